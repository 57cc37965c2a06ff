// A power-tracking series of a perovskite solar cell, github.com/nomad-hzb/nomad-hysprint,
// Apache-2.0: twelve days of irregular times. It stands in for an LED's lifetime curve, of which no
// open one was found, so what is tested is its shape, not a lifetime.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "anchorite/measurement/formats/format.hpp"
#include "anchorite/measurement/light/lifetime_traces.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

TEST(MpptTrace, IrregularTimesAndPausesAreReadAndTold) {
    const std::filesystem::path path =
        ANCHORITE_TEST_DATA "/measurement/light/mppt_twelve_days.csv";
    const auto file = read_instrument_file(path, "text");
    const auto traces = traces_of(file, {"Timestamp", "MPPT_EFF"});
    ASSERT_EQ(traces.size(), 1U);
    const auto& curve = traces.front().curve;
    const auto gaps = gaps_of(curve);
    std::printf("%zu points over %.1f days, %zu left out, %zu pauses\n", curve.times.size(),
                (curve.times.back() - curve.times.front()) / 86400, traces.front().left_out,
                gaps.size());
    EXPECT_EQ(curve.times.size() + traces.front().left_out, 1810U);
    EXPECT_NEAR(curve.times[1] - curve.times[0], 600.86, 0.01);
    EXPECT_TRUE(std::ranges::is_sorted(curve.times));
    const Analysis analysis = describe(analyse_traces(traces, {}));
    EXPECT_EQ(analysis.plots.front().curves.front().x.size(), curve.times.size());
    EXPECT_FALSE(analysis.warnings.empty());
}
