#include "anchorite/device/transient_run.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <numeric>

#include "anchorite/device/run.hpp"
#include "support/device_text.hpp"

using namespace anchorite;
using namespace anchorite::device;

namespace {

DeviceResult solved_transient(const std::string& tables) {
    const auto stack = stack::parse_stack(test::device_stack() + tables, "device.toml");
    DeviceRunOptions options;
    options.transient = true;
    return run_device(stack, options);
}

constexpr const char* slow_ions =
    "[[ion]]\nkind = \"anion\"\nlayers = [\"QD\"]\ndensity = \"1e18 cm^-3\"\n"
    "mobility = \"1e-10 cm2/(V s)\"\n";

}  // namespace

TEST(TransientRun, LightEndsAPulseWhereTheSweepHasIt) {
    const auto result = solved_transient(
        "[transient.pulse]\nvoltage = \"4 V\"\non = \"1 ms\"\n"
        "off = \"1 ms\"\nbase_voltage = \"1 V\"\n");
    ASSERT_EQ(result.transients.size(), 1U);
    const auto& course = result.transients[0];
    ASSERT_TRUE(course.failure.empty()) << course.failure;
    double steady = 0;
    for (const auto& point : result.points) {
        if (std::abs(point.voltage - 4) < 1e-9) steady = point.radiance;
    }
    std::printf("radiance at 4 V: asked %.6g measured %.6g W/(sr m2); rise %.3e s decay %.3e s\n",
                steady, course.light_times->plateau, course.light_times->rise.value_or(NAN),
                course.light_times->decay.value_or(NAN));
    EXPECT_NEAR(course.light_times->plateau / steady, 1, 2e-3);
    ASSERT_TRUE(course.light_times->rise && course.light_times->decay);
    EXPECT_LT(*course.light_times->decay, 1e-3);
    for (std::size_t i = 1; i < course.radiance.size(); ++i) {
        EXPECT_GE(course.radiance[i], -1e-9 * steady) << course.transient.points[i].time;
    }
}

TEST(TransientRun, SlowScansLeaveNoLoopAndFastOnesDo) {
    const auto result = solved_transient(
        std::string(slow_ions) +
        "[transient.scan]\nfrom = \"1 V\"\nto = \"3 V\"\nrates_V_per_s = [1e-6, 5]\n");
    ASSERT_EQ(result.transients.size(), 2U);
    const auto& slow = result.transients[0];
    const auto& fast = result.transients[1];
    ASSERT_TRUE(slow.loop && fast.loop) << slow.failure << fast.failure;
    std::printf(
        "hysteresis at 1e-6 V/s: asked < 1e-3 measured %.2e; at 5 V/s: asked > 1e-2 "
        "measured %.2e\n",
        *slow.loop->index, *fast.loop->index);
    EXPECT_LT(std::abs(*slow.loop->index), 1e-3);
    EXPECT_GT(std::abs(*fast.loop->index), 1e-2);
    const double before = fast.transient.points.front().ions[0];
    for (const auto& point : fast.transient.points) {
        EXPECT_NEAR(point.ions[0] / before, 1, 1e-9);
    }
}

TEST(TransientRun, CurrentSourceHoldsItsCurrent) {
    const auto result =
        solved_transient("[transient.pulse]\ncurrent = \"1 mA/cm2\"\non = \"1 ms\"\n");
    const auto& course = result.transients.at(0);
    ASSERT_TRUE(course.failure.empty()) << course.failure;
    for (const auto& point : course.transient.points) {
        if (point.time < 1e-5 || point.time > 1e-3) continue;
        EXPECT_NEAR(point.current / 10, 1, 1e-6);
    }
}

TEST(TransientRun, LayersShareTheRadiativeCurrent) {
    const auto result = solved_transient(
        "[[transient.corner]]\ntime = \"0 s\"\nvoltage = \"3 V\"\n"
        "[[transient.corner]]\ntime = \"1 us\"\nvoltage = \"3.5 V\"\n");
    for (const auto& point : result.transients.at(0).transient.points) {
        const double sum =
            std::accumulate(point.layer_radiative.begin(), point.layer_radiative.end(), 0.0);
        EXPECT_NEAR(sum, point.radiative, 1e-12 * std::abs(sum));
    }
}

TEST(TransientRun, NeedsItsTable) {
    EXPECT_THROW(solved_transient(""), InputError);
}
