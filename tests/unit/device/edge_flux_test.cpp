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
