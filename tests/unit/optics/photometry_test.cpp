#include "anchorite/optics/photometry.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <numbers>
#include <vector>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::optics;
using std::numbers::pi;

namespace {

const Source lambertian{gaussian_spectrum(693e-9, 33e-9), 1};

std::vector<double> degrees(int step, int last) {
    std::vector<double> angles;
    for (int angle = 0; angle <= last; angle += step) angles.push_back(angle * pi / 180);
    return angles;
}

}  // namespace

TEST(Photometry, green_at_540_thz_has_the_constant_of_the_si) {
    const double efficacy = luminous_efficacy(gaussian_spectrum(555e-9, 0.1e-9));
    EXPECT_NEAR(efficacy, luminous_efficacy_constant, 0.05);
}

TEST(Photometry, radiance_and_luminance_are_inverse) {
    const Spectrum green = gaussian_spectrum(525e-9, 21e-9);
    EXPECT_NEAR(radiance(luminance(0.19, green), green), 0.19, 1e-15);
    EXPECT_THROW(radiance(1, Spectrum{{900e-9, 950e-9}, {1, 1}}), InputError);
}

TEST(Photometry, pattern_factor_of_known_patterns) {
    const auto factor = [](const std::vector<double>& angles, double power) {
        std::vector<double> intensities;
        for (const double angle : angles) intensities.push_back(std::pow(std::cos(angle), power));
        return pattern_factor(angles, intensities);
    };
    // cosᵐθ: Φ = 2π/(m+1), so Φ/(π I0) = 2/(m+1).
    for (const int last : {90, 88}) {
        EXPECT_NEAR(factor(degrees(2, last), 1), 1, 1e-12);
        EXPECT_NEAR(factor(degrees(2, last), 2), 2.0 / 3, 5e-4);
        EXPECT_NEAR(factor(degrees(2, last), 3), 0.5, 1e-3);
    }
    const std::vector<double> two{0, 0.1}, one{1};
    EXPECT_THROW(pattern_factor(two, one), InputError);
    const std::vector<double> backwards{0, 0.2, 0.1}, three{1, 1, 1};
    EXPECT_THROW(pattern_factor(backwards, three), InputError);
    const std::vector<double> dark{0, 1};
    EXPECT_THROW(pattern_factor(two, dark), InputError);
}

TEST(Photometry, efficiencies_agree_whichever_way_they_are_computed) {
    const Source source{gaussian_spectrum(525e-9, 21e-9), 0.88};
    const double current = 100;  // 10 mA/cm²
    const double brightness = 50;
    const double direct = external_efficiency_of_radiance(brightness, current, source);
    const double candela = luminance(brightness, source.power) / current;
    EXPECT_NEAR(external_efficiency_of_current_efficiency(candela, source), direct, 1e-12);
    EXPECT_NEAR(current_efficiency(direct, source), candela, 1e-9);
    EXPECT_NEAR(power_efficiency(candela, 4, source), pi * 0.88 * candela / 4, 1e-12);
    EXPECT_THROW(external_efficiency_of_radiance(1, 0, source), InputError);
    EXPECT_THROW(power_efficiency(1, -1, source), InputError);
}

TEST(Photometry, fewer_photons_leave_a_narrower_pattern) {
    const Source narrow{lambertian.power, 0.5};
    EXPECT_NEAR(photon_current_density(1, narrow), 0.5 * photon_current_density(1, lambertian),
                1e-12);
}
