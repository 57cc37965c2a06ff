// Whole curves fitted to parameters of a stack file.
#include "anchorite/device/fit.hpp"

#include <gmock/gmock.h>
#include <gsl/gsl_cdf.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <random>

#include "anchorite/device/fit_diagnosis.hpp"
#include "support/fit_problems.hpp"

using namespace anchorite;
using test::hole_only_problem;
using test::led_problem;
using test::with_noise;

TEST(Fit, RecoversWhatMadeTheCurves) {
    auto problem = led_problem();
    const std::vector<double> truth{3e-9, 1e-16};
    device::FitOptions options;
    options.check_grid = false;
    const auto result = device::fit(with_noise(problem, truth, 0, 1), options);
    for (std::size_t p = 0; p < truth.size(); ++p) {
        const double value = result.parameters[p].value;
        std::printf("%s: asked %.6g measured %.6g\n", result.parameters[p].parameter.name.c_str(),
                    truth[p], value);
        EXPECT_NEAR(value / truth[p], 1, 1e-6);
    }
    EXPECT_EQ(result.termination, Termination::converged);
    std::printf("%d curves solved, %d of %d starts agree\n", result.evaluations, result.agreeing,
                result.starts);
}

TEST(Fit, BothWaysOfDerivativesGiveOneFit) {
    const auto problem = with_noise(led_problem(), {3e-9, 1e-16}, 0.03, 5);
    device::FitOptions options;
    options.starts = 1;
    options.check_grid = false;
    const auto fast = device::fit(problem, options);
    options.derivatives = device::FitDerivatives::differences;
    const auto slow = device::fit(problem, options);
    for (std::size_t p = 0; p < 2; ++p) {
        EXPECT_NEAR(fast.parameters[p].value / slow.parameters[p].value, 1, 1e-5);
        EXPECT_NEAR(fast.parameters[p].deviation / slow.parameters[p].deviation, 1, 1e-3);
    }
}

TEST(Fit, StatedIntervalsHoldTheTruthAsOftenAsTheySay) {
    const std::vector<double> truth{1e-8, 2e23};
    int inside = 0;
    int all = 0;
    for (unsigned seed = 0; seed < 20; ++seed) {
        device::FitOptions options;
        options.starts = 1;
        options.check_grid = false;
        const auto result =
            device::fit(with_noise(hole_only_problem(), truth, 0.03, seed), options);
        for (std::size_t p = 0; p < truth.size(); ++p, ++all) {
            inside += result.parameters[p].interval.contains(truth[p]) ? 1 : 0;
        }
    }
    // two-sided 99.9 % range of a binomial with probability 0.95
    int low = 0;
    while (gsl_cdf_binomial_P(static_cast<unsigned>(low), 0.95, static_cast<unsigned>(all)) <
           5e-4) {
        ++low;
    }
    std::printf("intervals of 95 %% that hold the truth: asked %d to %d of %d measured %d\n", low,
                all, all, inside);
    EXPECT_GE(inside, low);
}

TEST(Fit, RefinesTheGridUntilItDoesNotMatter) {
    const std::vector<double> truth{1e-8, 2e23};
    const auto problem = with_noise(hole_only_problem(), truth, 0.05, 2, 32);
    device::FitOptions options;
    options.starts = 1;
    const auto fine = device::fit(problem, options);
    options.check_grid = false;
    const auto coarse = device::fit(problem, options);
    std::printf(
        "largest effect of a doubled grid: asked < 0.1 measured %.3f standard errors; "
        "chi-square %.1f of %d, on the stack's grid %.1f\n",
        fine.curves[0].grid_error, fine.chi_square, fine.degrees_of_freedom, coarse.chi_square);
    EXPECT_LT(fine.curves[0].grid_error, 0.1);
    EXPECT_LT(fine.chi_square, coarse.chi_square);
    EXPECT_TRUE(fine.parameters[0].interval.contains(truth[0]));
}
