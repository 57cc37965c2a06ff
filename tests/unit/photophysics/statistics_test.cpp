#include "anchorite/photophysics/statistics.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::photophysics;
using Values = std::vector<double>;

TEST(Statistics, RanksShareTies) {
    EXPECT_EQ(ranks(Values{10, 30, 20, 20}), (Values{1, 4, 2.5, 2.5}));
}

TEST(Statistics, SpearmanSeesOrderAlone) {
    EXPECT_NEAR(spearman(Values{1, 2, 3}, Values{1, 10, 1000}), 1, 1e-15);
    EXPECT_NEAR(spearman(Values{1, 2, 3}, Values{3, 2, 1}), -1, 1e-15);
    // 1 - 6 Σd²/(n(n²-1)) with d = 0, 1, 1, 0.
    EXPECT_NEAR(spearman(Values{1, 2, 3, 4}, Values{1, 3, 2, 4}), 1 - 6 * 2 / 60.0, 1e-15);
    EXPECT_TRUE(std::isnan(spearman(Values{1, 2, 3}, Values{5, 5, 5})));
}

TEST(Statistics, TrivialPredictorsNeverSeeTheirOwnValue) {
    EXPECT_EQ(means_of_others(Values{1, 2, 6}), (Values{4, 3.5, 1.5}));
    const Values x{1, 2, 3, 4};
    Values y{10, 12, 14, 16};
    for (const double value : {16.0, 100.0}) {
        y[3] = value;
        EXPECT_NEAR(lines_of_others(x, y)[3], 16, 1e-12);
    }
    EXPECT_NEAR(lines_of_others(Values{1, 4, 4, 4}, Values{0, 1, 2, 3})[0], 2, 1e-15);
}

TEST(Statistics, RefusesUnequalLists) {
    EXPECT_THROW(mean_absolute_error(Values{1}, Values{1, 2}), InputError);
    EXPECT_THROW(mean_absolute_error(Values{}, Values{}), InputError);
    EXPECT_THROW(spearman(Values{1}, Values{1}), InputError);
    EXPECT_NEAR(mean_absolute_error(Values{1, 2}, Values{2, 0}), 1.5, 1e-15);
}
