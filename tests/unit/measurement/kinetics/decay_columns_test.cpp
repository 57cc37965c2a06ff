#include "anchorite/measurement/kinetics/decay_columns.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <functional>
#include <numbers>

#include "anchorite/measurement/kinetics/shifted_response.hpp"

using namespace anchorite::measurement;
using Eigen::ArrayXd;
using Eigen::Index;

namespace {

ArrayXd pulse(Index count) {
    ArrayXd out(count);
    for (Index i = 0; i < count; ++i) {
        const double x = static_cast<double>(i) - 60;
        out(i) = std::exp(-0.02 * x * x) + (x > 0 ? 0.1 * std::exp(-x / 20) : 0);
    }
    return out / out.sum();
}

/// The sum as it is written down, n² operations.
ArrayXd direct(const ArrayXd& response, const std::function<double(double)>& decay) {
    ArrayXd out = ArrayXd::Zero(response.size());
    for (Index i = 0; i < out.size(); ++i) {
        for (Index j = 0; j <= i; ++j) out(i) += response(j) * decay(static_cast<double>(i - j));
    }
    return out;
}

double worst(const ArrayXd& a, const ArrayXd& b) {
    return (a - b).abs().maxCoeff() / b.abs().maxCoeff();
}

}  // namespace

TEST(DecayColumns, RecursionIsTheSumAndTheFourierTransform) {
    const ArrayXd response = pulse(700);
    for (const double lifetime : {0.3, 4.0, 80.0, 5000.0}) {
        DecayColumn column;
        exponential_column(response, {}, lifetime, 0, column);
        const ArrayXd sum = direct(response, [&](double t) { return std::exp(-t / lifetime); });
        ArrayXd kernel(700);
        for (Index i = 0; i < 700; ++i) kernel(i) = std::exp(-static_cast<double>(i) / lifetime);
        const double by_sum = worst(column.value, sum);
        const double by_fourier = worst(convolve(response, kernel), sum);
        std::printf(
            "lifetime %.4g channels: recursion %.1e, Fourier %.1e of the sum "
            "(asked below 1e-12)\n",
            lifetime, by_sum, by_fourier);
        EXPECT_LT(by_sum, 1e-12);
        EXPECT_LT(by_fourier, 1e-12);
    }
}

TEST(DecayColumns, PulseTrainIsTheSumOfItsPulses) {
    const ArrayXd response = pulse(700);
    const double period = 812.5;
    for (const double lifetime : {30.0, 400.0, 4000.0}) {
        DecayColumn column;
        exponential_column(response, {}, lifetime, period, column);
        const auto earlier = [&](double age) {
            double sum = 0;
            for (int k = 1; k < 300; ++k) sum += std::exp(-(age + k * period) / lifetime);
            return sum;
        };
        ArrayXd sum = direct(response, [&](double t) { return std::exp(-t / lifetime); });
        ArrayXd ages(2 * 700 - 1);
        for (Index i = 0; i < ages.size(); ++i) ages(i) = earlier(static_cast<double>(i - 699));
        for (Index i = 0; i < 700; ++i) {
            for (Index j = 0; j < 700; ++j) sum(i) += response(j) * ages(i - j + 699);
        }
        EXPECT_LT(worst(column.value, sum), 1e-12) << lifetime;
    }
}

TEST(DecayColumns, GaussianIsTheConvolutionIntegral) {
    // Midpoint sums on a grid 200 times finer than a channel.
    const double sigma = 3, position = 50.3;
    for (const double lifetime : {0.2, 2.0, 30.0, 900.0}) {
        DecayColumn column;
        gaussian_column(200, position, sigma, lifetime, 0, column);
        double off = 0;
        for (const Index i : {20, 40, 45, 50, 51, 55, 60, 90, 199}) {
            double sum = 0;
            const double step = 0.005 * std::min(1.0, lifetime);
            for (double t = 0.5 * step; t < 30 * lifetime + 60; t += step) {
                const double x = (static_cast<double>(i) - t - position) / sigma;
                if (std::abs(x) < 12) sum += step * std::exp(-t / lifetime - 0.5 * x * x);
            }
            sum /= sigma * std::sqrt(2 * std::numbers::pi);
            off = std::max(off, std::abs(column.value(i) - sum));
        }
        std::printf("Gaussian, lifetime %.4g channels: off by %.1e (asked below 1e-5)\n", lifetime,
                    off);
        EXPECT_LT(off, 1e-5);
    }
}

TEST(DecayColumns, FarFromAPulseNothingOverflows) {
    DecayColumn column;
    gaussian_column(4096, 2000, 400, 1e-2, 0, column);
    EXPECT_TRUE(column.value.allFinite() && column.by_log_lifetime.allFinite());
    // A lifetime far below the pulse leaves the pulse, scaled by the lifetime.
    EXPECT_NEAR(column.value(2000) / (1e-2 / (400 * std::sqrt(2 * std::numbers::pi))), 1, 1e-4);
    gaussian_column(4096, -3000, 2, 5, 0, column);
    EXPECT_TRUE(column.value.allFinite());
}

TEST(DecayColumns, DerivativesAreThoseOfDifferences) {
    const std::vector<double> counts = [] {
        const ArrayXd p = 1000 * pulse(400);
        return std::vector<double>(p.begin(), p.end());
    }();
    const ShiftedResponse response(counts);
    const auto measured = [&](double log_lifetime, double shift, double log_exponent) {
        DecayColumn out;
        ArrayXd value, slope;
        response.at(shift, value, slope);
        if (log_exponent == 0) {
            exponential_column(value, slope, std::exp(log_lifetime), 500, out);
        } else {
            stretched_column(value, slope, std::exp(log_lifetime), std::exp(log_exponent), out);
        }
        return out;
    };
    const auto gaussian = [&](double log_lifetime, double shift, double) {
        DecayColumn out;
        gaussian_column(400, shift, 4, std::exp(log_lifetime), 500, out);
        return out;
    };
    const double h = 1e-5;
    const auto compare = [&](const auto& make, double a, double b, double c) {
        const DecayColumn at = make(a, b, c);
        const ArrayXd by_lifetime = (make(a + h, b, c).value - make(a - h, b, c).value) / (2 * h);
        const ArrayXd by_shift = (make(a, b + h, c).value - make(a, b - h, c).value) / (2 * h);
        EXPECT_LT(worst(at.by_log_lifetime, by_lifetime), 1e-6);
        EXPECT_LT(worst(at.by_shift, by_shift), 1e-6);
        if (c == 0) return;
        const ArrayXd by_exponent = (make(a, b, c + h).value - make(a, b, c - h).value) / (2 * h);
        EXPECT_LT(worst(at.by_log_exponent, by_exponent), 1e-6);
    };
    for (const double lifetime : {1.0, 3.0, 6.0}) {
        compare(measured, lifetime, 2.37, 0);
        compare(measured, lifetime, -1.6, -0.4);
        compare(gaussian, lifetime, 70.2, 0);
    }
}

TEST(DecayColumns, DerivativeByTheWidthOfAGaussian) {
    for (const double lifetime : {0.5, 8.0, 150.0}) {
        for (const double period : {0.0, 500.0}) {
            const auto at = [&](double log_width) {
                DecayColumn out;
                gaussian_column(400, 70.2, std::exp(log_width), lifetime, period, out);
                return out;
            };
            const double h = 1e-5, width = std::log(4.0);
            DecayColumn exact = at(width);
            add_gaussian_by_log_width(70.2, 4, lifetime, exact);
            const ArrayXd numeric = (at(width + h).value - at(width - h).value) / (2 * h);
            EXPECT_LT(worst(exact.by_log_width, numeric), 1e-6) << lifetime;
        }
    }
}

TEST(ShiftedResponse, IsExactForWholeChannelsAndHasNoOvershoot) {
    std::vector<double> counts(60, 0.0);
    counts[20] = 70;
    counts[21] = 30;
    const ShiftedResponse response(counts);
    ArrayXd value, slope;
    response.at(5, value, slope);
    EXPECT_NEAR(value(25), 0.7, 1e-15);
    EXPECT_NEAR(value(26), 0.3, 1e-15);
    EXPECT_NEAR(value.sum(), 1, 1e-14);
    for (double shift = -25; shift < 45; shift += 0.13) {
        response.at(shift, value, slope);
        EXPECT_GE(value.minCoeff(), 0) << shift;
        EXPECT_LE(value.maxCoeff(), 0.7 + 1e-12) << shift;
    }
    response.at(1000, value, slope);
    EXPECT_EQ(value.abs().sum(), 0);
}

TEST(ShiftedResponse, MovesASmoothPulseByPartsOfAChannel) {
    std::vector<double> counts;
    const auto bell = [](double x) { return std::exp(-0.5 * x * x / 16); };
    for (int i = 0; i < 100; ++i) counts.push_back(bell(i - 40));
    const ShiftedResponse response(counts);
    ArrayXd value, slope;
    response.at(3.4, value, slope);
    double off = 0;
    for (Index i = 0; i < 100; ++i) {
        off = std::max(
            off, std::abs(value(i) / value.sum() - bell(static_cast<double>(i) - 43.4) / 10.0265));
    }
    EXPECT_LT(off, 1e-3);
}
