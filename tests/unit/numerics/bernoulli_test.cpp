#include "anchorite/numerics/bernoulli.hpp"

#include <gtest/gtest.h>

#include <cmath>

using namespace anchorite::numerics;

namespace {

/// In extended precision.
long double reference(long double x) {
    return std::abs(x) < 1e-9L ? 1 - x / 2 : x / std::expm1(x);
}

}  // namespace

TEST(Bernoulli, EqualsItsDefinitionEverywhere) {
    double worst = 0;
    for (double x = -700; x < 700; x += 0.0137) {
        const auto expected = static_cast<double>(reference(x));
        worst = std::max(worst, std::abs(bernoulli(x) / expected - 1));
    }
    std::printf("worst relative error of B: asked 1e-13, measured %.1e\n", worst);
    EXPECT_LT(worst, 1e-13);
    EXPECT_EQ(bernoulli(0), 1);
    EXPECT_EQ(bernoulli(-1e5), 1e5);
}

TEST(Bernoulli, DerivativeIsThatOfTheFunction) {
    double worst = 0;
    for (double x = -60; x < 60; x += 0.00317) {
        const long double h = 1e-5L;
        const long double slope = (reference(x + h) - reference(x - h)) / (2 * h);
        worst =
            std::max(worst, std::abs(bernoulli_pair(x).derivative - static_cast<double>(slope)));
    }
    std::printf("worst error of dB/dx: asked 1e-9, measured %.1e\n", worst);
    EXPECT_LT(worst, 1e-9);
}

TEST(Bernoulli, SatisfiesDetailedBalance) {
    for (const double x : {1e-12, 1e-3, 0.049999, 0.050001, 1.0, 39.9, 40.1, 300.0}) {
        EXPECT_NEAR(bernoulli(-x) * std::exp(-x) / bernoulli(x), 1, 1e-12) << x;
    }
}
