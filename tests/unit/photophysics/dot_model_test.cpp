#include "anchorite/photophysics/dot_model.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::photophysics;

TEST(Poisson, HasItsMeanAndVariance) {
    for (const double mean : {0.0, 0.02, 1.0, 37.0}) {
        const auto p = poisson(mean, 1e-12, 400);
        double first = 0, second = 0;
        for (std::size_t n = 0; n < p.size(); ++n) {
            const auto x = static_cast<double>(n);
            first += x * p[n];
            second += x * x * p[n];
        }
        EXPECT_NEAR(std::accumulate(p.begin(), p.end(), 0.0), 1, 1e-12);
        EXPECT_NEAR(first, mean, 1e-9);
        EXPECT_NEAR(second - first * first, mean, 1e-7);
    }
    EXPECT_THROW(poisson(1000, 1e-10, 100), InputError);
    EXPECT_THROW(poisson(-1, 1e-10, 100), InputError);
}

TEST(DotModel, AugerIsThePairsRateForTwo) {
    DotModel model;
    model.auger = 5;
    for (const auto scaling : {AugerScaling::pairs, AugerScaling::carriers}) {
        model.auger_scaling = scaling;
        EXPECT_EQ(model.auger_rate(0), 0);
        EXPECT_EQ(model.auger_rate(1), 0);
        EXPECT_EQ(model.auger_rate(2), 5);
    }
    EXPECT_EQ(model.auger_rate(4), 5 * 12);
    model.auger_scaling = AugerScaling::pairs;
    EXPECT_EQ(model.auger_rate(4), 5 * 6);
}

TEST(DotModel, FluenceBecomesExcitons) {
    // 0.61 uJ/cm² of 2.14 eV photons on 1e-14 cm²: the pump of Nat. Commun. 16, 8201 (2025).
    const double photon = 2.14 * 1.602176634e-19;
    EXPECT_NEAR(mean_excitons(0.61e-2, photon, 1e-18), 0.61e-2 / photon * 1e-18, 1e-15);
    EXPECT_THROW(mean_excitons(1, 0, 1e-18), InputError);
    EXPECT_THROW(mean_excitons(-1, photon, 1e-18), InputError);
}

TEST(DotModel, RefusesRatesThatCannotBe) {
    DotModel model;
    model.radiative = 1;
    EXPECT_NO_THROW(model.validate());
    model.auger = -1;
    EXPECT_THROW(model.validate(), InputError);
    model = {};
    EXPECT_THROW(model.validate(), InputError);
    model.radiative = 1;
    model.trapped_bleach = 2;
    EXPECT_THROW(model.validate(), InputError);
    model.trapped_bleach = 0;
    model.edge_degeneracy = 0;
    EXPECT_THROW(model.validate(), InputError);
    DotOptions options;
    options.neglected = 0;
    EXPECT_THROW(options.validate(), InputError);
}
