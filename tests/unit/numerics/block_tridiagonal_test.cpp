#include "anchorite/numerics/block_tridiagonal.hpp"

#include <gtest/gtest.h>

#include <Eigen/LU>
#include <cmath>
#include <random>

using namespace anchorite::numerics;

namespace {

template <int N>
struct Case {
    std::vector<BlockRow<double, N>> rows;
    std::vector<typename BlockSolution<double, N>::Columns> right;
};

template <int N>
Case<N> random_case(std::size_t count, int columns, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> number(-1, 1);
    const auto fill = [&](auto&& matrix) {
        for (Eigen::Index i = 0; i < matrix.size(); ++i) matrix.data()[i] = number(random);
    };
    Case<N> made;
    made.rows.resize(count);
    made.right.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) fill(made.rows[i].lower);
        if (i + 1 < count) fill(made.rows[i].upper);
        fill(made.rows[i].excess);
        for (int k = 0; k < N; ++k) made.rows[i].excess(k, k) += 5;
        made.right[i].resize(N, columns);
        fill(made.right[i]);
    }
    return made;
}

template <int N>
Eigen::MatrixXd dense(const std::vector<BlockRow<double, N>>& rows) {
    const auto count = static_cast<Eigen::Index>(rows.size());
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(N * count, N * count);
    for (Eigen::Index i = 0; i < count; ++i) {
        const auto& row = rows[static_cast<std::size_t>(i)];
        matrix.block<N, N>(N * i, N * i) = row.excess - row.lower - row.upper;
        if (i > 0) matrix.block<N, N>(N * i, N * (i - 1)) = row.lower;
        if (i + 1 < count) matrix.block<N, N>(N * i, N * (i + 1)) = row.upper;
    }
    return matrix;
}

template <int N>
void compare_with_dense() {
    const auto made = random_case<N>(40, 3, 7);
    BlockSolution<double, N> fast;
    BlockWorkspace<double, N> work;
    ASSERT_TRUE((solve_block_tridiagonal<double, N>(made.rows, made.right, fast, work)));
    Eigen::MatrixXd right(40 * N, 3);
    for (int i = 0; i < 40; ++i)
        right.middleRows(N * i, N) = made.right[static_cast<std::size_t>(i)];
    const Eigen::MatrixXd reference = dense<N>(made.rows).fullPivLu().solve(right);
    double worst = 0;
    for (int i = 0; i < 40; ++i) {
        const auto& x = fast.x[static_cast<std::size_t>(i)];
        worst = std::max(worst, (x - reference.middleRows(N * i, N)).cwiseAbs().maxCoeff());
        if (i == 0) continue;
        const Eigen::MatrixXd step =
            reference.middleRows(N * i, N) - reference.middleRows(N * (i - 1), N);
        const auto& fast_step = fast.step[static_cast<std::size_t>(i - 1)];
        worst = std::max(worst, (fast_step - step).cwiseAbs().maxCoeff());
    }
    std::printf("blocks of %d against dense LU: asked 1e-11, measured %.1e\n", N, worst);
    EXPECT_LT(worst, 1e-11);
}

}  // namespace

TEST(BlockTridiagonal, EqualsDenseReference) {
    compare_with_dense<3>();
    compare_with_dense<5>();
}

TEST(BlockTridiagonal, KeepsDigitsOfAnIslandBehindTinyLeaks) {
    // a chain of conductance 1 that only loses 1e-25 at its first node and gains 1e-25 at its last:
    // x = 1 everywhere, which the plain diagonal 1 + 1 + 1e-25 cannot know
    const std::size_t count = 50;
    std::vector<BlockRow<double, 3>> rows(count);
    std::vector<BlockSolution<double, 3>::Columns> right(count);
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) rows[i].lower = -Eigen::Matrix3d::Identity();
        if (i + 1 < count) rows[i].upper = -Eigen::Matrix3d::Identity();
        right[i] = Eigen::Vector3d::Zero();
    }
    rows.front().excess = 1e-25 * Eigen::Matrix3d::Identity();
    right.back() = Eigen::Vector3d::Constant(1e-25);
    BlockSolution<double, 3> fast;
    BlockWorkspace<double, 3> work;
    ASSERT_TRUE((solve_block_tridiagonal<double, 3>(rows, right, fast, work)));
    double worst = 0;
    double worst_step = 0;
    for (std::size_t i = 0; i < count; ++i) {
        worst = std::max(worst, (fast.x[i].array() - 1).abs().maxCoeff());
        if (i > 0) {
            worst_step =
                std::max(worst_step, (fast.step[i - 1].array() / 1e-25 - 1).abs().maxCoeff());
        }
    }
    std::printf("island: asked 1e-12, measured %.1e, steps of 1e-25 %.1e\n", worst, worst_step);
    EXPECT_LT(worst, 1e-12);
    EXPECT_LT(worst_step, 1e-12);
}

TEST(BlockTridiagonal, SaysThatAMatrixIsSingular) {
    auto made = random_case<3>(5, 1, 3);
    made.rows[2].lower.setZero();
    made.rows[2].excess.row(1).setZero();
    made.rows[2].upper.setZero();
    BlockSolution<double, 3> fast;
    BlockWorkspace<double, 3> work;
    EXPECT_FALSE((solve_block_tridiagonal<double, 3>(made.rows, made.right, fast, work)));
}
