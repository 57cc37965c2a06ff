// Colour and brightness against figures computed by another program and against the paper's.
#include "anchorite/optics/colour.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <tuple>

#include "anchorite/optics/photometry.hpp"

using namespace anchorite::optics;

namespace {

struct Case {
    double peak, fwhm;  ///< [nm]
    double x, y, efficacy;
};

Spectrum gaussian_with_background(double peak, double fwhm, double background) {
    Spectrum spectrum;
    for (int i = 0; i <= 4000; ++i) spectrum.wavelengths.push_back((400 + 0.1 * i) * 1e-9);
    spectrum.values = gaussian(spectrum.wavelengths, peak * 1e-9, fwhm * 1e-9);
    for (double& value : spectrum.values) value += background;
    return spectrum;
}

}  // namespace

// Reference: sums with the CIE 018 table by a Python program (numpy), four digits asked for.
TEST(ColourValidation, gaussians_of_the_papers_width) {
    for (const Case& c : {Case{691, 33, 0.7326, 0.2674, 8.238}, {693, 33, 0.7329, 0.2671, 7.211}}) {
        const Spectrum spectrum = gaussian_spectrum(c.peak * 1e-9, c.fwhm * 1e-9);
        const Chromaticity colour = chromaticity(spectrum);
        const double efficacy = luminous_efficacy(spectrum);
        std::printf(
            "%g nm, FWHM %g nm: asked (%.4f, %.4f) within 2e-4, measured (%.5f, %.5f); "
            "asked %.3f lm/W within 0.1 %%, measured %.4f lm/W\n",
            c.peak, c.fwhm, c.x, c.y, colour.x, colour.y, c.efficacy, efficacy);
        EXPECT_NEAR(colour.x, c.x, 2e-4);
        EXPECT_NEAR(colour.y, c.y, 2e-4);
        EXPECT_NEAR(efficacy, c.efficacy, 1e-3 * c.efficacy);
    }
}

TEST(ColourValidation, a_baseline_moves_the_colour_as_much_as_the_reference_says) {
    for (const auto& [background, x, y] :
         {std::tuple{0.001, 0.665608, 0.278574}, {0.002, 0.617871, 0.286549}}) {
        const Chromaticity colour = chromaticity(gaussian_with_background(691, 33, background));
        std::printf("background %.1f %%: asked (%.4f, %.4f) within 2e-4, measured (%.5f, %.5f)\n",
                    100 * background, x, y, colour.x, colour.y);
        EXPECT_NEAR(colour.x, x, 2e-4);
        EXPECT_NEAR(colour.y, y, 2e-4);
    }
}

// The paper drives its devices at 190 mW/(sr m²), which it takes from 100 cd/m² of a green diode.
TEST(PhotometryValidation, a_hundred_candela_in_green_and_what_they_are_in_deep_red) {
    const Spectrum green = gaussian_spectrum(525e-9, 21e-9);
    const double measured = luminance(0.190, green);
    std::printf(
        "190 mW/(sr m²) at 525 nm, FWHM 21 nm: asked 100 cd/m² within 0.5 %%, measured "
        "%.3f cd/m²\n",
        measured);
    EXPECT_NEAR(measured, 100, 0.5);
    const double red = luminance(0.190, gaussian_spectrum(693e-9, 33e-9));
    std::printf(
        "the same radiance at 693 nm, FWHM 33 nm: asked 1.37 cd/m² within 0.01, measured "
        "%.4f cd/m²\n",
        red);
    EXPECT_NEAR(red, 1.37, 0.01);
}

TEST(PhotometryValidation, largest_radiance_as_a_photon_current) {
    for (const double fwhm : {0.1e-9, 33e-9}) {
        const Source source{gaussian_spectrum(693e-9, fwhm), 1};
        const double current = photon_current_density(119.037, source) / 10;  // mA/cm²
        std::printf(
            "119.037 W/(sr m²) at 693 nm, FWHM %g nm, Lambertian: asked J·EQE = 20.9 "
            "mA/cm² within 0.05, measured %.4f mA/cm²\n",
            fwhm * 1e9, current);
        EXPECT_NEAR(current, 20.9, 0.05);
    }
}
