#include "anchorite/study/lifetime_stage.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/study/yield_stage.hpp"
#include "chain_fixture.hpp"

namespace anchorite::study {
namespace {

constexpr double hour = 3600;
constexpr double out_share = 0.25;

/// Devices whose EQE is a quarter of the yield at every current.
DeviceStage flat_devices(const std::vector<SamplePrediction>& samples) {
    DeviceStage stage;
    for (const SamplePrediction& sample : samples) {
        const double plqy = sample.control ? *sample.plqy.measured : sample.plqy.fitted->value;
        DiodeCurves diode;
        diode.name = sample.name;
        for (int i = 0; i < 30; ++i) {
            diode.voltage.push_back(2 + 0.1 * i);
            diode.current.push_back(0.01 * std::pow(1.5, i));
            diode.external.emplace_back(out_share * plqy);
            diode.radiance.push_back(0.5 * out_share * plqy * diode.current.back());
        }
        stage.diodes.push_back(diode);
    }
    return stage;
}

std::vector<SamplePrediction> samples_with_level() {
    YieldInput input = test::made_up_chain();
    input.control.t50_radiance = 0.2;
    input.control.acceleration = 1.8;
    input.samples[0].measured.acceleration = 1.9;
    return predict_yields(input).samples;
}

TEST(LifetimeStage, ControlLivesAsLongAsReported) {
    const auto samples = samples_with_level();
    const auto stage = lifetime_stage(samples, flat_devices(samples)).value();
    EXPECT_DOUBLE_EQ(stage.level, 0.2);
    EXPECT_DOUBLE_EQ(stage.exponent, 1.85);
    ASSERT_EQ(stage.curves.size(), samples.size());
    const AgeingCurve& control = stage.curves.front();
    EXPECT_NEAR(control.times.back() / hour, 2 * 1000, 1);
    EXPECT_NEAR(control.share[control.share.size() / 2], 0.5, 1e-6);
}

TEST(LifetimeStage, FewerTrapsLiveLonger) {
    const auto samples = samples_with_level();
    const auto stage = lifetime_stage(samples, flat_devices(samples)).value();
    for (std::size_t i = 1; i < stage.curves.size(); ++i) {
        EXPECT_GT(stage.curves[i].times.back(), stage.curves.front().times.back());
        for (std::size_t k = 1; k < stage.curves[i].share.size(); ++k) {
            EXPECT_LE(stage.curves[i].share[k], stage.curves[i].share[k - 1] + 1e-12);
        }
    }
}

// Where EQE does not depend on the current, traps that grow with the current give n = 1.
TEST(LifetimeStage, AccelerationOfAFlatEfficiencyIsOne) {
    const auto samples = samples_with_level();
    const auto stage = lifetime_stage(samples, flat_devices(samples)).value();
    EXPECT_NEAR(stage.grown_exponent.value(), 1, 1e-6);
}

TEST(LifetimeStage, NothingWithoutTheControlsLifetime) {
    YieldInput input = test::made_up_chain();
    const auto samples = predict_yields(input).samples;
    EXPECT_FALSE(lifetime_stage(samples, flat_devices(samples)));
    const auto without_device = lifetime_stage(samples_with_level(), std::nullopt).value();
    EXPECT_TRUE(without_device.curves.empty());
}

TEST(EfficiencyOfTraps, FollowsTheDevicesAndTheYieldBeyondThem) {
    const auto samples = samples_with_level();
    const auto device = flat_devices(samples);
    const EfficiencyOfTraps efficiency(samples, device.diodes, 1);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double ratio = (samples[i].control ? samples[i].ratio.measured.value()
                                                 : samples[i].ratio.fitted->value);
        EXPECT_NEAR(efficiency.at(ratio), device.diodes[i].external[0].value(), 1e-9);
    }
    EXPECT_NEAR(efficiency.at(1000) / efficiency.at(2000), 2, 0.01);
    EXPECT_LE(efficiency.at(0), out_share);
    EXPECT_THROW(EfficiencyOfTraps(samples, device.diodes, 1e9), InputError);
}

}  // namespace
}  // namespace anchorite::study
