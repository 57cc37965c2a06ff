// The light of a recombination zone as optics sees it.
#include "anchorite/device/stack_light.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

#include "anchorite/optics/appearance.hpp"
#include "support/device_text.hpp"
#include "support/stack_text.hpp"

using namespace anchorite;
using namespace anchorite::device;

namespace {

const stack::Stack case_40 =
    stack::parse_stack(test::with(test::device_stack(), "outcoupling = \"25 %\"\n", ""), "d.toml");

EmissionZone zone_at(const StackLight& light, std::size_t place) {
    EmissionZone zone;
    zone.by_place.assign(light.places.size(), 0);
    zone.by_place[place] = 1;
    return zone;
}

stack::Stack listed(stack::Stack description, const std::vector<double>& positions,
                    const std::vector<double>& weights) {
    auto& profile = description.emitter->value.profile;
    profile.shape = stack::ProfileShape::listed;
    profile.positions.clear();
    for (const double position : positions) profile.positions.emplace_back(position);
    profile.weights = weights;
    return description;
}

struct Seen {
    optics::EmissionOfModel emission;
    optics::Appearance view;
};

Seen seen_by_optics(const stack::Stack& description) {
    const optics::MaterialLibrary library(description.materials, {});
    const auto model = optics::device_model(description, library);
    Seen seen;
    seen.emission = optics::emission_of(model);
    seen.view = optics::appearance(model, seen.emission);
    return seen;
}

/// An emitter of 200 nm between air and silver.
const char* const beside_silver = R"toml(name = "beside silver"
[[material]]
name = "film"
n = 1.8
[[material]]
name = "silver"
n = 0.13
k = 4
[[layer]]
name = "E"
material = "film"
thickness = "200 nm"
roles = ["emitter"]
[layer.electronic]
electron_affinity = "3 eV"
ionisation_energy = "5 eV"
permittivity = 3
conduction_states = "1e21 cm^-3"
valence_states = "1e21 cm^-3"
electron_mobility = "1e-6 cm2/(V s)"
hole_mobility = "1e-3 cm2/(V s)"
langevin = true
[[layer]]
name = "M"
material = "silver"
thickness = "100 nm"
[contact.anode]
work_function = "4.9 eV"
[contact.cathode]
work_function = "3.1 eV"
[emitter]
peak = "600 nm"
fwhm = "30 nm"
plqy = "90 %"
[device]
voltages = ["5 V"]
)toml";

}  // namespace

TEST(StackLight, SpectrumOfAZoneIsThatOfOpticsWithTheSameProfile) {
    const auto light = light_of(case_40, device_of(case_40));
    for (const std::size_t place : {std::size_t{0}, light->places.size() - 1}) {
        const auto asked =
            seen_by_optics(listed(case_40, {light->places[place]}, {1})).view.normal_figures;
        const auto look = look_of(*light, zone_at(*light, place));
        std::printf("place %zu: peak asked %.4f measured %.4f nm, x asked %.6f measured %.6f\n",
                    place, 1e9 * asked.wavelength.position, 1e9 * look.peak, asked.colour->x,
                    look.colour->x);
        EXPECT_NEAR(1e9 * look.peak, 1e9 * asked.wavelength.position, 1e-3);
        EXPECT_NEAR(look.colour->x, asked.colour->x, 1e-5);
        EXPECT_NEAR(look.colour->y, asked.colour->y, 1e-5);
    }
}

TEST(StackLight, ADarkZoneLooksLikeAnEvenOne) {
    const auto light = light_of(case_40, device_of(case_40));
    EmissionZone dark;
    dark.by_place.assign(light->places.size(), 0);
    EXPECT_EQ(spectrum_of(*light, dark).values, light->spectrum.values);
    EmissionZone even;
    even.by_place.assign(light->places.size(), 0);
    share_between(light->places, 0, 25e-9, 1, even.by_place);
    const double asked = optics::peak_in_wavelength(light->spectrum).position;
    EXPECT_NEAR(look_of(*light, even).peak / asked, 1, 1e-9);
}

TEST(StackLight, AZoneBesideAMirrorShinesAsItsProfileDoesInOptics) {
    // most light is made where U/F goes with the cube of the distance
    const auto description = stack::parse_stack(beside_silver, "d.toml");
    const auto light = light_of(description, device_of(description));
    for (const double length : {1e-9, 10e-9, 100e-9}) {
        std::vector<EmissionZone> zones(1);
        zones[0].by_place.assign(light->places.size(), 0);
        std::vector<double> positions, weights;
        const double step = std::min(length / 20, 1e-9);
        const double first = std::max(0.0, 200e-9 - 15 * length);
        for (double left = first; left < 200e-9 - step / 2; left += step) {
            positions.push_back(left + step / 2);
            weights.push_back(std::exp((positions.back() - 200e-9) / length));
            share_between(light->places, left, left + step, weights.back(), zones[0].by_place);
        }
        const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
        for (double& share : zones[0].by_place) share /= all;
        const auto seen = seen_by_optics(listed(description, positions, weights));
        const auto path = light_path(*light, zones);
        const LightOut out = path.out_at(0);
        const double efficiency = out.outcoupling * path.yield;
        const double radiance = radiance_of(out, path.yield);
        std::printf(
            "%.0f nm: EQE asked %.4e measured %.4e; pattern asked %.4f measured %.4f; "
            "asked %.4e measured %.4e W/(sr A)\n",
            1e9 * length, seen.emission.figures.efficiency, efficiency, seen.view.pattern,
            out.pattern, seen.view.radiance_per_current, radiance);
        EXPECT_NEAR(efficiency / seen.emission.figures.efficiency, 1, 0.01);
        EXPECT_NEAR(out.pattern / seen.view.pattern, 1, 3e-3);
        EXPECT_NEAR(radiance / seen.view.radiance_per_current, 1, 0.01);
        EXPECT_NEAR(out.efficacy / seen.view.normal_figures.efficacy, 1, 1e-3);
    }
}

TEST(StackLight, PlacesRiseThroughAnyLayer) {
    for (const double thickness : {0.5e-9, 3e-9, 25e-9, 200e-9, 3e-6}) {
        const auto places = light_places(thickness);
        EXPECT_GT(places.front(), 1e-12);
        EXPECT_LT(places.back(), thickness - 1e-12);
        for (std::size_t d = 1; d < places.size(); ++d) {
            EXPECT_GT(places[d], places[d - 1]);
            EXPECT_LT(places[d] - places[d - 1], thickness / 39);
        }
    }
}
