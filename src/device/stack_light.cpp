#include "anchorite/device/stack_light.hpp"

#include <algorithm>
#include <numeric>

#include "anchorite/base/error.hpp"
#include "anchorite/optics/appearance.hpp"
#include "anchorite/optics/device_model.hpp"
#include "anchorite/optics/figures.hpp"
#include "anchorite/optics/normal_spectra.hpp"
#include "anchorite/optics/photometry.hpp"

namespace anchorite::device {

namespace {

std::size_t emitting_layer(const stack::Stack& description, const StackDevice& built) {
    const std::size_t layer = stack::emitter_index(description);
    const auto at = std::ranges::find(built.stack_layer, layer);
    if (at == built.stack_layer.end()) {
        throw InputError(description.layers[layer].name.where,
                         "the layer with the role emitter has no [layer.electronic]",
                         "add the table, or drop [emitter] to leave out light");
    }
    return static_cast<std::size_t>(at - built.stack_layer.begin());
}

/// Photons out on one side per exciton (or photon) made at one position.
double share_out(const optics::DeviceModel& model, const optics::EmissionOfModel& emission,
                 std::size_t position, double yield) {
    optics::Emitter here = model.emitter;
    here.positions = {model.emitter.positions[position]};
    here.weights = {};
    optics::EmissionSummary summary;
    summary.by_position = {emission.summary.by_position[position]};
    const auto efficiency = optics::external_efficiency(
        here, summary, yield, 1, model.reabsorption == stack::Reabsorption::recycle);
    return emission.side == optics::Side::top ? efficiency.top : efficiency.bottom;
}

void compute(const stack::Stack& description, StackLight& light, const ProgressCallback& progress) {
    const optics::MaterialLibrary library(description.materials, description.path.parent_path());
    optics::DeviceModel model = optics::device_model(description, library);
    const double thickness = description.layers[stack::emitter_index(description)].thickness;
    stack::EmissionProfile even;
    even.points = zone_slices;
    const auto points = optics::emission_points(even, thickness);
    model.emitter.positions = points.positions;
    model.emitter.weights = points.weights;
    const auto emission = optics::emission_of(model, {}, progress);
    const auto view = optics::appearance(model, emission);
    light.computed = true;
    light.spectrum = view.normal;
    light.pattern = view.pattern;
    const double plqy = light.excitons ? model.yield : 1;
    light.yield = light.excitons ? emission.figures.radiative : 1;
    light.spectrum_by_zone = optics::normal_spectra(model, emission, plqy);
    for (std::size_t d = 0; d < points.positions.size(); ++d) {
        const double out = share_out(model, emission, d, plqy);
        light.by_zone.push_back(light.yield > 0 ? std::min(1.0, out / light.yield) : 0);
    }
    light.outcoupling = std::accumulate(light.by_zone.begin(), light.by_zone.end(), 0.0) /
                        static_cast<double>(light.by_zone.size());
}

}  // namespace

std::optional<StackLight> light_of(const stack::Stack& description, const StackDevice& built,
                                   const ProgressCallback& progress) {
    if (!description.emitter) return std::nullopt;
    StackLight light;
    light.emitter = emitting_layer(description, built);
    const stack::Layer& layer = description.layers[built.stack_layer[light.emitter]];
    light.excitons = stack::makes_excitons(layer.electronic->value);
    if (description.device.outcoupling) {
        light.outcoupling = *description.device.outcoupling;
        light.yield = light.excitons ? description.emitter->value.plqy : 1;
        light.spectrum = optics::photons_to_power(optics::intrinsic_spectrum(description));
    } else {
        compute(description, light, progress);
    }
    return light;
}

optics::Spectrum spectrum_of(const StackLight& light, const EmissionZone& zone) {
    const bool lit = zone.weights.size() == light.spectrum_by_zone.size() &&
                     std::ranges::any_of(zone.weights, [](double weight) { return weight > 0; });
    if (!lit) return light.spectrum;
    optics::Spectrum photons = light.spectrum_by_zone.front();
    for (std::size_t i = 0; i < photons.values.size(); ++i) {
        photons.values[i] = 0;
        for (std::size_t d = 0; d < zone.weights.size(); ++d) {
            photons.values[i] += zone.weights[d] * light.spectrum_by_zone[d].values[i];
        }
    }
    return optics::photons_to_power(photons);
}

LightLook look_of(const StackLight& light, const EmissionZone& zone) {
    const optics::Spectrum power = spectrum_of(light, zone);
    LightLook look{optics::peak_in_wavelength(power).position, std::nullopt};
    if (optics::is_visible(power)) look.colour = optics::chromaticity(power);
    return look;
}

LightPath light_path(const StackLight& light, const std::vector<EmissionZone>& zones) {
    LightPath path;
    path.emitters = {light.emitter};
    path.yield = light.yield;
    path.outcoupling = light.outcoupling;
    path.photon_energy = optics::mean_photon_energy(light.spectrum);
    path.efficacy = optics::luminous_efficacy(light.spectrum);
    path.pattern = light.pattern;
    if (light.by_zone.empty()) return path;
    path.outcoupling_at = [shares = light.by_zone, mean = light.outcoupling,
                           &zones](std::size_t point) {
        const auto& weights = zones[point].weights;
        const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
        if (weights.size() != shares.size() || !(all > 0)) return mean;
        return std::inner_product(shares.begin(), shares.end(), weights.begin(), 0.0) / all;
    };
    return path;
}

}  // namespace anchorite::device
