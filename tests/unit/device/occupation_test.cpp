#include "anchorite/device/occupation.hpp"

#include <gtest/gtest.h>

#include <cmath>

using namespace anchorite::device;

namespace {

constexpr Statistics all[] = {Statistics::boltzmann, Statistics::fermi_dirac, Statistics::blakemore,
                              Statistics::site_limited};

}  // namespace

TEST(Occupation, DerivativesAreThoseOfTheFunction) {
    for (const auto statistics : all) {
        for (double eta = -30; eta < 60; eta += 0.77) {
            const double h = 1e-4;
            const auto low = occupation(statistics, eta - h);
            const auto high = occupation(statistics, eta + h);
            const auto at = occupation(statistics, eta);
            EXPECT_NEAR(at.slope, (high.log_share - low.log_share) / (2 * h), 1e-7);
            EXPECT_NEAR(at.curvature, (high.slope - low.slope) / (2 * h), 1e-6);
        }
    }
}

TEST(Occupation, TendsToBoltzmannWhereEmpty) {
    for (const auto statistics : all) {
        EXPECT_NEAR(occupation(statistics, -40).log_share, -40, 1e-15 * 40);
        EXPECT_NEAR(occupation(statistics, -40).slope, 1, 1e-15);
    }
}

TEST(Occupation, SitesHoldOneCarrierEach) {
    EXPECT_NEAR(occupation(Statistics::site_limited, 50).log_share, 0, 1e-15);
    EXPECT_NEAR(std::exp(occupation(Statistics::blakemore, 50).log_share), 1 / 0.27, 1e-12);
    EXPECT_GT(occupation(Statistics::site_limited, 1000).slope, 0);  // never quite zero
}

TEST(Occupation, IsInverted) {
    for (const auto statistics : all) {
        for (const double share : {1e-30, 1e-5, 0.1, 0.9}) {
            const double eta = chemical_potential(statistics, share);
            EXPECT_NEAR(std::exp(occupation(statistics, eta).log_share) / share, 1, 1e-11);
        }
    }
}
