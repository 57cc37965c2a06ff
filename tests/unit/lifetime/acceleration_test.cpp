#include "anchorite/lifetime/acceleration.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <concepts>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::lifetime;

namespace {

template <class Level>
std::vector<LevelLifetime<Level, ModelledLifetime>> points(const std::vector<double>& levels,
                                                           double n,
                                                           const std::vector<double>& noise = {}) {
    std::vector<LevelLifetime<Level, ModelledLifetime>> out;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        ModelledLifetime lifetime;
        lifetime.seconds = 1e6 * std::pow(levels[i], -n);
        if (!noise.empty()) lifetime.seconds *= std::exp(noise[i]);
        out.push_back({Level{levels[i]}, lifetime});
    }
    return out;
}

template <class Law, class Level>
concept answers = requires(const Law& law, Level level) {
    { lifetime_at(law, level) } -> std::same_as<ExtrapolatedLifetime>;
};
using RadianceLaw = AccelerationLaw<Radiance, ModelledLifetime>;

}  // namespace

TEST(Acceleration, FindsNAndExtrapolates) {
    const auto law = fit_acceleration(points<Radiance>({2, 5, 10, 40}, 1.87));
    EXPECT_NEAR(law.law.n, 1.87, 1e-6);
    const auto far = lifetime_at(law, Radiance{0.2});
    EXPECT_NEAR(far.seconds / (1e6 * std::pow(0.2, -1.87)), 1, 1e-5);
    EXPECT_NEAR(far.reach, 10, 1e-9);
    EXPECT_EQ(lifetime_at(law, Radiance{5}).reach, 1);
    EXPECT_TRUE(law.law.warnings.empty());
}

TEST(Acceleration, LevelsOfAnotherKindNeedAnEfficacy) {
    static_assert(answers<RadianceLaw, Radiance>);
    static_assert(!answers<RadianceLaw, Luminance>);
    static_assert(!answers<AccelerationLaw<Luminance, ModelledLifetime>, Radiance>);
    const auto law = fit_acceleration(points<Radiance>({2, 5, 10, 40}, 1.5));
    const LuminousEfficacy efficacy{10};
    EXPECT_NEAR(lifetime_at(law, Luminance{50}, efficacy).seconds,
                lifetime_at(law, Radiance{5}).seconds, 1e-6);
    const auto luminous = fit_acceleration(points<Luminance>({20, 50, 100, 400}, 1.5));
    EXPECT_NEAR(lifetime_at(luminous, Radiance{5}, efficacy).seconds,
                lifetime_at(luminous, Luminance{50}).seconds, 1e-6);
}

TEST(Acceleration, IntervalsWidenAwayFromTheLevels) {
    const auto law = fit_acceleration(
        points<Radiance>({2, 5, 10, 20, 40}, 1.87, {0.05, -0.04, 0.03, -0.06, 0.02}));
    EXPECT_TRUE(law.law.n_interval.contains(1.87));
    const auto near = lifetime_at(law, Radiance{10});
    const auto far = lifetime_at(law, Radiance{0.19});
    EXPECT_GT(std::log(far.interval.high / far.interval.low),
              std::log(near.interval.high / near.interval.low));
}

TEST(Acceleration, SaysHowLittleItRestsOn) {
    const auto two = fit_acceleration(points<Radiance>({2, 5}, 1.87));
    EXPECT_TRUE(std::isinf(two.law.n_interval.high));
    EXPECT_FALSE(two.law.warnings.empty());
    EXPECT_FALSE(fit_acceleration(points<Radiance>({2, 3, 4, 5}, 1.87)).law.warnings.empty());
    EXPECT_FALSE(fit_acceleration(points<Radiance>({2, 5, 10, 40}, 5)).law.warnings.empty());
}

TEST(Acceleration, RefusesWhatHasNoN) {
    EXPECT_THROW(fit_acceleration(points<Radiance>({2}, 1.87)), InputError);
    EXPECT_THROW(fit_acceleration(points<Radiance>({2, 2, 2}, 1.87)), InputError);
    EXPECT_THROW(fit_acceleration(points<Radiance>({2, -1}, 1)), InputError);
    auto mixed = points<Radiance>({2, 5, 10}, 1.87);
    mixed[1].lifetime.share = 0.9;
    EXPECT_THROW(fit_acceleration(mixed), InputError);
    const auto law = fit_acceleration(points<Radiance>({2, 5, 10, 40}, 1.5));
    EXPECT_THROW(lifetime_at(law, Radiance{0}), InputError);
}

TEST(Acceleration, WarnsOfDecaysOfDifferentShape) {
    std::vector<DecayFit> fits(3);
    fits[0].beta = {0.7, 0.8};
    fits[1].beta = {0.75, 0.9};
    fits[2].beta = {0.72, 0.78};
    EXPECT_EQ(shape_warning(fits), "");
    fits[2].beta = {0.4, 0.5};
    EXPECT_NE(shape_warning(fits).find("levels 2 and 3"), std::string::npos);
}
