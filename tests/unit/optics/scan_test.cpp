#include "anchorite/optics/scan.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdio>

#include "support/stack_text.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;
using namespace anchorite::optics;

namespace {

const stack::Stack description = stack::parse_stack(test::small_stack(), "stack.toml");

DeviceModel small_model() {
    return device_model(description, MaterialLibrary({}, {}));
}

std::string refusal(const std::string& text) {
    const auto message = test::message_of<InputError>([&] { parse_scan(text, description); });
    std::printf("%s\n", message.c_str());
    EXPECT_FALSE(message.empty()) << text;
    return message;
}

}  // namespace

TEST(Scan, reads_a_range_with_its_unit_at_the_end) {
    const ScanAxis axis = parse_scan("dots.thickness=20:80:5nm", description);
    EXPECT_EQ(axis.layer, 1U);
    EXPECT_EQ(axis.name, "dots.thickness");
    ASSERT_EQ(axis.values.size(), 13U);
    EXPECT_NEAR(axis.values.front(), 20e-9, 1e-20);
    EXPECT_NEAR(axis.values.back(), 80e-9, 1e-20);
    EXPECT_EQ(parse_scan("dots.thickness=0.02 µm:80nm:5 nm", description).values.size(), 13U);
    EXPECT_EQ(parse_scan("dots.thickness=33 nm", description).values.size(), 1U);
    EXPECT_EQ(parse_scan("emitter.horizontal=0.5:1:0.1", description).values.size(), 6U);
    EXPECT_NEAR(parse_scan("emitter.plqy=60:100:20%", description).values[1], 0.8, 1e-12);
    EXPECT_EQ(parse_scan("dots.thickness=80:20:-5nm", description).values.size(), 13U);
}

TEST(Scan, refuses_what_it_cannot_vary) {
    EXPECT_NE(refusal("dot.thickness=20:80:5nm").find("did you mean \"dots\""), std::string::npos);
    refusal("dots.thikness=20:80:5nm");
    refusal("dots.thickness=20:80:5");
    refusal("dots.thickness=20:80nm");
    refusal("dots.thickness=20:80:-5nm");
    refusal("dots.thickness=0:80:5nm");
    refusal("dots.thickness=20:80:0nm");
    refusal("dots.thickness=1:1000000:1nm");
    refusal("dots.thickness");
    refusal("thickness=20:80:5nm");
    refusal("emitter.horizontal=0.5:1.5:0.1");
    refusal("emitter.colour=1:2:1");
}

TEST(Scan, gives_what_each_stack_gives_alone) {
    const DeviceModel model = small_model();
    const auto axes = {parse_scan("dots.thickness=20:40:10nm", description),
                       parse_scan("emitter.horizontal=0:1:0.5", description)};
    std::atomic<int> events = 0;
    const ScanResult result =
        scan(description, model, axes, 0, {}, [&](const ProgressEvent& event) {
            ++events;
            EXPECT_EQ(event.total, 9U);
            return true;
        });
    EXPECT_EQ(events, 10);
    ASSERT_EQ(result.figures.size(), 9U);
    DeviceModel alone = changed(model, {{1, 40.0 / 30, 1}, {}, {}, 0, 0});
    alone.emitter.horizontal_fraction = 0.5;
    EXPECT_NEAR(result.figures[7].efficiency, emission_of(alone).figures.efficiency, 1e-9);
    EXPECT_LT(result.figures[6].efficiency, result.figures[8].efficiency);
}

TEST(Scan, can_be_stopped_and_takes_one_or_two_axes) {
    const DeviceModel model = small_model();
    const ScanAxis axis = parse_scan("dots.thickness=20:40:1nm", description);
    EXPECT_THROW(scan(description, model, {axis}, 0, {}, [](const auto&) { return false; }),
                 Cancelled);
    EXPECT_THROW(scan(description, model, {}), InputError);
    EXPECT_THROW(scan(description, model, {axis, axis}), InputError);
}
