#include "anchorite/optics/tolerance.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "anchorite/optics/run.hpp"
#include "support/parsed_stack.hpp"
#include "support/stack_text.hpp"

using namespace anchorite;
using namespace anchorite::optics;
using test::parsed;
using test::result_of;
using test::small_stack;
using test::with;

namespace {

const std::string toleranced =
    with(small_stack(), "thickness = \"30 nm\"",
         "thickness = \"30 nm\"\nthickness_tolerance = \"5 nm\"\nn_tolerance = \"2 %\"") +
    "plqy_tolerance = \"10 %\"\n[optics]\ndraws = 40\nstep = \"15 nm\"\n";

}  // namespace

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
