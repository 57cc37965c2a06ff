#include "anchorite/photophysics/rates.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::photophysics;

TEST(Rates, RatioAndYieldAreInverse) {
    for (const double plqy : {0.01, 0.3, 0.59, 0.96, 1.0}) {
        EXPECT_NEAR(yield_of_ratio(nonradiative_ratio(plqy)), plqy, 1e-15);
    }
    EXPECT_EQ(nonradiative_ratio(1), 0);
    EXPECT_EQ(nonradiative_ratio(0.5), 1);
}

TEST(Rates, GoThereAndBack) {
    const Rates rates{5.1e7, 1.6e6};
    const Rates back = rates_from(rates.yield(), AmplitudeAverage{rates.lifetime()});
    EXPECT_NEAR(back.radiative, rates.radiative, 1e-6);
    EXPECT_NEAR(back.nonradiative, rates.nonradiative, 1e-6);
}

TEST(Rates, AveragesAgreeForOneExponentialOnly) {
    const NamedRates one = rates_from(0.8, ExponentialSum{{3}, {10e-9}});
    EXPECT_NEAR(one.amplitude.radiative, one.intensity.radiative, 1e-3);
    // Emitters that share k_r: half of them have a second path. Only ⟨τ⟩_amp gives k_r back.
    const double kr = 5e7;
    const ExponentialSum mixed{{0.5, 0.5}, {1 / kr, 1 / (10 * kr)}};
    const double plqy = 0.5 * 1.0 + 0.5 * 0.1;
    const NamedRates two = rates_from(plqy, mixed);
    EXPECT_NEAR(two.amplitude.radiative / kr, 1, 1e-12);
    EXPECT_LT(two.intensity.radiative, 0.7 * kr);
}

TEST(Rates, ErrorsAreThoseOfRepeatedMeasurements) {
    const Estimate plqy{0.9, 0.01};
    const Estimate lifetime{20e-9, 0.4e-9};
    const RateEstimates out = rates_from(plqy, lifetime);
    std::mt19937_64 random(3);
    std::normal_distribution<double> normal(0, 1);
    double sum = 0, squares = 0, nonradiative = 0, nonradiative_squares = 0;
    constexpr int draws = 20000;
    for (int i = 0; i < draws; ++i) {
        const Rates rates =
            rates_from(std::min(1.0, plqy.value + plqy.error * normal(random)),
                       AmplitudeAverage{lifetime.value + lifetime.error * normal(random)});
        sum += rates.radiative;
        squares += rates.radiative * rates.radiative;
        nonradiative += rates.nonradiative;
        nonradiative_squares += rates.nonradiative * rates.nonradiative;
    }
    const auto deviation = [](double total, double total_of_squares) {
        return std::sqrt(total_of_squares / draws - (total / draws) * (total / draws));
    };
    EXPECT_NEAR(deviation(sum, squares) / out.radiative.error, 1, 0.03);
    EXPECT_NEAR(deviation(nonradiative, nonradiative_squares) / out.nonradiative.error, 1, 0.03);
    EXPECT_NEAR(out.ratio.value, 1 / 0.9 - 1, 1e-12);
    EXPECT_NEAR(out.ratio.error, 0.01 / 0.81, 1e-12);
    EXPECT_THROW(rates_from(Estimate{0.9, -1}, lifetime), InputError);
}

TEST(Rates, TrapsGoThereAndBack) {
    const double capture = 1e-14;
    EXPECT_NEAR(trap_density(nonradiative_of_traps(6.69e23, capture), capture), 6.69e23, 1e10);
}

TEST(Rates, RefusesWhatCannotBe) {
    EXPECT_THROW(nonradiative_ratio(0), InputError);
    EXPECT_THROW(nonradiative_ratio(1.1), InputError);
    EXPECT_THROW(nonradiative_ratio(std::nan("")), InputError);
    EXPECT_THROW(yield_of_ratio(-1), InputError);
    EXPECT_THROW(rates_from(0.5, AmplitudeAverage{0}), InputError);
    EXPECT_THROW(rates_from(0.5, IntensityAverage{-1}), InputError);
    EXPECT_THROW(trap_density(1e6, 0), InputError);
    EXPECT_THROW(nonradiative_of_traps(-1, 1e-14), InputError);
}
