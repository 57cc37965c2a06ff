#include "anchorite/lifetime/decay_curve.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::lifetime;

namespace {

DecayCurve exponential(int count, double end, double noise = 0) {
    std::mt19937_64 random(7);
    std::normal_distribution<double> normal(0, 1);
    DecayCurve out;
    for (int i = 0; i < count; ++i) {
        out.times.push_back(end * i / (count - 1));
        out.values.push_back(std::exp(-out.times.back()) + noise * normal(random));
    }
    return out;
}

}  // namespace

TEST(InterpolatedLifetime, LiesOnTheStraightLine) {
    const DecayCurve curve{{0, 1, 2, 3, 4}, {10, 8, 6, 3, 1}};
    const auto t50 = interpolated_lifetime(curve, 0.5);
    ASSERT_TRUE(t50);
    EXPECT_NEAR(t50->seconds, 2 + 1.0 / 3, 1e-12);
    const auto t90 = interpolated_lifetime(curve, 0.9);
    ASSERT_TRUE(t90);
    EXPECT_NEAR(t90->seconds, 0.5, 1e-12);
    EXPECT_EQ(t90->share, 0.9);
}

TEST(InterpolatedLifetime, NeverGoesBeyondTheCurve) {
    EXPECT_FALSE(interpolated_lifetime(exponential(50, 0.6), 0.5));
    EXPECT_TRUE(interpolated_lifetime(exponential(50, 0.7), 0.5));
}

TEST(InterpolatedLifetime, ReferenceIsTheCallersChoice) {
    const DecayCurve brightening{{0, 1, 2, 3, 4, 5}, {4, 8, 6, 4, 2, 1}};
    const auto first = interpolated_lifetime(brightening, 0.5, Reference::first);
    const auto highest = interpolated_lifetime(brightening, 0.5, Reference::maximum);
    ASSERT_TRUE(first && highest);
    EXPECT_NEAR(first->seconds, 4, 1e-12);    // to 2 of 4
    EXPECT_NEAR(highest->seconds, 2, 1e-12);  // to 4 of 8, from time 1
}

TEST(InterpolatedLifetime, IntervalGrowsWithNoiseAndHoldsTheTruth) {
    const double truth = std::log(2.0);
    double before = 0;
    for (const double noise : {0.002, 0.02}) {
        const auto t50 = interpolated_lifetime(exponential(400, 2, noise), 0.5);
        ASSERT_TRUE(t50);
        EXPECT_TRUE(t50->interval.contains(truth)) << noise;
        EXPECT_GT(t50->interval.high - t50->interval.low, before);
        before = t50->interval.high - t50->interval.low;
    }
}

TEST(Noise, IsThatOfThePoints) {
    EXPECT_NEAR(noise_of(exponential(4000, 2, 0.01)), 0.01, 5e-4);
    EXPECT_LT(noise_of(exponential(400, 2)), 1e-5);
}

TEST(DecayCurve, RefusesWhatIsNoCurve) {
    EXPECT_THROW((DecayCurve{{0, 1}, {1, 0.5}}.validate()), InputError);
    EXPECT_THROW((DecayCurve{{0, 1, 2, 2, 3}, {5, 4, 3, 2, 1}}.validate()), InputError);
    EXPECT_THROW((DecayCurve{{-1, 1, 2, 3, 4}, {5, 4, 3, 2, 1}}.validate()), InputError);
    EXPECT_THROW((DecayCurve{{0, 1, 2, 3, 4}, {5, 4, NAN, 2, 1}}.validate()), InputError);
    EXPECT_THROW(interpolated_lifetime(exponential(10, 2), 1.0), InputError);
    EXPECT_THROW(interpolated_lifetime(DecayCurve{{0, 1, 2, 3, 4}, {0, 0, 0, 0, 0}}, 0.5),
                 InputError);
}
