#include "anchorite/optics/appearance.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "optics/emitter_shares.hpp"
#include "optics/model_options.hpp"
#include "optics/transfer.hpp"

namespace anchorite::optics {
namespace {

using std::numbers::pi;
using Pattern = std::vector<std::vector<Radiant>>;  // [wavelength][angle]

Spectrum normalised(Spectrum spectrum) {
    const double top = *std::max_element(spectrum.values.begin(), spectrum.values.end());
    if (top > 0) {
        for (double& value : spectrum.values) value /= top;
    }
    return spectrum;
}

/// Watts that leave, 1 at their peak.
Spectrum watts_out(const DeviceModel& model, std::vector<double> transfer) {
    return normalised(photons_to_power(
        transferred(model.intrinsic, model.stack.wavelengths, std::move(transfer))));
}

std::optional<Chromaticity> colour_of(const Spectrum& power) {
    if (!is_visible(power)) return std::nullopt;
    return chromaticity(power);
}

/// Mean over the spectrum at every angle.
std::vector<double> mean_pattern(const Pattern& pattern, const std::vector<double>& spectrum) {
    std::vector<double> mean(pattern.front().size(), 0);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        for (std::size_t j = 0; j < mean.size(); ++j) {
            mean[j] += spectrum[i] * pattern[i][j].both();
        }
    }
    return mean;
}

double flux_of(const std::vector<double>& angles, const std::vector<double>& intensities) {
    return pattern_factor(angles, intensities) * pi * intensities.front();
}

std::vector<DirectionView> views(const DeviceModel& model, const Pattern& pattern,
                                 const std::vector<double>& angles,
                                 const std::vector<double>& mean) {
    const double flux = flux_of(angles, mean);
    std::vector<DirectionView> directions;
    for (std::size_t j = 0; j < angles.size(); ++j) {
        DirectionView view{angles[j], mean[j] / flux,
                           colour_of(watts_out(model, at_angle(pattern, j))), 0};
        if (const auto& normal = j == 0 ? view.colour : directions.front().colour) {
            view.shift = std::hypot(view.colour->u - normal->u, view.colour->v - normal->v);
        }
        directions.push_back(view);
    }
    return directions;
}

/// The emitter with its excitons weighted by how long they emit.
Emitter lit_emitter(const DeviceModel& model, const EmissionOfModel& emission) {
    Emitter lit = model.emitter;
    lit.weights = normalised_shares(lit.weights, lit.positions.size());
    for (std::size_t d = 0; d < lit.weights.size(); ++d) {
        lit.weights[d] *= emitting_time(emission.summary.by_position[d], model.yield,
                                        model.reabsorption == stack::Reabsorption::recycle);
    }
    return lit;
}

/// Light that leaves on the side one looks at, at every wavelength.
std::vector<double> side_power(const Emitter& lit, const EmissionOfModel& emission) {
    std::vector<double> values;
    for (const auto& positions : emission.emission.power) {
        PowerBudget sum;
        for (std::size_t d = 0; d < positions.size(); ++d) {
            sum.add(oriented(positions[d], lit.horizontal_fraction), lit.weights[d]);
        }
        values.push_back(emission.side == Side::top ? sum.top : sum.bottom);
    }
    return values;
}

void add_photometry(Appearance& view, double efficiency) {
    const Source source{view.normal, view.pattern};
    view.current_efficiency = current_efficiency(efficiency, source);
    view.lambertian_current_efficiency = current_efficiency(efficiency, {view.normal, 1});
    view.radiance_per_current = efficiency / photon_current_density(1, source);
}

}  // namespace

SpectrumFigures spectrum_figures(const Spectrum& power) {
    const auto colour = colour_of(power);
    return {peak_in_wavelength(power), peak_in_energy(power), colour,
            colour ? dominant_wavelength(*colour) : std::nullopt, luminous_efficacy(power)};
}

std::vector<double> view_angles() {
    std::vector<double> angles;
    for (int degree = 0; degree < 90; ++degree) angles.push_back(degree * pi / 180);
    return angles;
}

Appearance appearance(const DeviceModel& model, const EmissionOfModel& emission,
                      const EmissionOptions& options) {
    const std::vector<double> angles = view_angles();
    const Emitter lit = lit_emitter(model, emission);
    const AngularEmission angular =
        angular_emission(model.stack, lit, angles, options_of(model, options));
    const bool top = emission.side == Side::top;
    const Pattern& pattern = top ? angular.top : angular.bottom;
    const auto mean = mean_pattern(pattern, model.emitter.spectrum);
    Appearance view;
    view.side = emission.side;
    view.inside = normalised(photons_to_power(model.intrinsic));
    view.normal = watts_out(model, at_angle(pattern, 0));
    view.all = watts_out(model, side_power(lit, emission));
    view.inside_figures = spectrum_figures(view.inside);
    view.normal_figures = spectrum_figures(view.normal);
    view.all_figures = spectrum_figures(view.all);
    view.pattern = pattern_factor(angles, mean);
    view.directions = views(model, pattern, angles, mean);
    view.in_substrate =
        mean_pattern(top ? angular.inside_top : angular.inside_bottom, model.emitter.spectrum);
    const double flux = flux_of(angles, mean);
    for (double& value : view.in_substrate) value /= flux;
    add_photometry(view, emission.figures.efficiency);
    return view;
}

}  // namespace anchorite::optics
