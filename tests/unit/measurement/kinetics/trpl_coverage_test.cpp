#include <gtest/gtest.h>

#include <cstdio>

#include "anchorite/measurement/kinetics/trpl_fit.hpp"
#include "support/synthetic_decay.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

// A quick look at what bench_coverage_decay shows with 200 decays of 4,096 channels.
TEST(TrplCoverage, IntervalsHoldTheTruthAboutAsOftenAsTheySay) {
    std::mt19937_64 random(77);
    const GaussianResponse response{600e-12};
    int inside = 0, all = 0;
    for (int n = 0; n < 60; ++n) {
        const auto made = test::synthetic_decay(response, 1024, 100, random);
        const TrplFit fit = fit_trpl(made.data, response);
        ASSERT_EQ(fit.termination, Termination::converged);
        for (const TrplQuantity& q : fit.quantities) {
            const bool complement = q.component == 1 && q.kind != TrplKind::lifetime;
            if (complement || !test::has_tested_interval(q.kind)) continue;
            inside += q.interval.contains(made.value_of(q));
            ++all;
        }
    }
    const double percent = 100.0 * inside / all;
    std::printf(
        "60 decays: 95 %% intervals hold the truth, asked 89 to 99.5 %%, measured %.1f %% "
        "(%d of %d)\n",
        percent, inside, all);
    // The six numbers of a decay hang together: about 60 x 3 independent ones, one sigma 1.6 %.
    EXPECT_GT(percent, 89);
    EXPECT_LT(percent, 99.5);
}
