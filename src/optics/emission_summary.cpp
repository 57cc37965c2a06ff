#include "anchorite/optics/emission_summary.hpp"

#include <fmt/format.h>

#include <numeric>

#include "anchorite/base/error.hpp"
#include "optics/emitter_shares.hpp"

namespace anchorite::optics {
namespace {

void check_fraction(double value, const char* what) {
    if (value >= 0 && value <= 1) return;
    throw InputError(fmt::format("{} lies between 0 and 1, not at {}", what, value));
}

PowerBudget share_of_total(const PowerBudget& budget) {
    PowerBudget share;
    share.add(budget, 1 / budget.total);
    return share;
}

}  // namespace

EmissionSummary summarise(const OpticalStack& stack, const Emitter& emitter,
                          const Emission& emission) {
    emitter.validate(stack);
    const auto weights = normalised_shares(emitter.weights, emitter.positions.size());
    const auto spectrum = normalised_shares(emitter.spectrum, stack.wavelengths.size());
    if (emission.power.size() != spectrum.size()) {
        throw InputError(fmt::format("an emission at {} wavelengths for a stack with {}",
                                     emission.power.size(), spectrum.size()));
    }
    EmissionSummary summary;
    summary.by_wavelength.resize(spectrum.size());
    summary.by_position.resize(weights.size());
    for (std::size_t i = 0; i < spectrum.size(); ++i) {
        if (emission.power[i].size() != weights.size()) {
            throw InputError(fmt::format("an emission at {} positions for an emitter with {}",
                                         emission.power[i].size(), weights.size()));
        }
        for (std::size_t d = 0; d < weights.size(); ++d) {
            const PowerBudget budget = oriented(emission.power[i][d], emitter.horizontal_fraction);
            summary.by_wavelength[i].add(budget, weights[d]);
            summary.by_position[d].add(budget, spectrum[i]);
            summary.rates.add(budget, spectrum[i] * weights[d]);
            summary.shares.add(share_of_total(budget), spectrum[i] * weights[d]);
        }
    }
    return summary;
}

double radiative_efficiency(double yield, double purcell) {
    check_fraction(yield, "a quantum yield");
    if (!(purcell > 0)) {
        throw InputError(fmt::format("a Purcell factor must be positive, not {}", purcell));
    }
    return yield * purcell / (1 - yield + yield * purcell);
}

double emitting_time(const PowerBudget& rates, double yield, bool recycle) {
    const double radiative = radiative_efficiency(yield, rates.total);
    const double again = recycle ? radiative * rates.reabsorbed / rates.total : 0.0;
    return 1 / (1 - yield + yield * rates.total) / (1 - again);
}

QuantumEfficiency external_efficiency(const Emitter& emitter, const EmissionSummary& summary,
                                      double yield, double balance, bool recycle) {
    check_fraction(balance, "a charge balance");
    const auto weights = normalised_shares(emitter.weights, emitter.positions.size());
    if (weights.size() != summary.by_position.size()) {
        throw InputError(fmt::format("a summary of {} positions for an emitter with {}",
                                     summary.by_position.size(), weights.size()));
    }
    QuantumEfficiency efficiency;
    for (std::size_t d = 0; d < weights.size(); ++d) {
        const PowerBudget& budget = summary.by_position[d];
        const double each = weights[d] * balance * yield * emitting_time(budget, yield, recycle);
        efficiency.bottom += each * budget.bottom;
        efficiency.top += each * budget.top;
    }
    return efficiency;
}

}  // namespace anchorite::optics
