#include "anchorite/optics/emission.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"
#include "optics/dipole_integral.hpp"

namespace anchorite::optics {
namespace {

void check_shares(const std::vector<double>& shares, std::size_t count, const char* what,
                  const char* of) {
    if (shares.empty()) return;
    if (shares.size() != count) {
        throw InputError(fmt::format("{} {} for {} {}", shares.size(), what, count, of));
    }
    double sum = 0;
    for (const double share : shares) {
        if (!(share >= 0 && std::isfinite(share))) {
            throw InputError(fmt::format("{} must not be negative, got {}", what, share));
        }
        sum += share;
    }
    if (sum == 0) throw InputError(fmt::format("all {} are zero", what));
}

void check_layer(const Emitter& emitter, const OpticalStack& stack) {
    if (emitter.layer >= stack.layers.size()) {
        throw InputError(fmt::format("emitter layer {} of a stack of {}", emitter.layer + 1,
                                     stack.layers.size()));
    }
    const OpticalLayer& layer = stack.layers[emitter.layer];
    if (!layer.coherent) {
        throw InputError(
            fmt::format("emitter layer \"{}\" is thick; make it coherent", layer.name));
    }
    for (const auto& index : layer.index) {
        if (index.real() > index.imag()) continue;
        throw InputError(
            fmt::format("emitter layer \"{}\" is a metal (n = {}, k = {}); dipoles need a layer "
                        "that light travels in",
                        layer.name, index.real(), index.imag()));
    }
}

/// Nearer to an absorber a dipole's power grows without bound [m].
constexpr double closest = 1e-12;

void check_positions(const Emitter& emitter, const OpticalStack& stack) {
    const OpticalLayer& layer = stack.layers[emitter.layer];
    const bool half_space = emitter.layer == 0 || emitter.layer + 1 == stack.layers.size();
    if (emitter.positions.empty()) throw InputError("an emitter needs at least one position");
    for (const double position : emitter.positions) {
        const bool inside =
            position >= closest && (half_space || position <= layer.thickness - closest);
        if (inside && std::isfinite(position)) continue;
        throw InputError(fmt::format(
            "emitter position {} m is not inside layer \"{}\", 1 pm or more from its ends{}",
            position, layer.name,
            half_space ? std::string() : fmt::format(" ({} m thick)", layer.thickness)));
    }
}

}  // namespace

void Emitter::validate(const OpticalStack& stack) const {
    check_layer(*this, stack);
    check_positions(*this, stack);
    check_shares(weights, positions.size(), "weights", "positions");
    check_shares(spectrum, stack.wavelengths.size(), "spectrum values", "wavelengths");
    if (!(horizontal_fraction >= 0 && horizontal_fraction <= 1)) {
        throw InputError(fmt::format("a horizontal fraction lies between 0 and 1, not at {}",
                                     horizontal_fraction));
    }
}

void EmissionOptions::validate() const {
    if (!(tolerance >= 1e-10 && tolerance <= 0.1)) {
        throw InputError(fmt::format(
            "tolerance of emission must lie between 1e-10 and 0.1, not at {}", tolerance));
    }
    if (max_panels == 0) throw InputError("emission needs at least one panel");
}

double PowerBudget::sum() const {
    double sum = bottom + top + substrate + superstrate + returned + guided + reabsorbed;
    for (const double value : absorbed) sum += value;
    return sum;
}

void PowerBudget::add(const PowerBudget& other, double weight) {
    for (double PowerBudget::*member :
         {&PowerBudget::total, &PowerBudget::bottom, &PowerBudget::top, &PowerBudget::substrate,
          &PowerBudget::superstrate, &PowerBudget::returned, &PowerBudget::guided,
          &PowerBudget::reabsorbed, &PowerBudget::absorbed_in_cone, &PowerBudget::absorbed_bound,
          &PowerBudget::absorbed_evanescent}) {
        this->*member += weight * other.*member;
    }
    absorbed.resize(std::max(absorbed.size(), other.absorbed.size()), 0.0);
    for (std::size_t j = 0; j < other.absorbed.size(); ++j) {
        absorbed[j] += weight * other.absorbed[j];
    }
}

PowerBudget oriented(const DipolePower& power, double horizontal_fraction) {
    PowerBudget budget;
    budget.add(power.vertical, 1 - horizontal_fraction);
    budget.add(power.horizontal, horizontal_fraction);
    return budget;
}

Emission emit(const OpticalStack& stack, const Emitter& emitter, const EmissionOptions& options,
              const ProgressCallback& progress) {
    stack.validate();
    emitter.validate(stack);
    options.validate();
    Emission emission;
    for (std::size_t i = 0; i < stack.wavelengths.size(); ++i) {
        auto integral = integrate_dipoles(dipole_geometry(stack, emitter, i), options);
        emission.power.push_back(std::move(integral.power));
        emission.error = std::max(emission.error, integral.error);
        if (integral.termination != Termination::converged) {
            emission.termination = integral.termination;
        }
        if (progress && !progress({"dipole emission", i + 1, stack.wavelengths.size()})) {
            throw Cancelled();
        }
    }
    return emission;
}

}  // namespace anchorite::optics
