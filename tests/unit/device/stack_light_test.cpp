// The light of a recombination zone as optics sees it.
#include "anchorite/device/stack_light.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

#include "anchorite/optics/appearance.hpp"
#include "support/device_text.hpp"
#include "support/stack_text.hpp"

using namespace anchorite;
using namespace anchorite::device;

namespace {

const stack::Stack description =
    stack::parse_stack(test::with(test::device_stack(), "outcoupling = \"25 %\"\n", ""), "d.toml");

EmissionZone zone_at(int slice) {
    EmissionZone zone;
    zone.weights.assign(zone_slices, 0);
    zone.weights[static_cast<std::size_t>(slice)] = 1;
    return zone;
}

}  // namespace

TEST(StackLight, SpectrumOfAZoneIsThatOfOpticsWithTheSameProfile) {
    const auto light = light_of(description, device_of(description));
    for (const int slice : {0, 11}) {
        stack::Stack sheet = description;
        auto& profile = sheet.emitter->value.profile;
        profile.shape = stack::ProfileShape::listed;
        profile.positions = {Located<double>((slice + 0.5) * 25e-9 / zone_slices)};
        profile.weights = {1};
        const optics::MaterialLibrary library(sheet.materials, {});
        const auto model = optics::device_model(sheet, library);
        const auto asked = optics::appearance(model, optics::emission_of(model)).normal_figures;
        const auto look = look_of(*light, zone_at(slice));
        std::printf("slice %d: peak asked %.4f measured %.4f nm, x asked %.6f measured %.6f\n",
                    slice, 1e9 * asked.wavelength.position, 1e9 * look.peak, asked.colour->x,
                    look.colour->x);
        EXPECT_NEAR(1e9 * look.peak, 1e9 * asked.wavelength.position, 1e-3);
        EXPECT_NEAR(look.colour->x, asked.colour->x, 1e-5);
        EXPECT_NEAR(look.colour->y, asked.colour->y, 1e-5);
    }
}

TEST(StackLight, ADarkZoneLooksLikeAnEvenOne) {
    const auto light = light_of(description, device_of(description));
    EmissionZone dark;
    dark.weights.assign(zone_slices, 0);
    EXPECT_EQ(spectrum_of(*light, dark).values, light->spectrum.values);
    EmissionZone even;
    even.weights.assign(zone_slices, 1.0 / zone_slices);
    const double asked = optics::peak_in_wavelength(light->spectrum).position;
    EXPECT_NEAR(look_of(*light, even).peak / asked, 1, 1e-4);
}
