#include "anchorite/photophysics/efficiency_map.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::photophysics;
using Values = std::vector<double>;

TEST(EfficiencyMap, FindsItsLine) {
    const Values plqy{0.5, 0.6, 0.8, 0.95};
    Values efficiency;
    for (const double p : plqy) efficiency.push_back(0.12 + 0.04 * std::log(p / (1 - p)));
    const EfficiencyMap map = fit_efficiency(plqy, efficiency);
    EXPECT_NEAR(map.level, 0.12, 1e-8);
    EXPECT_NEAR(map.slope, 0.04, 1e-8);
    EXPECT_NEAR(map.efficiency(0.9), 0.12 + 0.04 * std::log(9), 1e-8);
}

TEST(EfficiencyMap, ScatterWidensTheInterval) {
    const Values plqy{0.5, 0.6, 0.7, 0.8, 0.9};
    const EfficiencyMap map = fit_efficiency(plqy, Values{0.13, 0.12, 0.17, 0.16, 0.21});
    const numerics::Interval interval = map.interval(0.75);
    EXPECT_TRUE(interval.contains(map.efficiency(0.75)));
    EXPECT_GT(interval.high - interval.low, 2 * map.fit.deviation());
}

TEST(EfficiencyMap, RefusesWhatHasNoLine) {
    EXPECT_THROW(fit_efficiency(Values{0.5, 0.6}, Values{0.1, 0.2}), InputError);
    EXPECT_THROW(fit_efficiency(Values{0.5, 0.6, 1}, Values{0.1, 0.2, 0.3}), InputError);
    EXPECT_THROW(fit_efficiency(Values{0.5, 0.6, 0.7}, Values{0.1, 0.2}), InputError);
}
