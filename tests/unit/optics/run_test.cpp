#include "anchorite/optics/run.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <numbers>

#include "anchorite/optics/outside_light.hpp"
#include "support/stack_text.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;
using namespace anchorite::optics;
using test::small_stack;
using test::with;

namespace {

const std::string toleranced =
    with(small_stack(), "thickness = \"30 nm\"",
         "thickness = \"30 nm\"\nthickness_tolerance = \"5 nm\"\nn_tolerance = \"2 %\"") +
    "plqy_tolerance = \"10 %\"\n[optics]\ndraws = 40\nstep = \"15 nm\"\n";

stack::Stack parsed(const std::string& text) {
    return stack::parse_stack(text, "stack.toml");
}

OpticsResult result_of(const std::string& text, RunOptions options = {}) {
    return run_optics(parsed(text), options);
}

}  // namespace

TEST(OpticsRun, channels_add_up_to_all_power_at_every_wavelength_and_position) {
    const OpticsResult result = result_of(small_stack());
    double sum = 0;
    std::vector<double> by_wavelength(result.model.stack.wavelengths.size(), 0);
    std::vector<double> by_position(result.model.emitter.positions.size(), 0);
    for (const Channel& channel : result.channels) {
        sum += channel.share;
        for (std::size_t i = 0; i < by_wavelength.size(); ++i) {
            by_wavelength[i] += channel.by_wavelength[i];
        }
        for (std::size_t i = 0; i < by_position.size(); ++i) {
            by_position[i] += channel.by_position[i];
        }
    }
    std::printf("channels add up to 1 - %.1e\n", 1 - sum);
    EXPECT_NEAR(sum, 1, 1e-4);
    for (const double one : by_wavelength) EXPECT_NEAR(one, 1, 1e-4);
    for (const double one : by_position) EXPECT_NEAR(one, 1, 1e-4);
}

TEST(OpticsRun, the_efficiency_is_that_of_its_parts) {
    const OpticsResult result = result_of(small_stack());
    const Figures& figures = result.emission.figures;
    EXPECT_EQ(result.emission.side, Side::bottom);
    double radiative = 0, efficiency = 0, outcoupling = 0;
    const auto& positions = result.emission.summary.by_position;
    for (const PowerBudget& rates : positions) {  // a uniform profile
        const double share = 1.0 / static_cast<double>(positions.size());
        const double one = 0.8 * rates.total / (0.2 + 0.8 * rates.total);
        radiative += share * one;
        outcoupling += share * (rates.bottom + rates.top) / rates.total;
        efficiency += share * one * rates.bottom / rates.total;
    }
    EXPECT_NEAR(figures.radiative, radiative, 1e-12);
    EXPECT_NEAR(figures.outcoupling, outcoupling, 1e-12);
    EXPECT_NEAR(figures.efficiency, efficiency, 1e-12);
    EXPECT_EQ(result.provenance.input_sha256.size(), 64U);
}

TEST(OpticsRun, a_stack_upside_down_emits_to_the_other_side) {
    const std::string flipped = R"(name = "flipped"
[[layer]]
name = "mirror"
material = "Al"
thickness = "100 nm"
[[layer]]
name = "dots"
material = "CsPbI3-dots"
thickness = "30 nm"
roles = ["emitter"]
[[layer]]
name = "glass"
material = "N-BK7"
thickness = "1 mm"
roles = ["substrate"]
[emitter]
peak = "690 nm"
fwhm = "30 nm"
plqy = "80 %"
)";
    const OpticsResult up = result_of(flipped);
    const OpticsResult down = result_of(small_stack());
    EXPECT_EQ(up.emission.side, Side::top);
    EXPECT_NEAR(up.emission.figures.efficiency, down.emission.figures.efficiency, 1e-5);
    EXPECT_NEAR(up.appearance.pattern, down.appearance.pattern, 1e-4);
    EXPECT_NEAR(up.appearance.normal_figures.colour.x, down.appearance.normal_figures.colour.x,
                1e-6);
}

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

TEST(Appearance, spectrum_figures_are_those_of_the_spectrum) {
    const SpectrumFigures figures = spectrum_figures(gaussian_spectrum(525e-9, 21e-9));
    EXPECT_NEAR(figures.wavelength.position, 525e-9, 1e-13);
    EXPECT_NEAR(figures.wavelength.fwhm.value(), 21e-9, 1e-12);
    EXPECT_NEAR(figures.dominant->wavelength, 528e-9, 4e-9);
    EXPECT_GT(figures.efficacy, 500);
}

TEST(OutsideLight, is_reflected_transmitted_or_absorbed) {
    const auto description = parsed(small_stack());
    const OutsideLight light =
        outside_light(description, MaterialLibrary(description.materials, {}));
    ASSERT_EQ(light.wavelengths.size(), 81U);
    EXPECT_TRUE(light.cut.empty());
    for (const Response& response : light.responses) {
        double sum = response.reflectance + response.transmittance;
        for (const double share : response.absorbed) sum += share;
        EXPECT_NEAR(sum, 1, 1e-12);
    }
}

TEST(OutsideLight, stays_inside_the_tables_and_says_so) {
    const auto text = with(small_stack(), "\"N-BK7\"", "\"ITO-Moerland\"");  // from 401 nm
    const auto description = parsed(text);
    const MaterialLibrary library(description.materials, {});
    const OutsideLight light = outside_light(description, library);
    EXPECT_NEAR(light.wavelengths.front(), 405e-9, 1e-15);
    std::printf("%s\n", light.cut.c_str());
    EXPECT_NE(light.cut.find("401"), std::string::npos);
    const auto strict = parsed(text + "[optics]\noutside_from = \"400 nm\"\n");
    EXPECT_THROW(outside_light(strict, library), InputError);
}

TEST(Figures, a_change_is_applied_to_what_it_names) {
    const auto description = parsed(small_stack());
    const DeviceModel model = device_model(description, MaterialLibrary({}, {}));
    const DeviceModel other = changed(model, {{1, 2, 1}, {1, 1.1, 1}, {1, 0.5, 1}, 0.5, -0.9});
    EXPECT_DOUBLE_EQ(other.stack.layers[2].thickness, 60e-9);
    EXPECT_DOUBLE_EQ(other.emitter.positions[0], 2 * model.emitter.positions[0]);
    EXPECT_DOUBLE_EQ(other.stack.layers[2].index[0].real(),
                     1.1 * model.stack.layers[2].index[0].real());
    EXPECT_DOUBLE_EQ(other.stack.layers[2].index[0].imag(),
                     0.5 * model.stack.layers[2].index[0].imag());
    EXPECT_DOUBLE_EQ(other.emitter.horizontal_fraction, 1);
    EXPECT_DOUBLE_EQ(other.yield, 0);
    EXPECT_EQ(changed(model, {}).stack.layers[2].thickness, model.stack.layers[2].thickness);
}

TEST(Figures, emission_of_a_model_has_its_means) {
    const auto description = parsed(small_stack());
    const DeviceModel model = device_model(description, MaterialLibrary({}, {}));
    const EmissionOfModel emission = emission_of(model);
    EXPECT_NEAR(emission.shares.sum(), 1, 1e-4);
    DeviceModel upright = model;
    upright.emitter.horizontal_fraction = 0;
    EXPECT_LT(emission_of(upright).figures.outcoupling, emission.figures.outcoupling);
}

TEST(Figures, light_that_the_emitter_absorbs_is_ignored_lost_or_recycled) {
    const auto with_reabsorption = [](const std::string& word) {
        const auto text = with(small_stack(), "plqy = \"80 %\"",
                               "plqy = \"80 %\"\nreabsorption = \"" + word + "\"");
        const auto description = parsed(text);
        return emission_of(device_model(description, MaterialLibrary({}, {})));
    };
    const auto ignored = with_reabsorption("ignore");
    const auto lost = with_reabsorption("lost");
    const auto recycled = with_reabsorption("recycle");
    std::printf("EQE ignored %.4f, lost %.4f, recycled %.4f; reabsorbed %.4f\n",
                ignored.figures.efficiency, lost.figures.efficiency, recycled.figures.efficiency,
                lost.shares.reabsorbed);
    EXPECT_EQ(ignored.shares.reabsorbed, 0);
    EXPECT_GT(lost.shares.reabsorbed, 0.001);
    EXPECT_LT(lost.figures.efficiency, ignored.figures.efficiency);
    EXPECT_LT(lost.figures.efficiency, recycled.figures.efficiency);
}

TEST(Tolerance, bands_are_percentiles) {
    std::vector<double> values;
    for (int i = 100; i >= 0; --i) values.push_back(i);
    EXPECT_DOUBLE_EQ(band_of(values).low, 5);
    EXPECT_DOUBLE_EQ(band_of(values).high, 95);
    EXPECT_DOUBLE_EQ(band_of({3}).high, 3);
    EXPECT_THROW(band_of({}), InputError);
}

TEST(Tolerance, draws_do_not_depend_on_threads_and_hold_the_nominal_value) {
    RunOptions single;
    single.threads = 1;
    const OpticsResult a = result_of(toleranced, single);
    const OpticsResult b = result_of(toleranced);
    ASSERT_EQ(a.tolerances.draws.size(), 40U);
    for (std::size_t i = 0; i < 40; ++i) {
        EXPECT_EQ(a.tolerances.draws[i].efficiency, b.tolerances.draws[i].efficiency);
    }
    EXPECT_LT(a.tolerances.efficiency.low, a.emission.figures.efficiency);
    EXPECT_GT(a.tolerances.efficiency.high, a.emission.figures.efficiency);
    ASSERT_EQ(a.tolerances.one_at_a_time.size(), 3U);
    const Sensitivity& strongest = a.tolerances.one_at_a_time.front();
    for (const Sensitivity& one : a.tolerances.one_at_a_time) {
        std::printf("%s: %.4f to %.4f\n", one.what.c_str(), one.low.efficiency,
                    one.high.efficiency);
        EXPECT_LE(std::abs(one.high.efficiency - one.low.efficiency),
                  std::abs(strongest.high.efficiency - strongest.low.efficiency));
        if (one.what == "PLQY") {
            EXPECT_LT(one.low.efficiency, one.high.efficiency);
        }
    }
}

TEST(Tolerance, without_tolerances_there_is_no_band_and_the_result_says_why) {
    const OpticsResult result = result_of(small_stack());
    EXPECT_FALSE(has_tolerances(result.description));
    EXPECT_TRUE(result.tolerances.draws.empty());
    ASSERT_FALSE(result.warnings.empty());
    EXPECT_NE(result.warnings.back().find("states no tolerance"), std::string::npos);
}

TEST(Tolerance, can_be_stopped) {
    const auto stop = [](const ProgressEvent& event) { return event.stage != "tolerances"; };
    EXPECT_THROW(run_optics(parsed(toleranced), {}, stop), Cancelled);
}

TEST(OpticsRun, warns_of_a_baseline_and_of_glass_that_absorbs) {
    const test::TemporaryFolder folder;
    std::string rows = "wavelength_nm,counts\n";
    for (int at = 500; at <= 850; at += 2) {
        const double x = (at - 690) / 30.0;
        rows += std::to_string(at) + "," + std::to_string(0.003 + std::exp(-2.77 * x * x)) + "\n";
    }
    (void)folder.write("el.csv", rows);
    std::string text = with(small_stack(), "peak = \"690 nm\"", "spectrum = \"el.csv\"");
    text = with(with(text, "fwhm = \"30 nm\"\n", ""), "\"N-BK7\"", "\"soda-lime\"");
    text = with(text, "1 mm", "3 mm");
    const auto result = run_optics(stack::parse_stack(text, (folder / "stack.toml").string()), {});
    std::string all;
    for (const std::string& warning : result.warnings) all += warning + "\n";
    std::printf("%s", all.c_str());
    EXPECT_NE(all.find("far from the peak"), std::string::npos);
    EXPECT_NE(all.find("one pass through glass"), std::string::npos);
}
