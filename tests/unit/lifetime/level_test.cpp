#include "anchorite/lifetime/level.hpp"

#include <gtest/gtest.h>

#include <type_traits>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::lifetime;

TEST(Level, NeitherKindBecomesTheOtherByItself) {
    static_assert(!std::is_convertible_v<Radiance, Luminance>);
    static_assert(!std::is_convertible_v<Luminance, Radiance>);
    static_assert(!std::is_constructible_v<Luminance, Radiance>);
    const LuminousEfficacy efficacy{7.21};
    EXPECT_NEAR(to_radiance(to_luminance(Radiance{0.19}, efficacy), efficacy).value, 0.19, 1e-15);
    EXPECT_NEAR(to_luminance(Radiance{2}, efficacy).value, 14.42, 1e-12);
}

TEST(Level, RefusesLightWithoutLumens) {
    EXPECT_THROW(to_luminance(Radiance{1}, LuminousEfficacy{0}), InputError);
    EXPECT_THROW(to_radiance(Luminance{1}, LuminousEfficacy{-1}), InputError);
}

TEST(Level, EfficacyIsThatOfTheSpectrum) {
    const double green = efficacy_of(optics::gaussian_spectrum(555e-9, 1e-9)).value;
    EXPECT_NEAR(green, 683, 1);
    EXPECT_LT(efficacy_of(optics::gaussian_spectrum(693e-9, 33e-9)).value, green / 50);
}
