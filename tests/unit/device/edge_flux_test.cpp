#include "anchorite/device/edge_flux.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/numerics/bernoulli.hpp"

using namespace anchorite;

namespace {

/// An end at a chemical potential, with one state a unit volume.
device::EdgeEnd end_at(device::Statistics statistics, double eta) {
    const auto share = device::occupation(statistics, eta);
    return {std::exp(share.log_share), eta, share.log_share, share};
}

}  // namespace

TEST(EdgeFlux, IsScharfetterGummelForBoltzmann) {
    for (const int z : {-1, 1}) {
        for (const double d_u : {-20.0, -0.3, 0.0, 1e-9, 5.0}) {
            for (const double eta : {-3.0, 2.0}) {
                const auto left = end_at(device::Statistics::boltzmann, -1);
                const auto right = end_at(device::Statistics::boltzmann, eta);
                const double d_phi = z * (eta + 1) + d_u;
                const double flux = device::layer_flux(z, 2, left, right, d_u, d_phi).flux;
                const double expected = 2 * (left.density * numerics::bernoulli(z * d_u) -
                                             right.density * numerics::bernoulli(-z * d_u));
                EXPECT_NEAR(flux, expected, 1e-12 * (std::abs(expected) + left.density));
            }
        }
    }
}

TEST(EdgeFlux, VanishesExactlyInEquilibrium) {
    for (const auto statistics :
         {device::Statistics::fermi_dirac, device::Statistics::blakemore,
          device::Statistics::site_limited, device::Statistics::boltzmann}) {
        for (const double eta : {-10.0, 0.0, 30.0}) {
            const auto left = end_at(statistics, eta);
            const auto right = end_at(statistics, eta + 3);
            EXPECT_EQ(device::layer_flux(-1, 1, left, right, 3, 0).flux, 0);
            EXPECT_EQ(device::interface_flux(-1, 1, left, right, 0).flux, 0);
        }
    }
}

TEST(EdgeFlux, KeepsTheDigitsOfTinyDrivingForces) {
    const auto end = end_at(device::Statistics::boltzmann, 0);
    const double flux = device::layer_flux(1, 1, end, end, 0, 1e-40).flux;
    EXPECT_NEAR(flux / -1e-40, 1, 1e-14);
}

TEST(EdgeFlux, DegenerateFluxIsConductanceTimesForce) {
    // for d phi -> 0 any statistics: Gamma = -(mu kT/q / h) c d(z phi) at constant density
    for (const auto statistics :
         {device::Statistics::fermi_dirac, device::Statistics::site_limited}) {
        for (const double eta : {-5.0, 0.0, 20.0}) {
            const auto end = end_at(statistics, eta);
            const double flux = device::layer_flux(1, 3, end, end, 1e-9, 1e-9).flux;
            EXPECT_NEAR(flux / (-3 * end.density * 1e-9), 1, 1e-6);
        }
    }
}

TEST(EdgeFlux, DoesNotOverflow) {
    for (const double d_phi : {-700.0, 700.0}) {
        const auto left = end_at(device::Statistics::boltzmann, -300);
        const auto right = end_at(device::Statistics::boltzmann, -300 + d_phi / 2);
        EXPECT_TRUE(std::isfinite(device::layer_flux(1, 1, left, right, d_phi / 2, d_phi).flux));
    }
}

TEST(EdgeFlux, TakesAnotherProgramsBernoulliFunction) {
    double worst = 0;
    double worst_slope = 0;
    for (const int z : {-1, 1}) {
        for (const double d_u : {-1.2, -0.3, 0.02, 0.0, 0.4, 1.4}) {
            for (const double eta : {-1.4, -0.98, 0.2}) {
                const auto at = [&](double change_u, double change_phi) {
                    const auto left = end_at(device::Statistics::boltzmann, -1);
                    const double rise = eta - z * (change_u - change_phi);
                    const auto right = end_at(device::Statistics::boltzmann, rise);
                    const double d_phi = z * (eta + 1) + d_u + change_phi;
                    return device::layer_flux(z, 2, left, right, d_u + change_u, d_phi, 1);
                };
                const auto flux = at(0, 0);
                const auto b = numerics::bernoulli_polynomial(-z * d_u, 1);
                const double expected = 2 * (std::exp(-1) * b.minus - std::exp(eta) * b.plus);
                worst = std::max(worst, std::abs(flux.flux - expected));
                constexpr double h = 1e-6;
                const double of_u = (at(h, 0).flux - at(-h, 0).flux) / (2 * h);
                const double of_phi = (at(0, h).flux - at(0, -h).flux) / (2 * h);
                worst_slope = std::max({worst_slope, std::abs(flux.of_right_u - of_u),
                                        std::abs(flux.of_right_phi - of_phi)});
            }
        }
    }
    std::printf(
        "flux with a polynomial: asked 1e-12, measured %.1e; slopes asked 1e-7, measured "
        "%.1e\n",
        worst, worst_slope);
    EXPECT_LT(worst, 1e-12);
    EXPECT_LT(worst_slope, 1e-7);
}
