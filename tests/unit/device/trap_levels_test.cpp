#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "anchorite/device/trap.hpp"

using namespace anchorite::device;

namespace {

constexpr double kt = 0.02585;

struct Moments {
    double sum = 0;
    double mean = 0;
    double deviation = 0;
};

Moments moments(const Trap& trap) {
    Moments m;
    for (const auto& level : trap_levels(trap, kt)) {
        m.sum += level.density;
        m.mean += level.density * level.energy;
        m.deviation += level.density * level.energy * level.energy;
    }
    m.mean /= m.sum;
    m.deviation = std::sqrt(m.deviation / m.sum - m.mean * m.mean);
    return m;
}

/// Share of a distribution about 0 that holds carriers, those far into the gap first.
double filled(const Trap& trap, double fermi) {
    double sum = 0;
    for (const auto& level : trap_levels(trap, kt)) {
        sum += level.density / (1 + std::exp((fermi - level.energy) / kt));
    }
    return sum / trap.density;
}

/// The same by a fine sum.
double filled_in_fact(const Trap& trap, double fermi) {
    const bool gaussian = trap.shape == TrapShape::gaussian;
    const double from = gaussian ? -10 : 0;
    const double to = gaussian ? 10 : 60;
    constexpr int points = 40000;
    double sum = 0;
    double all = 0;
    for (int i = 0; i < points; ++i) {
        const double x = from + (to - from) * (i + 0.5) / points;
        const double weight = gaussian ? std::exp(-x * x / 2) : std::exp(-x);
        sum += weight / (1 + std::exp((fermi - trap.width * x) / kt));
        all += weight;
    }
    return sum / all;
}

}  // namespace

TEST(TrapLevels, OneEnergyIsOneLevel) {
    Trap trap;
    trap.density = 3;
    trap.energy = 5;
    ASSERT_EQ(trap_levels(trap, kt).size(), 1U);
    EXPECT_EQ(trap_levels(trap, kt)[0].density, 3);
    EXPECT_EQ(trap_levels(trap, kt)[0].energy, 5);
}

TEST(TrapLevels, OccupationIsIntegratedAtEveryWidth) {
    double worst = 0;
    for (const auto shape : {TrapShape::gaussian, TrapShape::exponential_below_electron}) {
        for (const double width : {0.3, 1.0, 2.5, 4.0, 10.0}) {
            const Trap trap{TrapCharge::donor, shape, 2e22, 0, width * kt, 1, 1, 15};
            for (double fermi = -6 * width; fermi < 16 * width + 6; fermi += 0.37) {
                const double expected = filled_in_fact(trap, fermi * kt);
                if (expected < 1e-5) continue;
                const double error = filled(trap, fermi * kt) / expected - 1;
                worst = std::max(worst, std::abs(error));
                EXPECT_NEAR(error, 0, 1.5e-3) << "width " << width << " kT, level " << fermi;
            }
        }
    }
    std::printf("filling of distributions of 0.3 to 10 kT: asked 1.5e-3, measured %.1e\n", worst);
}

TEST(TrapLevels, FarIntoATailTheFillingIsThatOfMarkAndHelfrich) {
    // N exp(-F/w) (pi kT/w) / sin(pi kT/w) in the tail without an end
    const double width = 4 * kt;
    const Trap trap{TrapCharge::donor, TrapShape::exponential_above_hole, 1e24, 0, width, 1, 1, 15};
    for (const double fermi : {25 * kt, 32.4 * kt, 40.1 * kt}) {
        double sum = 0;
        for (const auto& level : trap_levels(trap, kt)) {
            sum += level.density / (1 + std::exp((fermi + level.energy) / kt));
        }
        const double reduced = M_PI * kt / width;
        const double expected = 1e24 * std::exp(-fermi / width) * reduced / std::sin(reduced);
        EXPECT_NEAR(sum / expected, 1, 1e-3) << fermi / kt;
    }
}

TEST(TrapLevels, AskedForMoreThereAreMore) {
    Trap trap{TrapCharge::donor, TrapShape::gaussian, 2e22, 5, 0.1, 1, 1, 15};
    const std::size_t few = trap_levels(trap, kt).size();
    EXPECT_GE(few, static_cast<std::size_t>(12 * 0.1 / kt));
    trap.levels = 200;
    EXPECT_GE(trap_levels(trap, kt).size(), 200U);
    EXPECT_LE(trap_levels(trap, kt / 1000).size(), 606U) << "near absolute zero";
}

// The points follow kT, not the moments, which come out to 1e-4 of the width.

TEST(TrapLevels, GaussianHasItsMoments) {
    Trap trap{TrapCharge::donor, TrapShape::gaussian, 2e22, 5, 0.1, 1, 1, 15};
    const auto m = moments(trap);
    EXPECT_NEAR(m.sum / 2e22, 1, 1e-12);
    EXPECT_NEAR(m.mean, 5, 1e-12);
    EXPECT_NEAR(m.deviation, 0.1, 1e-6);
}

TEST(TrapLevels, ExponentialsPointIntoTheGap) {
    Trap trap{TrapCharge::acceptor, TrapShape::exponential_below_electron, 1, 3, 0.05, 1, 1, 20};
    EXPECT_NEAR(moments(trap).mean, 3.05, 1e-5);
    EXPECT_NEAR(moments(trap).deviation, 0.05, 1e-5);
    trap.shape = TrapShape::exponential_above_hole;
    EXPECT_NEAR(moments(trap).mean, 2.95, 1e-5);
}
