#include "anchorite/numerics/box_quadratic.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <random>

#include "anchorite/numerics/nnls.hpp"

using namespace anchorite::numerics;

TEST(BoxQuadratic, FulfilsTheConditionsOfTheMinimum) {
    std::mt19937_64 random(3);
    std::normal_distribution<double> normal;
    int at_bounds = 0;
    for (int trial = 0; trial < 300; ++trial) {
        const Eigen::Index size = 1 + trial % 9;
        const Eigen::MatrixXd root =
            Eigen::MatrixXd::NullaryExpr(size + 2, size, [&] { return normal(random); });
        const Eigen::MatrixXd h = root.transpose() * root;
        const Eigen::VectorXd g =
            Eigen::VectorXd::NullaryExpr(size, [&] { return 3 * normal(random); });
        const Eigen::VectorXd low =
            Eigen::VectorXd::NullaryExpr(size, [&] { return -std::abs(normal(random)); });
        const Eigen::VectorXd high =
            Eigen::VectorXd::NullaryExpr(size, [&] { return std::abs(normal(random)); });
        const Eigen::VectorXd x = minimise_in_box(h, g, low, high);
        const Eigen::VectorXd slope = g + h * x;
        for (Eigen::Index i = 0; i < size; ++i) {
            ASSERT_GE(x(i), low(i));
            ASSERT_LE(x(i), high(i));
            if (x(i) == low(i)) {
                EXPECT_GE(slope(i), -1e-9);
            } else if (x(i) == high(i)) {
                EXPECT_LE(slope(i), 1e-9);
            } else {
                EXPECT_NEAR(slope(i), 0, 1e-8);
            }
            at_bounds += x(i) == low(i) || x(i) == high(i);
        }
    }
    EXPECT_GT(at_bounds, 200);
}

TEST(BoxQuadratic, AgreesWithNonNegativeLeastSquares) {
    std::mt19937_64 random(4);
    std::normal_distribution<double> normal;
    for (int trial = 0; trial < 50; ++trial) {
        const Eigen::MatrixXd a =
            Eigen::MatrixXd::NullaryExpr(20, 6, [&] { return normal(random); });
        const Eigen::VectorXd b = Eigen::VectorXd::NullaryExpr(20, [&] { return normal(random); });
        const Eigen::VectorXd x =
            minimise_in_box(a.transpose() * a, -(a.transpose() * b), Eigen::VectorXd::Zero(6),
                            Eigen::VectorXd::Constant(6, std::numeric_limits<double>::infinity()));
        EXPECT_LT((x - nonnegative_least_squares(a, b).values).norm(), 1e-9);
    }
}
