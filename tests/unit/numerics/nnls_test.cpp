#include "anchorite/numerics/nnls.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <limits>
#include <random>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::numerics;

namespace {

Eigen::MatrixXd random_matrix(Eigen::Index rows, Eigen::Index columns, std::mt19937_64& random) {
    std::normal_distribution<double> normal;
    return Eigen::MatrixXd::NullaryExpr(rows, columns, [&] { return normal(random); });
}

/// Largest violation of the Karush-Kuhn-Tucker conditions, relative to |A||b|.
double violation(const Eigen::MatrixXd& a, const Eigen::VectorXd& b, const Eigen::VectorXd& x) {
    const Eigen::VectorXd gradient = a.transpose() * (b - a * x);
    double worst = 0;
    for (Eigen::Index i = 0; i < x.size(); ++i) {
        const double scale = a.col(i).norm() * b.norm();
        const double off = x(i) > 0 ? std::abs(gradient(i)) : std::max(0.0, gradient(i));
        worst = std::max(worst, off / scale);
    }
    return worst;
}

}  // namespace

TEST(Nnls, FulfilsTheConditionsOfTheMinimum) {
    std::mt19937_64 random(1);
    double worst = 0;
    int zeros = 0;
    for (int trial = 0; trial < 300; ++trial) {
        const Eigen::Index rows = 6 + trial % 40;
        const Eigen::Index columns = 1 + trial % 12;
        const Eigen::MatrixXd a = random_matrix(rows, columns, random);
        const Eigen::VectorXd b = random_matrix(rows, 1, random);
        const NonNegativeFit fit = nonnegative_least_squares(a, b);
        ASSERT_EQ(fit.termination, Termination::converged);
        ASSERT_GE(fit.values.minCoeff(), 0);
        worst = std::max(worst, violation(a, b, fit.values));
        zeros += static_cast<int>((fit.values.array() == 0).count());
        EXPECT_NEAR(fit.sum_of_squares, (a * fit.values - b).squaredNorm(), 1e-9);
    }
    std::printf("300 problems, %d values at 0: worst violation %.1e (asked below 1e-10)\n", zeros,
                worst);
    EXPECT_LT(worst, 1e-10);
    EXPECT_GT(zeros, 100);
}

TEST(Nnls, IsPlainLeastSquaresWhereThatIsPositive) {
    Eigen::MatrixXd a(3, 2);
    a << 1, 0, 0, 2, 1, 1;
    const Eigen::Vector2d truth(3, 0.5);
    const NonNegativeFit fit = nonnegative_least_squares(a, a * truth);
    EXPECT_NEAR((fit.values - truth).norm(), 0, 1e-12);
}

TEST(Nnls, HoldsWhatWouldTurnNegativeAtZero) {
    Eigen::MatrixXd a(2, 2);
    a << 1, 0, 0, 1;
    const NonNegativeFit fit = nonnegative_least_squares(a, Eigen::Vector2d(2, -1));
    EXPECT_DOUBLE_EQ(fit.values(0), 2);
    EXPECT_DOUBLE_EQ(fit.values(1), 0);
    EXPECT_DOUBLE_EQ(fit.sum_of_squares, 1);
}

TEST(Nnls, SolvesNearlyParallelColumnsOfAnyScale) {
    // Exponentials of nearby lifetimes, as a fit of a decay has them.
    Eigen::MatrixXd a(500, 3);
    for (Eigen::Index i = 0; i < 500; ++i) {
        const auto t = static_cast<double>(i);
        a.row(i) << std::exp(-t / 50), 1e6 * std::exp(-t / 51), 1e-6;
    }
    const Eigen::Vector3d truth(1, 2e-6, 3e6);
    const NonNegativeFit fit = nonnegative_least_squares(a, a * truth);
    EXPECT_LT(violation(a, a * truth, fit.values), 1e-10);
    EXPECT_NEAR(fit.values(2) / truth(2), 1, 1e-6);
}

TEST(Nnls, RefusesWhatIsNoProblem) {
    EXPECT_THROW(nonnegative_least_squares(Eigen::MatrixXd::Ones(3, 2), Eigen::VectorXd::Ones(2)),
                 InputError);
    Eigen::VectorXd b = Eigen::VectorXd::Ones(3);
    b(1) = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW(nonnegative_least_squares(Eigen::MatrixXd::Ones(3, 2), b), InputError);
}
