#include "anchorite/measurement/kinetics/transient_irf.hpp"

#include <gsl/gsl_sf_erf.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {
namespace {

TEST(TransientIrf, ScaledErfcHoldsAtEverySize) {
    for (const double x : {-3.0, 0.0, 0.5, 5.0, 20.0, 24.999, 25.001, 40.0, 1e3, 1e6}) {
        const double expected = std::exp(gsl_sf_log_erfc(x) + x * x);
        const double cancels = 1e-15 * (10 + x * x);  // of the logarithms
        EXPECT_NEAR(scaled_erfc(x) / expected, 1, cancels + 1e-11) << x;
    }
    EXPECT_NEAR(scaled_erfc(25.0 - 1e-9) / scaled_erfc(25.0 + 1e-9), 1, 1e-10);
}

TEST(TransientIrf, CentreRunsWithWavelength) {
    const TransientIrf irf{1.2, 0.06, {0.3, -0.08, 0.01}, 550};
    EXPECT_DOUBLE_EQ(irf.centre_at(550), 1.2);
    EXPECT_NEAR(irf.centre_at(750), 1.2 + 0.6 - 0.32 + 0.08, 1e-14);
    EXPECT_THROW((TransientIrf{0, -1}.validate()), InputError);
    EXPECT_THROW((TransientIrf{0, 0.1, {NAN}}.validate()), InputError);
}

/// ∫ g(s) exp(−k (t − s)) over s <= t by the midpoint rule, g the Gaussian about the centre.
double convolution(double rate, double t, double centre, double width) {
    constexpr int steps = 200000;
    const double low = centre - 10 * width;
    const double high = std::min(t, centre + 10 * width);
    if (high <= low) return 0;
    const double step = (high - low) / steps;
    double sum = 0;
    for (int i = 0; i < steps; ++i) {
        const double s = low + (i + 0.5) * step;
        const double x = (s - centre) / width;
        sum += std::exp(-x * x / 2 - rate * (t - s));
    }
    return sum * step / (width * std::sqrt(2 * std::numbers::pi));
}

TEST(TransientIrf, ExponentialsAreTheConvolution) {
    const Eigen::VectorXd delays =
        (Eigen::VectorXd(8) << -0.5, -0.05, 0.2, 0.25, 0.4, 0.9, 1.2, 9).finished();
    const Eigen::VectorXd rates = (Eigen::VectorXd(4) << 0, 0.1, 5, 60).finished();
    TransientBasis basis;
    fill_basis(delays, rates, 0.2, 0.08, 0, false, basis);
    for (Eigen::Index i = 0; i < delays.size(); ++i) {
        for (Eigen::Index j = 0; j < rates.size(); ++j) {
            EXPECT_NEAR(basis.values(i, j), convolution(rates(j), delays(i), 0.2, 0.08), 1e-9)
                << delays(i) << " " << rates(j);
        }
    }
}

TEST(TransientIrf, FastRatesNeitherOverflowNorVanish) {
    const Eigen::VectorXd delays = Eigen::VectorXd::LinSpaced(101, -1, 1);
    const Eigen::VectorXd rates = Eigen::VectorXd::Constant(1, 1e5);
    TransientBasis basis;
    fill_basis(delays, rates, 0, 0.1, 0, true, basis);
    EXPECT_TRUE(basis.values.allFinite());
    EXPECT_TRUE(basis.rate_slope.allFinite());
    // Much faster than the response: the response itself over the rate.
    const double peak = 1 / (0.1 * std::sqrt(2 * std::numbers::pi)) / 1e5;
    EXPECT_NEAR(basis.values(50, 0) / peak, 1, 1e-4);
}

TEST(TransientIrf, WithoutResponseExponentialsStartAtTheCentre) {
    const Eigen::VectorXd delays = (Eigen::VectorXd(3) << -1, 0, 2).finished();
    TransientBasis basis;
    fill_basis(delays, Eigen::VectorXd::Constant(1, 0.5), 0, 0, 3, true, basis);
    ASSERT_EQ(basis.values.cols(), 1);
    EXPECT_EQ(basis.values(0, 0), 0);
    EXPECT_EQ(basis.values(1, 0), 1);
    EXPECT_DOUBLE_EQ(basis.values(2, 0), std::exp(-1.0));
    EXPECT_DOUBLE_EQ(basis.rate_slope(2, 0), -2 * std::exp(-1.0));
}

TEST(TransientIrf, SlopesAreThoseOfTheValues) {
    const Eigen::VectorXd delays = Eigen::VectorXd::LinSpaced(200, -0.6, 3);
    const Eigen::VectorXd rates = (Eigen::VectorXd(3) << 0.05, 2, 30).finished();
    const auto at = [&](double shift, double wider, double faster) {
        TransientBasis basis;
        fill_basis(delays, rates.array() + faster, 0.1 + shift, 0.07 + wider, 4, true, basis);
        return basis;
    };
    const TransientBasis here = at(0, 0, 0);
    constexpr double h = 1e-5;
    const Eigen::MatrixXd centre = (at(h, 0, 0).values - at(-h, 0, 0).values) / (2 * h);
    const Eigen::MatrixXd width = (at(0, h, 0).values - at(0, -h, 0).values) / (2 * h);
    const Eigen::MatrixXd rate = (at(0, 0, h).values - at(0, 0, -h).values) / (2 * h);
    EXPECT_LT((here.centre_slope - centre).cwiseAbs().maxCoeff(),
              2e-5 * centre.cwiseAbs().maxCoeff());
    EXPECT_LT((here.width_slope - width).cwiseAbs().maxCoeff(), 2e-5 * width.cwiseAbs().maxCoeff());
    EXPECT_LT((here.rate_slope - rate.leftCols(3)).cwiseAbs().maxCoeff(), 1e-8);
}

}  // namespace
}  // namespace anchorite::measurement
