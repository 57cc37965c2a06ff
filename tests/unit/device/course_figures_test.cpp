#include "anchorite/device/course_figures.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <vector>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::device;

namespace {

/// 1 - exp(-t/tau) from 0, and exp(-t/tau) after the pulse has ended at 20 tau.
struct Charging {
    std::vector<double> times;
    std::vector<double> values;
};

Charging charging(double tau, int steps) {
    Charging course;
    for (int i = 0; i <= 2 * steps; ++i) {
        const double t = 20 * tau * i / steps;
        course.times.push_back(t);
        course.values.push_back(i <= steps ? -std::expm1(-t / tau)
                                           : std::exp(-(t - 20 * tau) / tau));
    }
    return course;
}

}  // namespace

TEST(PulseTimes, AreThoseOfAnExponential) {
    constexpr double tau = 3e-6;
    const auto course = charging(tau, 20000);
    const auto times = pulse_times(course.times, course.values, 0, 20 * tau);
    const double asked = tau * std::log(9.0);  // 10 % to 90 %, RC charging
    std::printf("rise: asked %.6e measured %.6e s; decay: measured %.6e s\n", asked, *times.rise,
                *times.decay);
    EXPECT_NEAR(*times.rise / asked, 1, 1e-5);
    EXPECT_NEAR(*times.decay / asked, 1, 1e-5);
    EXPECT_NEAR(*times.delay / (tau * std::log(1 / 0.9)), 1, 1e-4);
    EXPECT_NEAR(times.plateau, 1, 1e-8);
}

TEST(PulseTimes, SayNothingOfLevelsThatAreNotReached) {
    const std::vector<double> times{0, 1, 2, 3};
    const auto falling = pulse_times(times, std::vector<double>{1, 1, 0, 0}, 0, 2);
    EXPECT_FALSE(falling.rise.has_value());
    const auto slow = pulse_times(times, std::vector<double>{0, 1, 1, 0.5}, 0, 2);
    EXPECT_TRUE(slow.rise.has_value());
    EXPECT_FALSE(slow.decay.has_value());
    EXPECT_THROW(pulse_times(times, std::vector<double>{0, 1}, 0, 2), InputError);
    EXPECT_THROW(pulse_times(times, std::vector<double>{0, 1, 1, 0}, 2, 2), InputError);
}

TEST(Hysteresis, IsTheDifferenceOfTheBranches) {
    const std::vector<double> volts{0, 1, 2, 1, 0};
    const auto none = hysteresis(volts, std::vector<double>{0, 1, 2, 1, 0}, 2);
    EXPECT_DOUBLE_EQ(*none.index, 0);
    const auto loop = hysteresis(volts, std::vector<double>{0, 1, 4, 3, 0}, 2);
    EXPECT_DOUBLE_EQ(loop.up, 3);
    EXPECT_DOUBLE_EQ(loop.down, 5);
    EXPECT_DOUBLE_EQ(*loop.index, 0.25);
    EXPECT_FALSE(hysteresis(volts, std::vector<double>(5, 0), 2).index.has_value());
    EXPECT_THROW(hysteresis(volts, std::vector<double>(5, 0), 4), InputError);
}
