#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/device/trap.hpp"

using namespace anchorite::device;

namespace {

struct Moments {
    double sum = 0;
    double mean = 0;
    double deviation = 0;
};

Moments moments(const Trap& trap) {
    Moments m;
    for (const auto& level : trap_levels(trap)) {
        m.sum += level.density;
        m.mean += level.density * level.energy;
        m.deviation += level.density * level.energy * level.energy;
    }
    m.mean /= m.sum;
    m.deviation = std::sqrt(m.deviation / m.sum - m.mean * m.mean);
    return m;
}

}  // namespace

TEST(TrapLevels, OneEnergyIsOneLevel) {
    Trap trap;
    trap.density = 3;
    trap.energy = 5;
    ASSERT_EQ(trap_levels(trap).size(), 1U);
    EXPECT_EQ(trap_levels(trap)[0].density, 3);
    EXPECT_EQ(trap_levels(trap)[0].energy, 5);
}

TEST(TrapLevels, GaussianHasItsMoments) {
    Trap trap{TrapCharge::donor, TrapShape::gaussian, 2e22, 5, 0.1, 1, 1, 15};
    const auto m = moments(trap);
    EXPECT_NEAR(m.sum / 2e22, 1, 1e-12);
    EXPECT_NEAR(m.mean, 5, 1e-12);
    EXPECT_NEAR(m.deviation, 0.1, 1e-10);
}

TEST(TrapLevels, ExponentialsPointIntoTheGap) {
    Trap trap{TrapCharge::acceptor, TrapShape::exponential_below_electron, 1, 3, 0.05, 1, 1, 20};
    EXPECT_NEAR(moments(trap).mean, 3.05, 1e-10);
    EXPECT_NEAR(moments(trap).deviation, 0.05, 1e-10);
    trap.shape = TrapShape::exponential_above_hole;
    EXPECT_NEAR(moments(trap).mean, 2.95, 1e-10);
}
