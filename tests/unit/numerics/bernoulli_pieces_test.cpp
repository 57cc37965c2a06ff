#include "anchorite/numerics/bernoulli_pieces.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "anchorite/numerics/bernoulli.hpp"

using namespace anchorite;

namespace {

/// SIMsalabim's polynomials as they are written.
long double polynomial(long double x, int piece) {
    long double b = 1 - x / 2;
    if (piece > 0) b += x * x / 12;
    if (piece > 1) b -= x * x * x * x / 720;
    return b;
}

}  // namespace

TEST(BernoulliPieces, EqualThePolynomials) {
    double worst = 0;
    double worst_offset = 0;
    double largest_error = 0;
    for (double x = -1.499; x < 1.5; x += 0.0037) {
        const int piece = numerics::bernoulli_piece(x);
        ASSERT_LT(piece, numerics::exact_piece);
        const auto b = numerics::bernoulli_polynomial(x, piece);
        const long double plus = polynomial(x, piece);
        const long double minus = polynomial(-static_cast<long double>(x), piece);
        const auto offset = static_cast<double>(std::log(plus / minus) + x);
        worst = std::max({worst, std::abs(b.plus / static_cast<double>(plus) - 1),
                          std::abs(b.minus / static_cast<double>(minus) - 1)});
        worst_offset = std::max(worst_offset, std::abs(b.offset - offset));
        largest_error = std::max(largest_error, std::abs(b.plus / numerics::bernoulli(x) - 1));
    }
    std::printf(
        "SIMsalabim's Bernoulli function: asked its polynomials within 1e-15, measured %.1e; "
        "logarithm of the ratio asked within 1e-13, measured %.1e; error of the function asked at "
        "most 8.3e-4, measured %.2e\n",
        worst, worst_offset, largest_error);
    EXPECT_LT(worst, 1e-15);
    EXPECT_LT(worst_offset, 1e-13);
    EXPECT_LT(largest_error, 8.4e-4);
    EXPECT_GT(largest_error, 5e-4);
}

TEST(BernoulliPieces, DerivativesFollowTheValues) {
    constexpr double h = 1e-6;
    for (int piece = 0; piece < numerics::exact_piece; ++piece) {
        for (const double x : {-1.4, -0.3, -0.01, 0.0, 0.02, 0.2, 1.1}) {
            const auto b = numerics::bernoulli_polynomial(x, piece);
            const auto low = numerics::bernoulli_polynomial(x - h, piece);
            const auto high = numerics::bernoulli_polynomial(x + h, piece);
            EXPECT_NEAR(b.plus_derivative, (high.plus - low.plus) / (2 * h), 1e-9);
            EXPECT_NEAR(b.minus_derivative, -(high.minus - low.minus) / (2 * h), 1e-9);
            EXPECT_NEAR(b.offset_derivative, (high.offset - low.offset) / (2 * h), 1e-9);
        }
    }
}

TEST(BernoulliPieces, KeepsTheDigitsOfSmallOffsets) {
    // the leading terms: -x^3/12 of the straight line, x^5/720 of the parabola
    EXPECT_NEAR(numerics::bernoulli_polynomial(1e-5, 0).offset / (-1e-15 / 12), 1, 1e-9);
    EXPECT_NEAR(numerics::bernoulli_polynomial(1e-2, 1).offset / (1e-10 / 720), 1, 1e-3);
    EXPECT_EQ(numerics::bernoulli_piece(-1.5), numerics::exact_piece);
    EXPECT_EQ(numerics::bernoulli_piece(0.0499), 0);
    EXPECT_EQ(numerics::bernoulli_piece(-0.05), 1);
    EXPECT_EQ(numerics::bernoulli_piece(0.45), 2);
}
