#include "anchorite/stack/scan_axis.hpp"

#include <gtest/gtest.h>

#include <cstdio>

#include "support/device_text.hpp"
#include "support/stack_text.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;
using namespace anchorite::stack;

namespace {

const Stack description = parse_stack(test::small_stack(), "stack.toml");
const Stack charged = parse_stack(test::device_stack(), "device.toml");

std::string refusal(const std::string& text, const Stack& of = description) {
    const auto message = test::message_of<InputError>([&] { parse_scan_axis(text, of); });
    std::printf("%s\n", message.c_str());
    EXPECT_FALSE(message.empty()) << text;
    return message;
}

bool contains(const std::string& text, const char* word) {
    return text.find(word) != std::string::npos;
}

}  // namespace

TEST(ScanAxis, ReadsARangeWithItsUnitAtTheEnd) {
    const ScanAxis axis = parse_scan_axis("dots.thickness=20:80:5nm", description);
    EXPECT_EQ(axis.name, "dots.thickness");
    EXPECT_EQ(axis.path, "layer.\"dots\".thickness");
    ASSERT_EQ(axis.values.size(), 13U);
    EXPECT_NEAR(axis.values.front(), 20e-9, 1e-20);
    EXPECT_NEAR(axis.values.back(), 80e-9, 1e-20);
    const auto count = [](const char* text) {
        return parse_scan_axis(text, description).values.size();
    };
    EXPECT_EQ(count("dots.thickness=0.02 µm:80nm:5 nm"), 13U);
    EXPECT_EQ(count("dots.thickness=33 nm"), 1U);
    EXPECT_EQ(count("dots.thickness=80:20:-5nm"), 13U);
    EXPECT_EQ(count("emitter.horizontal=0.5:1:0.1"), 6U);
    EXPECT_NEAR(parse_scan_axis("emitter.plqy=60:100:20%", description).values[1], 0.8, 1e-12);
    EXPECT_EQ(count("device.cells_per_layer=20:80:20"), 4U) << "whole numbers stay whole";
}

TEST(ScanAxis, RefusesWhatItCannotVary) {
    EXPECT_TRUE(contains(refusal("dot.thickness=20:80:5nm"), "did you mean \"dots\""));
    EXPECT_TRUE(contains(refusal("dots.thikness=20:80:5nm"), "did you mean \"thickness\""));
    EXPECT_TRUE(contains(refusal("dots.material=1:2:1"), "no number"));
    EXPECT_TRUE(contains(refusal("dots.thickness=20:80nm"), "FIRST:LAST:STEP"));
    EXPECT_TRUE(contains(refusal("dots.thickness"), "PATH=VALUE"));
    EXPECT_TRUE(contains(refusal("dots.thickness=0:80:5nm"), "must be"));
    EXPECT_TRUE(contains(refusal("emitter.horizontal=0.5:1.5:0.1"), "must be"));
    EXPECT_TRUE(contains(refusal("QD.trap.1.density=1e15:1e17:x10 cm^-3", charged), "trap"))
        << "case 40 has no traps";
    refusal("dots.thickness=20:80:5");
    refusal("dots.thickness=20:80:-5nm");
    refusal("dots.thickness=20:80:0nm");
    refusal("dots.thickness=1:1000000:1nm");
    refusal("thickness=20:80:5nm");
    refusal("emitter.colour=1:2:1");
}

TEST(ScanAxis, NamesTheColumnAndTheOverride) {
    const ScanAxis axis = parse_scan_axis("QD.hole_mobility=1e-8:1e-6:x10 m2/(V s)", charged);
    EXPECT_EQ(axis.path, "layer.\"QD\".electronic.hole_mobility");
    EXPECT_EQ(heading(axis), "QD.hole_mobility [cm2/(V s)]");
    EXPECT_NEAR(shown(axis, axis.values[1]), 1e-3, 1e-15);
    EXPECT_FALSE(is_optical(axis));
    EXPECT_TRUE(is_optical(parse_scan_axis("QD.thickness=30nm", charged)));
    EXPECT_TRUE(is_optical(parse_scan_axis("emitter.peak=690nm", charged)));
    EXPECT_TRUE(is_optical(parse_scan_axis("device.outcoupling=20 %", charged)));
    EXPECT_FALSE(is_optical(parse_scan_axis("device.temperature=300K", charged)));
    const ScanAxis yield = parse_scan_axis("emitter.plqy=60 %", description);
    EXPECT_EQ(heading(yield), "emitter.plqy");
    EXPECT_DOUBLE_EQ(variant(description, {override_of(yield, 0.6)}).emitter->value.plqy, 0.6);
}

TEST(ScanAxis, CanBeMadeOfValues) {
    const ScanAxis axis = scan_axis(charged, "contact.anode.work_function", {8.2e-19, 8.4e-19});
    const Stack other = variant(charged, {override_of(axis, axis.values[1])});
    EXPECT_NEAR(other.contact.anode->value.work_function.value / 8.4e-19, 1, 1e-14);
    EXPECT_EQ(scan_axis(charged, "QD.thickness").unit, "nm");
    EXPECT_THROW(scan_axis(charged, "QD.thickness", {-1e-9}), InputError);
}

TEST(Variant, KeepsEarlierOverridesAndTheFilesHash) {
    const Stack thick = variant(charged, {{"layer.QD.thickness", "60 nm"}});
    const Stack warm = variant(thick, {{"device.temperature", "320 K"}});
    EXPECT_NEAR(warm.layers[layer_index(warm, "QD")].thickness.value, 60e-9, 1e-18);
    EXPECT_DOUBLE_EQ(warm.device.temperature, 320);
    EXPECT_EQ(warm.sha256, charged.sha256);
    EXPECT_EQ(warm.overrides.size(), 2U);
    const Stack thin = variant(thick, {{"layer.QD.thickness", "10 nm"}});
    EXPECT_NEAR(thin.layers[layer_index(thin, "QD")].thickness.value, 10e-9, 1e-18);
}
