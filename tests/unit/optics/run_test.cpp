#include "anchorite/optics/run.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "support/parsed_stack.hpp"
#include "support/stack_text.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;
using namespace anchorite::optics;
using test::parsed;
using test::result_of;
using test::small_stack;
using test::with;

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
    EXPECT_NEAR(up.appearance.normal_figures.colour->x, down.appearance.normal_figures.colour->x,
                1e-6);
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
