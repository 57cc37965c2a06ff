#include "anchorite/study/spread.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "anchorite/base/error.hpp"

namespace anchorite::study {
namespace {

using anchoring::DonorTable;

TEST(Spread, PercentileInterpolatesBetweenOrderStatistics) {
    EXPECT_DOUBLE_EQ(percentile({4, 1, 3, 2}, 0.5), 2.5);
    EXPECT_DOUBLE_EQ(percentile({4, 1, 3, 2}, 0.0), 1);
    EXPECT_DOUBLE_EQ(percentile({4, 1, 3, 2}, 1.0), 4);
    std::vector<double> ramp(101);
    std::iota(ramp.begin(), ramp.end(), 0.0);
    EXPECT_DOUBLE_EQ(percentile(ramp, 0.05), 5);
    EXPECT_DOUBLE_EQ(percentile(ramp, 0.95), 95);
}

TEST(Spread, WithoutASampleTheIntervalIsTheValue) {
    const Spread spread = spread_of(1.25, {});
    EXPECT_EQ(spread.low, 1.25);
    EXPECT_EQ(spread.high, 1.25);
}

TEST(Spread, RanksBindersFirstThenByScoreAndTiesByInput) {
    const std::vector<Standing> standings = {
        {0.9, true}, {2.0, false}, {1.1, true}, {1.1 + 4e-7, true}, {0.9 - 3e-7, true}};
    EXPECT_EQ(rank_of(standings), (std::vector<int>{3, 5, 1, 2, 4}));
}

TEST(Spread, RanksAreAPermutation) {
    std::vector<Standing> standings;
    for (int i = 0; i < 50; ++i) {
        standings.push_back({static_cast<double>((i * 17) % 11), i % 3 != 0});
    }
    std::vector<int> ranks = rank_of(standings);
    std::sort(ranks.begin(), ranks.end());
    for (int i = 0; i < 50; ++i) {
        EXPECT_EQ(ranks[i], i + 1);
    }
}

TEST(Spread, DrawsStayInTheBandAndFillItEvenly) {
    const DonorTable nominal = DonorTable::standard();
    const SpreadOptions options{.strength_band = 0.3, .draws = 2000, .seed = 7};
    const auto tables = draw_donors(nominal, options);
    ASSERT_EQ(tables.size(), 2000U);
    for (const auto& donor : nominal.all()) {
        double lowest = 10;
        double highest = 0;
        double sum = 0;
        for (const auto& table : tables) {
            const double ratio = table.of(donor.kind).strength / donor.strength;
            lowest = std::min(lowest, ratio);
            highest = std::max(highest, ratio);
            sum += ratio;
        }
        // The mean of 2000 uniform draws scatters by 0.3 / sqrt(3 * 2000) = 0.004.
        EXPECT_NEAR(sum / 2000, 1.0, 0.02) << donor.kind;
        EXPECT_GE(lowest, 0.7);
        EXPECT_LT(lowest, 0.71);
        EXPECT_LE(highest, 1.3);
        EXPECT_GT(highest, 1.29);
    }
}

TEST(Spread, KindsAreVariedIndependently) {
    const DonorTable nominal = DonorTable::standard();
    const auto tables = draw_donors(nominal, {.strength_band = 0.3, .draws = 2000, .seed = 7});
    const auto& first = nominal.all()[0];
    const auto& second = nominal.all()[1];
    double covariance = 0;
    for (const auto& table : tables) {
        covariance += (table.of(first.kind).strength / first.strength - 1) *
                      (table.of(second.kind).strength / second.strength - 1) / 2000;
    }
    const double correlation = covariance / (0.3 * 0.3 / 3);
    std::printf("correlation of %s and %s: %.3f\n", first.kind.c_str(), second.kind.c_str(),
                correlation);
    EXPECT_LT(std::abs(correlation), 0.1);
}

TEST(Spread, SameSeedSameDraws) {
    const DonorTable nominal = DonorTable::standard();
    const auto once = draw_donors(nominal, {.strength_band = 0.3, .draws = 5, .seed = 11});
    const auto again = draw_donors(nominal, {.strength_band = 0.3, .draws = 5, .seed = 11});
    const auto other = draw_donors(nominal, {.strength_band = 0.3, .draws = 5, .seed = 12});
    const std::string kind = nominal.all().front().kind;
    for (std::size_t i = 0; i < once.size(); ++i) {
        EXPECT_EQ(once[i].of(kind).strength, again[i].of(kind).strength);
        EXPECT_NE(once[i].of(kind).strength, other[i].of(kind).strength);
    }
}

TEST(Spread, RefusesABandThatReachesZero) {
    EXPECT_THROW(SpreadOptions{.strength_band = 1.0}.validate(), InputError);
    EXPECT_THROW(SpreadOptions{.draws = -1}.validate(), InputError);
}

}  // namespace
}  // namespace anchorite::study
