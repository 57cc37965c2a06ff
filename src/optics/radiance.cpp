#include "anchorite/optics/radiance.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numbers>

#include "anchorite/base/error.hpp"
#include "optics/dipole_kernel.hpp"
#include "optics/emitter_shares.hpp"

namespace anchorite::optics {
namespace {

/// u of a direction in a medium outside. At the normal it is not 0 but small, since dP/du vanishes
/// there in proportion to u; what is left out is of the order of its square.
double wavenumber_at(double index, double angle) {
    return index * std::max(std::sin(angle), 1e-7);
}

/// From dP/du to dP/dΩ, u = n sin θ: dΩ = 2π sin θ dθ.
double per_solid_angle(double index, double angle, double u) {
    return index * index * std::cos(angle) / (2 * std::numbers::pi * u);
}

struct Where {
    double index;
    bool open;
    BySource Dissipation::*flow;
    std::vector<std::vector<Radiant>> AngularEmission::*result;
};

std::vector<Where> places(const DipoleGeometry& geometry) {
    const Outside &below = geometry.bottom, &above = geometry.top;
    return {
        {below.end_index, below.window && below.end_window, &Dissipation::leaves_below,
         &AngularEmission::bottom},
        {above.end_index, above.window && above.end_window, &Dissipation::leaves_above,
         &AngularEmission::top},
        {below.index, below.window, &Dissipation::enters_below, &AngularEmission::inside_bottom},
        {above.index, above.window, &Dissipation::enters_above, &AngularEmission::inside_top}};
}

/// Mean over positions and orientations.
Radiant mean(const std::vector<Dissipation>& flows, BySource Dissipation::*flow,
             const std::vector<double>& weights, double horizontal) {
    Radiant mean;
    for (std::size_t d = 0; d < weights.size(); ++d) {
        const BySource& part = flows[d].*flow;
        mean.s += weights[d] * horizontal * part.horizontal_s;
        mean.p += weights[d] * (horizontal * part.horizontal_p + (1 - horizontal) * part.vertical);
    }
    return mean;
}

}  // namespace

AngularEmission angular_emission(const OpticalStack& stack, const Emitter& emitter,
                                 std::span<const double> angles, const EmissionOptions& options) {
    stack.validate();
    emitter.validate(stack);
    options.validate();
    for (const double angle : angles) {
        if (angle >= 0 && angle < std::numbers::pi / 2) continue;
        throw InputError(fmt::format("an angle of emission lies from 0 to below 90°, not at {}°",
                                     angle * 180 / std::numbers::pi));
    }
    const auto weights = normalised_shares(emitter.weights, emitter.positions.size());
    AngularEmission emission;
    emission.angles.assign(angles.begin(), angles.end());
    std::vector<Dissipation> flows;
    for (std::size_t i = 0; i < stack.wavelengths.size(); ++i) {
        const DipoleGeometry geometry = dipole_geometry(stack, emitter, i);
        DipoleKernel kernel(geometry, options.reabsorption);
        for (const Where& place : places(geometry)) {
            auto& row = (emission.*place.result).emplace_back(angles.size());
            for (std::size_t a = 0; place.open && a < angles.size(); ++a) {
                const double u = wavenumber_at(place.index, angles[a]);
                kernel.flows(u, flows);
                row[a] = mean(flows, place.flow, weights, emitter.horizontal_fraction);
                const double factor = per_solid_angle(place.index, angles[a], u);
                row[a].s *= factor;
                row[a].p *= factor;
            }
        }
    }
    return emission;
}

}  // namespace anchorite::optics
