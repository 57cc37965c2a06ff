#include "anchorite/numerics/fermi_dirac.hpp"

#include <gtest/gtest.h>

#include <boost/math/quadrature/exp_sinh.hpp>
#include <cmath>

using namespace anchorite::numerics;

namespace {

/// The defining integral, by quadrature: t = s^2 takes the root away.
double by_quadrature(double eta) {
    boost::math::quadrature::exp_sinh<double> integrator;
    const auto integrand = [eta](double s) {
        const double x = s * s - eta;
        return x > 700 ? 0.0 : 4 / std::sqrt(M_PI) * s * s / (1 + std::exp(x));
    };
    return integrator.integrate(integrand, 1e-13);
}

}  // namespace

TEST(FermiDirac, EqualsTheIntegral) {
    double worst = 0;
    for (double eta = -15; eta < 25; eta += 0.613) {
        worst = std::max(worst, std::abs(fermi_dirac_half(eta) / by_quadrature(eta) - 1));
    }
    std::printf("worst relative error of F_1/2: asked 1e-9, measured %.1e\n", worst);
    EXPECT_LT(worst, 1e-9);
}

TEST(FermiDirac, TableEqualsTheIntegral) {
    double worst = 0;
    double worst_slope = 0;
    for (double eta = -30; eta < 100; eta += 0.00917) {
        const auto fast = log_fermi_dirac_half(eta);
        const double half = fermi_dirac_half(eta);
        worst = std::max(worst, std::abs(std::exp(fast.value) / half - 1));
        worst_slope =
            std::max(worst_slope, std::abs(fast.first * half / fermi_dirac_minus_half(eta) - 1));
    }
    std::printf("table of ln F_1/2: asked 1e-11 and 1e-8, measured %.1e and %.1e (slope)\n", worst,
                worst_slope);
    EXPECT_LT(worst, 1e-11);
    EXPECT_LT(worst_slope, 1e-8);
}

TEST(FermiDirac, CurvatureIsTheSlopesSlope) {
    for (double eta = -20; eta < 80; eta += 0.317) {
        const double h = 1e-4;
        const double slope =
            (log_fermi_dirac_half(eta + h).first - log_fermi_dirac_half(eta - h).first) / (2 * h);
        EXPECT_NEAR(log_fermi_dirac_half(eta).second, slope, 1e-6) << eta;
    }
}

TEST(FermiDirac, TendsToBoltzmann) {
    EXPECT_NEAR(log_fermi_dirac_half(-650).value, -650, 1e-12);
    EXPECT_NEAR(log_fermi_dirac_half(-650).first, 1, 1e-12);
}
