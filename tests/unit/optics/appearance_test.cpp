#include "anchorite/optics/appearance.hpp"

#include <gtest/gtest.h>

#include <boost/math/special_functions/expint.hpp>
#include <cmath>
#include <cstdio>
#include <numbers>

#include "anchorite/base/constants.hpp"
#include "anchorite/optics/run.hpp"
#include "support/parsed_stack.hpp"
#include "support/stack_text.hpp"

using namespace anchorite;
using namespace anchorite::optics;
using test::parsed;
using test::result_of;
using test::small_stack;
using test::with;

TEST(Appearance, the_pattern_holds_the_power_that_leaves) {
    const OpticsResult result = result_of(small_stack());
    const auto& view = result.appearance;
    ASSERT_EQ(view.directions.size(), view_angles().size());
    // Intensities over the flux, integrated over the half-sphere, are 1 by their definition; the
    // flux itself must be the power that the budget says leaves.
    const AngularEmission angular =
        angular_emission(result.model.stack, result.model.emitter, view_angles());
    std::vector<double> intensity(view.directions.size(), 0);
    double out = 0, weights = 0;
    for (std::size_t i = 0; i < result.model.stack.wavelengths.size(); ++i) {
        const double weight = result.model.emitter.spectrum[i];
        out += weight * result.emission.summary.by_wavelength[i].bottom;  // rates, not shares
        weights += weight;
        for (std::size_t j = 0; j < intensity.size(); ++j) {
            intensity[j] += weight * angular.bottom[i][j].both();
        }
    }
    const double flux = pattern_factor(view_angles(), intensity) * std::numbers::pi * intensity[0];
    std::printf("flux over the half-sphere %.6f, budget %.6f\n", flux / weights, out / weights);
    EXPECT_NEAR(flux / out, 1, 1e-3);
    EXPECT_NEAR(view.directions[0].intensity * std::numbers::pi * view.pattern, 1, 1e-12);
    EXPECT_EQ(view.directions[0].shift, 0);
}

TEST(Appearance, the_pattern_of_an_absorbing_emitter_follows_beers_law) {
    // I(θ) ∝ exp(-x / cos θ), so that Φ/(π I(0)) = 2 e^x E2(x)
    const double depth = 4 * std::numbers::pi * 2e-3 / 600 * 15e3;
    const double asked = 2 * std::exp(depth) * boost::math::expint(2, depth);
    const auto view = result_of(test::absorbing_slab("2e-3", "lost")).appearance;
    std::printf("pattern of an absorbing emitter: asked %.4f ± 2e-3, measured %.4f\n", asked,
                view.pattern);
    EXPECT_NEAR(view.pattern, asked, 2e-3);
    const double at_60 = std::exp(-depth), shown = view.directions[60].intensity;
    EXPECT_NEAR(shown / view.directions[0].intensity, at_60, 2e-3);
    // 50 % of the excitons emit, exp(-x)/4π of that per sr along the normal
    const double radiance = 0.5 * std::exp(-depth) / (4 * std::numbers::pi) * constants::planck *
                            constants::light_speed / 600e-9 / constants::elementary_charge;
    std::printf("radiance: asked %.6f ± 0.3 %%, measured %.6f W/(sr A)\n", radiance,
                view.radiance_per_current);
    EXPECT_NEAR(view.radiance_per_current / radiance, 1, 3e-3);
}

TEST(Appearance, two_places_send_the_mean_of_what_each_sends) {
    // near the mirror F is large: little of that light leaves, and of few photons an exciton
    const auto at = [](const std::string& positions, const std::string& weights,
                       const std::string& reabsorption) {
        const auto text = small_stack() + "reabsorption = \"" + reabsorption +
                          "\"\n[emitter.profile]\nshape = \"listed\"\npositions = [" + positions +
                          "]\nweights = [" + weights + "]\n";
        return result_of(with(text, "\"30 nm\"", "\"60 nm\"")).appearance;
    };
    for (const std::string reabsorption : {"ignore", "recycle"}) {
        const auto far = at("\"10 nm\"", "1", reabsorption);
        const auto near = at("\"57 nm\"", "1", reabsorption);
        const auto both = at("\"10 nm\", \"57 nm\"", "3, 1", reabsorption);
        const double asked = (3 * far.radiance_per_current + near.radiance_per_current) / 4;
        std::printf("%s: %.5f and %.5f W/(sr A), both: asked %.5f, measured %.5f\n",
                    reabsorption.c_str(), far.radiance_per_current, near.radiance_per_current,
                    asked, both.radiance_per_current);
        EXPECT_LT(near.radiance_per_current, 0.5 * far.radiance_per_current);
        EXPECT_NEAR(both.radiance_per_current / asked, 1, 1e-3);
        for (const std::size_t angle : {0U, 40U, 80U}) {
            const auto out = [&](const Appearance& view) {
                return view.radiance_per_current * view.directions[angle].intensity /
                       view.directions[0].intensity;
            };
            EXPECT_NEAR(out(both) / ((3 * out(far) + out(near)) / 4), 1, 2e-3);
        }
    }
}

TEST(Appearance, spectrum_figures_are_those_of_the_spectrum) {
    const SpectrumFigures figures = spectrum_figures(gaussian_spectrum(525e-9, 21e-9));
    EXPECT_NEAR(figures.wavelength.position, 525e-9, 1e-13);
    EXPECT_NEAR(figures.wavelength.fwhm.value(), 21e-9, 1e-12);
    EXPECT_NEAR(figures.dominant->wavelength, 528e-9, 4e-9);
    EXPECT_GT(figures.efficacy, 500);
}

TEST(Appearance, infrared_light_has_no_colour_and_no_brightness) {
    std::string text = with(small_stack(), "peak = \"690 nm\"", "peak = \"1000 nm\"");
    text = with(text, "\"CsPbI3-dots\"", "\"FAPbI3\"");
    const OpticsResult result = result_of(text);
    EXPECT_FALSE(result.appearance.normal_figures.colour);
    EXPECT_FALSE(result.appearance.directions[30].colour);
    EXPECT_EQ(result.appearance.current_efficiency, 0);
    EXPECT_GT(result.appearance.radiance_per_current, 0);
}
