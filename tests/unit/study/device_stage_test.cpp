#include "anchorite/study/device_stage.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"
#include "anchorite/stack/stack.hpp"

namespace anchorite::study {
namespace {

const std::filesystem::path stacks = ANCHORITE_SOURCE_DIR "/studies/cspbi3-anchors";

const stack::Electronic& dots_of(const stack::Stack& description) {
    return description.layers[stack::layer_index(description, "QD")].electronic->value;
}

stack::Stack short_sweep(const char* file, double to) {
    return stack::read_stack(stacks / file, {{"device.to", std::to_string(to) + " V"},
                                             {"device.step", "0.4 V"},
                                             {"optics.draws", "4"}});
}

SamplePrediction sample(const std::string& name, double plqy) {
    SamplePrediction out;
    out.name = name;
    out.plqy.fitted = Predicted{plqy, {plqy - 0.05, plqy + 0.02}};
    return out;
}

TEST(DeviceStage, DotsChangeYieldLifetimeAndTraps) {
    const auto before = stack::read_stack(stacks / "stack.toml");
    const auto after = with_dots(before, 0.59);
    const double k_nr = (1 / 0.59 - 1) / (1 / 0.97 - 1);
    EXPECT_DOUBLE_EQ(after.emitter->value.plqy, 0.59);
    EXPECT_NEAR(
        dots_of(after).traps[0].value.density / dots_of(before).traps[0].value.density.value, k_nr,
        1e-9);
    const auto radiative = [](const stack::Stack& description) {
        return description.emitter->value.plqy / dots_of(description).exciton->lifetime;
    };
    EXPECT_NEAR(radiative(after) / radiative(before), 1, 1e-12);
    EXPECT_THROW(with_dots(before, 0), InputError);
    EXPECT_THROW(with_dots(short_sweep("hole-only.toml", 1), 0.5), InputError);
}

TEST(DeviceStage, BetterDotsMakeBetterDevices) {
    const auto stage = device_stage({short_sweep("stack.toml", 4), ""},
                                    {sample("dim", 0.59), sample("bright", 0.96), {}});
    ASSERT_EQ(stage.diodes.size(), 2u);  // the third has no yield
    const DiodeCurves &dim = stage.diodes[0], &bright = stage.diodes[1];
    EXPECT_EQ(bright.name, "bright");
    EXPECT_GT(bright.best->value, dim.best->value);
    EXPECT_TRUE(bright.best->interval.contains(bright.best->value));
    EXPECT_LT(bright.best->interval.low, bright.best->value);
    EXPECT_EQ(bright.failed, 0u);
    EXPECT_EQ(bright.voltage.size(), bright.external.size());
    EXPECT_NEAR(stage.spectrum.peak, 693e-9, 3e-9);
    EXPECT_NEAR(*stage.spectrum.x + *stage.spectrum.y, 1, 0.01);  // a saturated red
    EXPECT_LT(stage.lumens_per_watt, 20);
}

TEST(DeviceStage, DiagramHasEveryLayerWithEdgesWhereChargesMove) {
    const auto stage = device_stage({short_sweep("stack.toml", 2), ""}, {});
    ASSERT_EQ(stage.layers.size(), 8u);
    EXPECT_FALSE(stage.layers[0].conduction);
    EXPECT_NEAR(*stage.layers[4].conduction / 1.602176634e-19, -3.75, 1e-9);
    EXPECT_NEAR(*stage.layers[4].valence / 1.602176634e-19, -5.54, 1e-9);
    EXPECT_EQ(stage.layers[4].roles, std::vector<std::string>{"emitter"});
    EXPECT_TRUE(stage.layers[4].assumed);
    EXPECT_FALSE(stage.layers[5].assumed);
    EXPECT_NEAR(stage.anode / 1.602176634e-19, -5.4, 1e-9);
}

TEST(HoleOnlyStage, MoreTrapsFillLater) {
    const auto description = stack::read_stack(stacks / "hole-only.toml");
    std::vector<SamplePrediction> samples(3);
    samples[0].name = "many";
    samples[0].measured.trap_density = 2e24;
    samples[1].name = "few";
    samples[1].measured.trap_density = 1e24;
    samples[2].name = "unknown";
    const auto stage = hole_only_stage({description, ""}, samples);
    ASSERT_EQ(stage.curves.size(), 2u);
    ASSERT_TRUE(stage.curves[0].limit && stage.curves[1].limit);
    EXPECT_GT(*stage.curves[0].limit, 1.3 * *stage.curves[1].limit);
    EXPECT_NEAR(stage.floor, 0.51, 0.01);
    for (std::size_t i = 0; i < stage.curves[0].voltage.size(); ++i) {
        EXPECT_LE(stage.curves[0].current[i], stage.curves[1].current[i] * 1.01);
    }
}

TEST(HoleOnlyStage, TrapsKeepTheirShares) {
    auto description = stack::read_stack(stacks / "hole-only.toml");
    EXPECT_NEAR(dots_of(with_traps(description, 3e23)).traps[0].value.density.value, 3e23, 1e12);
    const auto layer = stack::layer_index(description, "QD");
    description.layers[layer].electronic->value.traps.clear();
    EXPECT_THROW(with_traps(description, 3e23), InputError);
}

}  // namespace
}  // namespace anchorite::study
