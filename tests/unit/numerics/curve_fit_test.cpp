#include "anchorite/numerics/curve_fit.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::numerics;

namespace {

const std::vector<double> xs{0, 1, 2, 3, 4};
const std::vector<double> ys{1.1, 2.9, 5.2, 6.8, 9.1};

LeastSquares line() {
    LeastSquares problem;
    problem.count = xs.size();
    problem.starts = {{0, 0}};
    problem.residuals = [](std::span<const double> p, std::span<double> r) {
        for (std::size_t i = 0; i < xs.size(); ++i) r[i] = p[0] + p[1] * xs[i] - ys[i];
    };
    return problem;
}

}  // namespace

TEST(CurveFit, LineHasTheTextbookErrors) {
    const CurveFit fit = fit_least_squares(line());
    EXPECT_EQ(fit.termination, Termination::converged);
    // Closed form: slope Σ(x-2)(y-ȳ)/10, s² = SS/3, var(slope) = s²/10, var(level) = s²(1/5+4/10).
    EXPECT_NEAR(fit.parameters[1], 1.99, 1e-6);
    EXPECT_NEAR(fit.parameters[0], 1.04, 1e-6);
    EXPECT_EQ(fit.degrees_of_freedom, 3);
    const double variance = fit.sum_of_squares / 3;
    EXPECT_NEAR(fit.covariance(1, 1), variance / 10, 1e-8);
    EXPECT_NEAR(fit.covariance(0, 0), variance * 0.6, 1e-8);
    EXPECT_NEAR(fit.covariance(0, 1), -variance * 2 / 10, 1e-8);
    EXPECT_NEAR(fit.quantile, 3.182446, 1e-5);
    EXPECT_NEAR(fit.half_width(Eigen::Vector2d(1, 2)), fit.quantile * std::sqrt(variance / 5),
                1e-6);
    EXPECT_TRUE(fit.interval(1).contains(2));
}

TEST(CurveFit, KnownErrorsAreNotScaled) {
    LeastSquares problem = line();
    problem.known_errors = true;
    const CurveFit fit = fit_least_squares(problem);
    EXPECT_NEAR(fit.covariance(1, 1), 0.1, 1e-8);
    EXPECT_NEAR(fit.quantile, 1.959964, 1e-5);
}

TEST(CurveFit, SaysWhatIsNotDetermined) {
    LeastSquares problem = line();
    problem.residuals = [](std::span<const double> p, std::span<double> r) {
        for (std::size_t i = 0; i < xs.size(); ++i) r[i] = p[0] + p[1] - ys[i];
    };
    const CurveFit fit = fit_least_squares(problem);
    EXPECT_FALSE(fit.has_intervals());
    EXPECT_NE(fit.message, "");
    EXPECT_TRUE(std::isinf(fit.half_width(Eigen::Vector2d(1, 0))));
    EXPECT_TRUE(std::isinf(fit.interval(0).high));
}

TEST(CurveFit, KeepsToBounds) {
    LeastSquares problem = line();
    problem.bounds = {{}, {-1, 1.5}};
    EXPECT_NEAR(fit_least_squares(problem).parameters[1], 1.5, 1e-9);
}

TEST(CurveFit, TellsRanOutFromConverged) {
    LeastSquares problem = line();
    problem.starts = {{-1.2, 1}};
    problem.count = 2;
    problem.residuals = [](std::span<const double> p, std::span<double> r) {
        r[0] = 10 * (p[1] - p[0] * p[0]);  // Rosenbrock's valley
        r[1] = 1 - p[0];
    };
    CurveFitOptions options;
    options.max_iterations = 2;
    EXPECT_EQ(fit_least_squares(problem, options).termination, Termination::ran_out);
    options.max_iterations = 200;
    const CurveFit fit = fit_least_squares(problem, options);
    EXPECT_EQ(fit.termination, Termination::converged);
    EXPECT_NEAR(fit.parameters[0], 1, 1e-6);
}

TEST(CurveFit, FailsWithoutAFiniteValue) {
    LeastSquares problem = line();
    problem.residuals = [](std::span<const double>, std::span<double> r) {
        for (double& value : r) value = std::nan("");
    };
    EXPECT_EQ(fit_least_squares(problem).termination, Termination::failed);
}

TEST(CurveFit, RefusesWhatIsNoProblem) {
    LeastSquares problem = line();
    problem.count = 1;
    EXPECT_THROW(fit_least_squares(problem), InputError);
    problem = line();
    problem.starts = {};
    EXPECT_THROW(fit_least_squares(problem), InputError);
    problem.starts = {{1, 2}, {1}};
    EXPECT_THROW(fit_least_squares(problem), InputError);
    CurveFitOptions options;
    options.confidence = 1;
    EXPECT_THROW(fit_least_squares(line(), options), InputError);
}

TEST(StudentQuantile, IsTheTables) {
    EXPECT_NEAR(student_quantile(0.95, 1), 12.7062, 1e-4);
    EXPECT_NEAR(student_quantile(0.95, 2), 4.30265, 1e-5);
    EXPECT_NEAR(student_quantile(0.95, 0), 1.95996, 1e-5);
}
