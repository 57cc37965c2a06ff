#include "anchorite/optics/colour.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <tuple>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::optics;

namespace {

Spectrum flat(double from, double to) {
    return {{from, to}, {1, 1}};
}

}  // namespace

TEST(Colour, equal_energy_is_white) {
    const Chromaticity white = chromaticity(flat(360e-9, 830e-9));
    std::printf("equal energy: x %.5f, y %.5f\n", white.x, white.y);
    // The table's own sums: X 106.8655, Y 106.8569, Z 106.8923.
    const double sum = 106.8655 + 106.8569 + 106.8923;
    EXPECT_NEAR(white.x, 106.8655 / sum, 1e-6);
    EXPECT_NEAR(white.y, 106.8569 / sum, 1e-6);
    EXPECT_NEAR(white.u, 4.0 / 19, 5e-5);
    EXPECT_NEAR(white.v, 9.0 / 19, 5e-5);
}

TEST(Colour, does_not_depend_on_brightness_or_grid) {
    const Spectrum fine = gaussian_spectrum(525e-9, 21e-9);
    Spectrum bright = fine;
    for (double& value : bright.values) value *= 1e9;
    EXPECT_NEAR(chromaticity(fine).x, chromaticity(bright).x, 1e-12);
    Spectrum split = fine;  // a point more on every line changes nothing
    for (std::size_t i = 1; i < fine.wavelengths.size(); ++i) {
        const double middle = 0.5 * (fine.wavelengths[i - 1] + fine.wavelengths[i]);
        split.wavelengths.push_back(middle);
        split.values.push_back(value_at(fine, middle));
    }
    std::vector<std::pair<double, double>> points;
    for (std::size_t i = 0; i < split.values.size(); ++i) {
        points.emplace_back(split.wavelengths[i], split.values[i]);
    }
    std::sort(points.begin(), points.end());
    for (std::size_t i = 0; i < points.size(); ++i) {
        std::tie(split.wavelengths[i], split.values[i]) = points[i];
    }
    EXPECT_NEAR(chromaticity(fine).x, chromaticity(split).x, 1e-9);
}

TEST(Colour, dominant_wavelength_of_a_narrow_line_is_its_own) {
    for (const double line : {450e-9, 525e-9, 580e-9, 620e-9}) {
        const auto found = dominant_wavelength(chromaticity(gaussian_spectrum(line, 0.5e-9)));
        ASSERT_TRUE(found);
        EXPECT_FALSE(found->complementary);
        EXPECT_NEAR(found->wavelength, line, 0.1e-9);
        EXPECT_NEAR(found->purity, 1, 2e-3);
    }
}

TEST(Colour, purple_has_a_complementary_wavelength_and_white_has_none) {
    const auto purple = dominant_wavelength(chromaticity(0.35, 0.15));
    ASSERT_TRUE(purple);
    EXPECT_TRUE(purple->complementary);
    EXPECT_GT(purple->wavelength, 500e-9);
    EXPECT_LT(purple->wavelength, 570e-9);
    EXPECT_GT(purple->purity, 0);
    EXPECT_LT(purple->purity, 1);
    EXPECT_FALSE(dominant_wavelength(equal_energy_white()));
}

TEST(Colour, the_locus_is_the_edge_of_colours) {
    const auto locus = spectral_locus();
    ASSERT_EQ(locus.size(), 321U);
    EXPECT_NEAR(locus.front().wavelength, 380e-9, 1e-15);
    EXPECT_NEAR(locus[140].chromaticity.y, 0.8338, 1e-3);  // 520 nm, CIE 15
    EXPECT_NEAR(locus[140].chromaticity.x, 0.0743, 1e-3);
}

TEST(Colour, light_that_nobody_sees_has_no_colour) {
    EXPECT_THROW(chromaticity(flat(900e-9, 1000e-9)), InputError);
    EXPECT_FALSE(is_visible(flat(900e-9, 1000e-9)));
    EXPECT_TRUE(is_visible(flat(800e-9, 1000e-9)));
    EXPECT_EQ(tristimulus(flat(900e-9, 1000e-9)).y, 0);
}
