#include "anchorite/measurement/light/device_statistics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <numeric>
#include <random>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

/// Devices whose substrates differ by `between` and which differ by `within` on one substrate.
std::vector<DeviceValue> devices(const std::string& group, double mean, int substrates, int each,
                                 double between, double within, std::mt19937_64& random) {
    std::normal_distribution<double> normal(0, 1);
    std::vector<DeviceValue> out;
    for (int s = 0; s < substrates; ++s) {
        const double shift = between * normal(random);
        for (int d = 0; d < each; ++d) {
            const std::string substrate = group + std::to_string(s);
            out.push_back({substrate + "-" + std::to_string(d), substrate, group,
                           mean + shift + within * normal(random)});
        }
    }
    return out;
}

std::vector<DeviceValue> plain(const std::vector<double>& values, const std::string& group) {
    std::vector<DeviceValue> out;
    for (const double value : values) out.push_back({"d", "", group, value});
    return out;
}

}  // namespace

// Closed forms: 2, 4, 4, 4, 5, 5, 7, 9 has the mean 5 and the sum of squares 32.
TEST(DeviceStatistics, FiguresAreThoseOfTheTextbook) {
    const auto result = analyse_statistics(plain({2, 4, 4, 4, 5, 5, 7, 9}, ""));
    const GroupFigures& all = result.groups.front();
    EXPECT_DOUBLE_EQ(all.mean, 5);
    EXPECT_DOUBLE_EQ(all.deviation, std::sqrt(32.0 / 7));
    EXPECT_DOUBLE_EQ(all.median, 4.5);
    EXPECT_DOUBLE_EQ(all.champion.value, 9);
    EXPECT_NEAR(all.design_effect, 1, 1e-12);  // every device its own substrate
    EXPECT_NEAR(all.mean_interval->high - 5, 2.364624 * std::sqrt(32.0 / 7 / 8), 1e-5);
    EXPECT_EQ(std::accumulate(all.histogram.counts.begin(), all.histogram.counts.end(), 0U), 8U);
}

// scipy.stats 1.10: ttest_ind([1, 2, 3, 4, 5], [3, 4, 5, 6, 9], equal_var=False).pvalue =
// 0.09560173477; 32 of the 252 exchanges are as far apart.
TEST(DeviceStatistics, WelchAndHedgesAreThoseOfTheLiterature) {
    auto both = plain({1, 2, 3, 4, 5}, "control");
    const auto target = plain({3, 4, 5, 6, 9}, "target");
    both.insert(both.end(), target.begin(), target.end());
    const auto result = analyse_statistics(both);
    const GroupComparison& pair = result.comparisons.front();
    EXPECT_DOUBLE_EQ(pair.difference, 2.4);
    ASSERT_TRUE(pair.welch_p);
    std::printf("Welch p %.10f, permutation p %.6f, g %.6f\n", *pair.welch_p, pair.permutation_p,
                pair.hedges_g);
    const double pooled = std::sqrt((2.5 + 5.3) / 2);
    EXPECT_NEAR(pair.hedges_g, (1 - 3.0 / 31) * 2.4 / pooled, 1e-12);
    EXPECT_NEAR(*pair.welch_p, 0.09560173477, 1e-10);
    EXPECT_TRUE(pair.permutation_exact);
    EXPECT_NEAR(pair.permutation_p, 32.0 / 252, 1e-12);
    EXPECT_TRUE(pair.hedges_interval->contains(pair.hedges_g));
}

TEST(DeviceStatistics, PermutationCountsExchanges) {
    // 3 against 3 without overlap: 2 of 20 exchanges are as far apart.
    auto both = plain({1, 2, 3}, "a");
    const auto other = plain({11, 12, 13}, "b");
    both.insert(both.end(), other.begin(), other.end());
    EXPECT_NEAR(analyse_statistics(both).comparisons.front().permutation_p, 0.1, 1e-12);
}

TEST(DeviceStatistics, ShortsAreExcludedByTheStatedRule) {
    auto some = plain({0.01, 0.02, 18, 19, 20, std::nan("")}, "");
    StatisticsOptions options;
    options.exclusion.below = 1;
    const auto result = analyse_statistics(some, options);
    EXPECT_EQ(result.groups.front().excluded, 3U);
    EXPECT_DOUBLE_EQ(result.groups.front().mean, 19);
    EXPECT_EQ(describe(result).settings.front().value, "values below 1");
    options.exclusion.below = 19.5;
    EXPECT_THROW(analyse_statistics(some, options), InputError);
}

TEST(DeviceStatistics, IntervalsBySubstratesCoverTheMean) {
    std::mt19937_64 random(3);
    int clustered = 0, naive = 0, bootstrap = 0, difference = 0, rejected = 0;
    constexpr int sets = 200;
    StatisticsOptions options;
    options.resamples = 400;
    for (int i = 0; i < sets; ++i) {
        auto all = devices("control", 20, 10, 4, 1, 0.5, random);
        const auto target = devices("target", 20, 8, 4, 1, 0.5, random);
        all.insert(all.end(), target.begin(), target.end());
        const auto result = analyse_statistics(all, options);
        const GroupFigures& group = result.groups.front();
        clustered += group.mean_interval->contains(20);
        bootstrap += group.bootstrap_interval->contains(20);
        naive += std::abs(group.mean - 20) < 2.02 * group.deviation / std::sqrt(40);
        difference += result.comparisons.front().difference_interval->contains(0);
        rejected += result.comparisons.front().permutation_p < 0.05;
    }
    std::printf(
        "coverage asked 92-98 %%: mean %.1f %%, difference %.1f %%; resampled %.1f %%, if "
        "devices were independent %.1f %%; permutation rejects %.1f %% at 5 %%\n",
        100.0 * clustered / sets, 100.0 * difference / sets, 100.0 * bootstrap / sets,
        100.0 * naive / sets, 100.0 * rejected / sets);
    EXPECT_GE(clustered + difference, 0.92 * 2 * sets);
    EXPECT_LE(clustered + difference, 0.98 * 2 * sets);
    EXPECT_LT(naive, 0.8 * sets);
    EXPECT_LT(rejected, 0.10 * sets);
}

TEST(DeviceStatistics, DesignEffectShowsInTheDescription) {
    std::mt19937_64 random(4);
    const auto result = analyse_statistics(devices("", 20, 6, 8, 2, 0.3, random));
    EXPECT_GT(result.groups.front().design_effect, 4);
    const Analysis analysis = describe(result);
    EXPECT_THAT(analysis.warnings, testing::Contains(testing::HasSubstr("design effect")));
    EXPECT_THAT(estimate_of(analysis, "deviation").definition,
                testing::HasSubstr("not of the mean"));
    const auto again = analyse_statistics(result.groups.front().kept);
    EXPECT_EQ(again.groups.front().bootstrap_interval->low,
              result.groups.front().bootstrap_interval->low);
}

TEST(DeviceStatistics, OneSubstrateGivesNoInterval) {
    std::mt19937_64 random(5);
    const auto result = analyse_statistics(devices("", 20, 1, 8, 2, 0.3, random));
    EXPECT_FALSE(result.groups.front().mean_interval);
    EXPECT_FALSE(result.groups.front().bootstrap_interval);
    EXPECT_THAT(describe(result).warnings, testing::Contains(testing::HasSubstr("one substrate")));
}

TEST(DeviceStatistics, AGroupOfOneSubstrateIsComparedWithoutIntervals) {
    std::mt19937_64 random(6);
    auto both = devices("control", 20, 5, 4, 1, 0.5, random);
    const auto target = devices("target", 22, 1, 4, 1, 0.5, random);
    both.insert(both.end(), target.begin(), target.end());
    const auto result = analyse_statistics(both);
    EXPECT_TRUE(result.groups[0].bootstrap_interval);
    EXPECT_FALSE(result.groups[1].bootstrap_interval);
    EXPECT_FALSE(result.comparisons.front().hedges_interval);
    const Analysis analysis = describe(result);
    for (const char* id : {"hedges_g_target", "difference_target"}) {
        const Estimate& one = estimate_of(analysis, id);
        EXPECT_FALSE(one.interval || one.standard_error) << id;
        EXPECT_THAT(one.no_error, testing::HasSubstr("one substrate")) << id;
    }
}

TEST(DeviceStatistics, RefusesWhatIsNoSample) {
    EXPECT_THROW(analyse_statistics({}), InputError);
    EXPECT_THROW(analyse_statistics(plain({1}, "")), InputError);
    StatisticsOptions options;
    options.bins = 0;
    EXPECT_THROW(options.validate(), InputError);
}
