#include "anchorite/device/stack_light.hpp"

#include <algorithm>
#include <numbers>
#include <numeric>

#include "anchorite/base/error.hpp"
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

/// Shares of an emitter that is lit evenly from `left` to `right`.
std::vector<double> even_shares(const std::vector<double>& places, double left, double right) {
    std::vector<double> shares(places.size(), 0.0);
    share_between(places, left, right, 1, shares);
    return shares;
}

double sum_over(const std::vector<double>& shares, const std::vector<double>& values) {
    return std::inner_product(shares.begin(), shares.end(), values.begin(), 0.0);
}

bool is_lit(const StackLight& light, const EmissionZone& zone) {
    return !light.places.empty() && zone.by_place.size() == light.places.size() &&
           std::ranges::any_of(zone.by_place, [](double share) { return share > 0; });
}

/// Photons along the normal of a zone, on any scale.
optics::Spectrum mixed(const StackLight& light, const std::vector<double>& by_place) {
    optics::Spectrum photons = light.spectrum_by_place.front();
    std::ranges::fill(photons.values, 0.0);
    for (std::size_t d = 0; d < by_place.size(); ++d) {
        if (by_place[d] == 0) continue;
        const auto& values = light.spectrum_by_place[d].values;
        for (std::size_t i = 0; i < values.size(); ++i) {
            photons.values[i] += by_place[d] * values[i];
        }
    }
    return photons;
}

/// Outcoupling and pattern of a zone: light in all directions and along the normal are both sums
/// over the places.
LightOut light_out(const StackLight& light, const std::vector<double>& by_place,
                   const optics::Spectrum& power) {
    LightOut out;
    out.outcoupling = std::min(1.0, sum_over(by_place, light.out_by_place));
    const double normal = sum_over(by_place, light.normal_by_place);
    out.pattern = normal > 0 ? out.outcoupling / (std::numbers::pi * normal) : light.pattern;
    out.photon_energy = optics::mean_photon_energy(power);
    out.efficacy = optics::luminous_efficacy(power);
    return out;
}

/// What one pair at each place sends out, in all directions and along the normal.
void add_places(const optics::DeviceModel& model, const optics::EmissionOfModel& emission,
                StackLight& light) {
    const double yield = light.excitons ? model.yield : 1;
    const bool recycle = model.reabsorption == stack::Reabsorption::recycle;
    const double made = light.yield > 0 ? light.yield : 1;
    const double inside = optics::integral(model.intrinsic);
    light.places = model.emitter.positions;
    light.spectrum_by_place = optics::normal_spectra(model, emission, yield > 0 ? yield : 1);
    for (std::size_t d = 0; d < light.places.size(); ++d) {
        const optics::PowerBudget& rates = emission.summary.by_position[d];
        const double side = emission.side == optics::Side::top ? rates.top : rates.bottom;
        const double out = yield * optics::emitting_time(rates, yield, recycle) * side;
        light.out_by_place.push_back(std::min(1.0, out / made));
        light.normal_by_place.push_back(optics::integral(light.spectrum_by_place[d]) / inside /
                                        made);
    }
}

void compute(const stack::Stack& description, StackLight& light, const ProgressCallback& progress) {
    const optics::MaterialLibrary library(description.materials, description.path.parent_path());
    optics::DeviceModel model = optics::device_model(description, library);
    const double thickness = description.layers[stack::emitter_index(description)].thickness;
    model.emitter.positions = light_places(thickness);
    model.emitter.weights = even_shares(model.emitter.positions, 0, thickness);
    const auto emission = optics::emission_of(model, {}, progress);
    light.computed = true;
    light.yield = light.excitons ? emission.figures.radiative : 1;
    add_places(model, emission, light);
    light.spectrum = optics::photons_to_power(mixed(light, model.emitter.weights));
    const LightOut even = light_out(light, model.emitter.weights, light.spectrum);
    light.outcoupling = even.outcoupling;
    light.pattern = even.pattern;
    for (int slice = 0; slice < zone_slices; ++slice) {
        const double each = thickness / zone_slices;
        const auto shares = even_shares(light.places, slice * each, (slice + 1) * each);
        light.by_zone.push_back(sum_over(shares, light.out_by_place));
    }
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

std::vector<double> light_places(double thickness) {
    const double most = thickness / 40;
    std::vector<double> places{std::min(0.1e-9, thickness / 24)};
    while (places.back() < thickness / 2) {
        places.push_back(places.back() + std::min(most, 0.1 * places.back()));
    }
    places.back() = thickness / 2;
    for (std::size_t i = places.size() - 1; i-- > 0;) places.push_back(thickness - places[i]);
    return places;
}

optics::Spectrum spectrum_of(const StackLight& light, const EmissionZone& zone) {
    if (!is_lit(light, zone)) return light.spectrum;
    return optics::photons_to_power(mixed(light, zone.by_place));
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
    path.out = {light.outcoupling, optics::mean_photon_energy(light.spectrum),
                optics::luminous_efficacy(light.spectrum), light.pattern};
    if (light.places.empty()) return path;
    path.out_at = [&light, even = path.out, &zones](std::size_t point) {
        const EmissionZone& zone = zones[point];
        if (!is_lit(light, zone)) return even;
        return light_out(light, zone.by_place, spectrum_of(light, zone));
    };
    return path;
}

}  // namespace anchorite::device
