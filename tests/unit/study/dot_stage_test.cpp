#include "anchorite/study/dot_stage.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/photophysics/dot_kinetics.hpp"
#include "anchorite/study/yield_stage.hpp"
#include "chain_fixture.hpp"

namespace anchorite::study {
namespace {

constexpr double nanosecond = 1e-9;

photophysics::DotModel trapping_dots() {
    photophysics::DotModel dots;
    dots.radiative = 0.05 / nanosecond;
    dots.trapping = 0.5 / nanosecond;
    dots.release = 0.05 / nanosecond;
    dots.auger = 10 / nanosecond;
    return dots;
}

TEST(DotStage, TrapsGiveTheYieldBack) {
    for (const double yield : {0.3, 0.65, 0.97}) {
        photophysics::DotModel dots = trapping_dots();
        dots.mean_traps = traps_for_yield(dots, yield, 0.01);
        const auto response = photophysics::respond(dots, {0.01, 0}, std::vector{0.0});
        EXPECT_NEAR(response.fates.radiative, yield, 1e-6);
    }
}

TEST(DotStage, ADotWithoutTrapsMayBeDimmerThanAsked) {
    EXPECT_EQ(traps_for_yield(trapping_dots(), 1, 0.01), 0);
    EXPECT_THROW(traps_for_yield(trapping_dots(), 1.1, 0.01), InputError);
}

TEST(DotStage, RadiativeRateNeedsYieldAndLifetime) {
    Measured measured;
    EXPECT_FALSE(radiative_rate(measured));
    measured.plqy = 0.9;
    measured.decay_average = 10 * nanosecond;
    EXPECT_NEAR(radiative_rate(measured).value() * nanosecond, 0.09, 1e-12);
    measured.decay_plqy = 0.5;  // of the dots that decay
    EXPECT_NEAR(radiative_rate(measured).value() * nanosecond, 0.05, 1e-12);
}

TEST(DotStage, SamplesWithoutDecayGetTheGeometricMean) {
    YieldInput input = test::made_up_chain();
    EXPECT_TRUE(dot_decays(predict_yields(input).samples, {}).empty());
    input.control.decay_average = 8 * nanosecond;
    input.samples[3].measured.decay_average = 20 * nanosecond;
    const auto samples = predict_yields(input).samples;
    const auto rates = radiative_rates(samples);
    ASSERT_EQ(rates.size(), samples.size());
    EXPECT_NEAR(rates[1], std::sqrt(rates[0] * rates[4]), 1e-3);
    EXPECT_EQ(rates[1], rates[2]);
}

TEST(DotStage, DimmerDotsDecayFaster) {
    YieldInput input = test::made_up_chain();
    input.control.decay_average = 8 * nanosecond;
    const auto decays = dot_decays(predict_yields(input).samples, {});
    ASSERT_EQ(decays.size(), 7u);
    for (std::size_t i = 1; i < decays.size(); ++i) {
        EXPECT_LT(decays[i].mean_traps, decays[0].mean_traps);
        EXPECT_GT(decays[i].amplitude_average, decays[0].amplitude_average);
    }
    for (const DotDecay& decay : decays) {
        EXPECT_EQ(decay.emission.front(), 1);
        EXPECT_EQ(decay.bleach.front(), 1);
        EXPECT_LT(decay.emission.back(), decay.bleach.back());  // a trapped carrier bleaches on
        EXPECT_LE(decay.amplitude_average, decay.intensity_average);
    }
    EXPECT_DOUBLE_EQ(decays.front().measured.value(), 8 * nanosecond);
}

}  // namespace
}  // namespace anchorite::study
