#include <gtest/gtest.h>

#include <cstdio>

#include "anchorite/base/error.hpp"
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

// The width is fitted from a start 40 % off. 200 decays; one sigma of a coverage is 1.5 %.
TEST(TrplCoverage, WidthOfAGaussianResponseIsFoundWithItsInterval) {
    std::mt19937_64 random(21);
    const GaussianResponse truth{300e-12}, start{420e-12};
    TrplFitOptions options;
    options.form.width = true;
    int inside = 0, converged = 0;
    double mean = 0;
    constexpr int decays = 200;
    for (int n = 0; n < decays; ++n) {
        const auto made = test::synthetic_decay(truth, 1024, 60, random);
        const TrplFit fit = fit_trpl(made.data, start, options);
        converged += fit.termination == Termination::converged ? 1 : 0;
        inside += fit.quantity(TrplKind::width).interval.contains(truth.fwhm);
        mean += fit.width / decays;
    }
    const double percent = 100.0 * inside / decays;
    std::printf(
        "width of the response: asked 300 ps measured %.1f ps (mean of %d); coverage asked "
        "92-98 %% measured %.1f %%\n",
        1e12 * mean, decays, percent);
    EXPECT_EQ(converged, decays);
    EXPECT_NEAR(mean, truth.fwhm, 5e-12);
    EXPECT_GE(percent, 92);
    EXPECT_LE(percent, 98);
}

TEST(TrplCoverage, OnlyAGaussianHasAWidthToFit) {
    std::mt19937_64 random(2);
    const auto made = test::synthetic_decay(GaussianResponse{300e-12}, 512, 60, random);
    TrplFitOptions options;
    options.form.width = true;
    EXPECT_THROW(fit_trpl(made.data, NoResponse{}, options), InputError);
    MeasuredResponse pulse{made.data.counts};
    EXPECT_THROW(fit_trpl(made.data, pulse, options), InputError);
}
