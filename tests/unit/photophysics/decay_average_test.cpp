#include "anchorite/photophysics/decay_average.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::photophysics;

namespace {

const ExponentialSum two{{0.67, 0.33}, {2e-9, 11e-9}};

std::vector<double> grid(double end, int count) {
    std::vector<double> out;
    for (int i = 0; i < count; ++i) out.push_back(end * i / (count - 1));
    return out;
}

std::vector<double> sample(const ExponentialSum& decay, const std::vector<double>& times) {
    std::vector<double> out;
    for (const double t : times) out.push_back(decay.value(t));
    return out;
}

}  // namespace

TEST(DecayAverages, ClosedForm) {
    const DecayAverages both = averages(two);
    EXPECT_NEAR(both.amplitude.seconds, 0.67 * 2e-9 + 0.33 * 11e-9, 1e-22);
    EXPECT_NEAR(both.intensity.seconds,
                (0.67 * 4e-18 + 0.33 * 121e-18) / (0.67 * 2e-9 + 0.33 * 11e-9), 1e-22);
    EXPECT_GT(both.intensity.seconds, both.amplitude.seconds);
}

TEST(DecayAverages, NumericalIsExactForOneExponential) {
    const ExponentialSum one{{4}, {8.22e-9}};
    const auto times = grid(20e-9, 7);
    const DecayAverages both = averages(times, sample(one, times), Tail::exponential);
    EXPECT_NEAR(both.amplitude.seconds / 8.22e-9, 1, 1e-12);
    EXPECT_NEAR(both.intensity.seconds / 8.22e-9, 1, 1e-12);
}

TEST(DecayAverages, NumericalApproachesTheClosedFormQuadratically) {
    const DecayAverages exact = averages(two);
    double before = 0;
    for (const int count : {101, 201, 401}) {
        const auto times = grid(100e-9, count);
        const DecayAverages both = averages(times, sample(two, times), Tail::exponential);
        const double error = std::abs(both.amplitude.seconds / exact.amplitude.seconds - 1);
        std::printf("%d points: amplitude average off by %.1e\n", count, error);
        if (before > 0) {
            EXPECT_NEAR(before / error, 4, 0.5);
        }
        before = error;
        EXPECT_NEAR(both.intensity.seconds / exact.intensity.seconds, 1, 1e-2);
    }
    EXPECT_LT(before, 2e-4);
}

TEST(DecayAverages, WindowAloneFallsShort) {
    const auto times = grid(40e-9, 801);
    const auto values = sample(two, times);
    const double window = averages(times, values, Tail::none).amplitude.seconds;
    const double whole = averages(times, values, Tail::exponential).amplitude.seconds;
    // What is missing is Σ A τ exp(-T/τ).
    const double missing = 0.33 * 11e-9 * std::exp(-40.0 / 11);  // the fast part is over
    EXPECT_NEAR((whole - window) / missing, 1, 5e-3);
}

TEST(DecayAverages, FractionsSayOfWhat) {
    EXPECT_NEAR(amplitude_fractions(two)[0], 0.67, 1e-12);
    EXPECT_NEAR(intensity_fractions(two)[0], 0.67 * 2 / (0.67 * 2 + 0.33 * 11), 1e-12);
}

TEST(DecayAverages, RefusesWhatIsNoDecay) {
    EXPECT_THROW(averages(ExponentialSum{{}, {}}), InputError);
    EXPECT_THROW(averages(ExponentialSum{{1, 2}, {1e-9}}), InputError);
    EXPECT_THROW(averages(ExponentialSum{{-1, 2}, {1e-9, 1e-9}}), InputError);
    EXPECT_THROW(averages(ExponentialSum{{1}, {0}}), InputError);
    const std::vector<double> times{0, 1, 2};
    EXPECT_THROW(averages(times, std::vector<double>{1, 1, 1}, Tail::exponential), InputError);
    EXPECT_NO_THROW(averages(times, std::vector<double>{1, 1, 1}, Tail::none));
    EXPECT_THROW(averages(times, std::vector<double>{0, 1, 1}, Tail::none), InputError);
    EXPECT_THROW(averages(std::vector<double>{0, 2, 1}, std::vector<double>{3, 2, 1}, Tail::none),
                 InputError);
}
