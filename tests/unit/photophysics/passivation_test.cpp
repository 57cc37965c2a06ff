#include "anchorite/photophysics/passivation.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::photophysics;

TEST(Passivation, SharesAreOneInRegistryAndFall) {
    for (const RegistryShape shape : registry_shapes) {
        EXPECT_EQ(registry_share(shape, 0, 0.2), 1) << name_of(shape);
        double before = 1;
        for (const double mismatch : {0.05, 0.1, 0.4, 2.0}) {
            const double share = registry_share(shape, mismatch, 0.2);
            EXPECT_LT(share, before);
            EXPECT_GT(share, 0);
            before = share;
        }
    }
    EXPECT_NEAR(registry_share(RegistryShape::gaussian, 0.2, 0.2), std::exp(-0.5), 1e-15);
    EXPECT_NEAR(registry_share(RegistryShape::exponential, 0.2, 0.2), std::exp(-1), 1e-15);
    EXPECT_NEAR(registry_share(RegistryShape::lorentzian, 0.2, 0.2), 0.5, 1e-15);
}

TEST(Passivation, AddsItsSites) {
    const PassivationParameters parameters{0.4, 2, 0.3};
    const PassivationTerms terms{"x", 1.2, {{0.25, 0}, {0.15, 0.3}}};
    EXPECT_NEAR(passivation(parameters, terms, RegistryShape::lorentzian),
                0.48 + 0.5 + 2 * 0.15 * 0.5, 1e-12);
}

TEST(Passivation, YieldsGoThereAndBack) {
    for (const double plqy : {0.1, 0.59, 0.97}) {
        EXPECT_NEAR(yield_after(0.59, passivation_of_yields(0.59, plqy)), plqy, 1e-12);
    }
    EXPECT_NEAR(passivation_of_yields(0.59, 0.59), 0, 1e-15);
    EXPECT_THROW(passivation_of_yields(0.59, 1), InputError);
    EXPECT_THROW(passivation_of_yields(0, 0.5), InputError);
}
