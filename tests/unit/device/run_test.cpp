// A stack file run as a whole: light, zones, losses, scan.
#include "anchorite/device/run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <numeric>

#include "anchorite/base/error.hpp"
#include "anchorite/device/scan.hpp"
#include "anchorite/device/stack_light.hpp"
#include "support/device_text.hpp"
#include "support/stack_text.hpp"

using namespace anchorite;
using test::device_stack;
using test::with;

namespace {

device::DeviceResult solved(const std::string& text) {
    return device::run_device(stack::parse_stack(text, "device.toml"));
}

}  // namespace

TEST(DeviceRun, GivenOutcouplingMultipliesTheRadiativeShare) {
    const auto result = solved(device_stack());
    ASSERT_TRUE(result.light.has_value());
    EXPECT_FALSE(result.light->computed);
    ASSERT_EQ(result.points.size(), 7U);
    for (std::size_t i = 0; i < result.points.size(); ++i) {
        const auto& point = result.points[i];
        ASSERT_TRUE(point.converged);
        const double share =
            result.sweep.points[i].balance.layers[1].radiative / result.sweep.points[i].current;
        EXPECT_NEAR(point.external.value(), 0.25 * share, 1e-12);
    }
    EXPECT_THAT(result.warnings, testing::Contains(testing::HasSubstr("Lambertian")));
    EXPECT_THAT(result.warnings, testing::Contains(testing::HasSubstr("Boltzmann")))
        << "electrons pile up to 800 times the states in case 40";
}

TEST(DeviceRun, ExcitonsEmitWithTheirQuantumYield) {
    auto text = with(device_stack(), "radiative = \"1e-16 m3/s\"",
                     "[layer.electronic.exciton]\nlifetime = \"10 ns\"\nsites = \"1e18 cm^-3\"");
    const auto excitons = solved(text);
    const auto photons = solved(device_stack());  // k is 1e-16 m3/s too
    EXPECT_NEAR(excitons.light->yield, 0.9, 1e-12);
    for (std::size_t i = 0; i < photons.points.size(); ++i) {
        EXPECT_NEAR(*excitons.points[i].external / *photons.points[i].external, 0.9, 1e-9);
    }
}

TEST(DeviceRun, OpticsFollowTheRecombinationZone) {
    const auto result = solved(with(device_stack(), "outcoupling = \"25 %\"\n", ""));
    const auto& light = *result.light;
    EXPECT_TRUE(light.computed);
    ASSERT_EQ(light.by_zone.size(), static_cast<std::size_t>(device::zone_slices));
    for (std::size_t i = 0; i < result.points.size(); ++i) {
        const auto& zone = result.zones[i];
        const double asked = std::inner_product(zone.by_place.begin(), zone.by_place.end(),
                                                light.out_by_place.begin(), 0.0);
        const double slices = std::inner_product(zone.weights.begin(), zone.weights.end(),
                                                 light.by_zone.begin(), 0.0);
        std::printf("%.1f V: zone at %.2f nm, outcoupling asked %.6f measured %.6f\n",
                    result.points[i].voltage, 1e9 * zone.centre, asked,
                    result.points[i].outcoupling);
        EXPECT_NEAR(result.points[i].outcoupling, asked, 1e-9);
        EXPECT_NEAR(slices, asked, 0.01 * asked);
    }
    EXPECT_GT(light.pattern, 0.5);
    EXPECT_LT(light.pattern, 2);
}

TEST(DeviceRun, WithoutAnEmitterThereIsCurrentOnly) {
    auto text = device_stack();
    const auto at = text.find("[emitter]");
    text.erase(at, text.find("[device]") - at);
    const auto result = solved(text);
    EXPECT_FALSE(result.light.has_value());
    EXPECT_TRUE(result.points.empty());
    EXPECT_FALSE(result.split.back().empty());
    EXPECT_THAT(result.warnings, testing::Contains(testing::HasSubstr("no light")));
}

TEST(DeviceRun, LossesOfEveryPointAddUpToTheCurrent) {
    const auto result = solved(device_stack());
    double worst = 0;
    for (std::size_t i = 0; i < result.split.size(); ++i) {
        double sum = 0;
        for (const auto& part : result.split[i]) sum += part.current;
        worst = std::max(worst, std::abs(sum / result.sweep.points[i].balance.current - 1));
    }
    std::printf("losses over current - 1: asked < 1e-8 measured %.1e\n", worst);
    EXPECT_LT(worst, 1e-8);
}

TEST(DeviceRun, APointThatFailsIsLeftOutAndSaysSo) {
    auto stack = stack::parse_stack(device_stack(), "device.toml");
    auto result = device::run_device(stack);
    EXPECT_EQ(device::failed_points(result.sweep), 0U);
    result.sweep.points[2].termination = Termination::ran_out;
    EXPECT_EQ(device::failed_points(result.sweep), 1U);
    const auto points = device::led_points(result.sweep, device::light_path(*result.light, {}));
    EXPECT_FALSE(points[2].external.has_value());
    EXPECT_TRUE(points[3].external.has_value());
}

TEST(DeviceScan, RunsEveryCombinationAsIfWritten) {
    const auto plain = stack::parse_stack(device_stack(), "device.toml");
    const auto stack = stack::variant(plain, {{"device.step", "1.2 V"}});
    const auto table = device::scan_device(
        stack, stack::ScanGrid(
                   {stack::parse_scan_axis("QD.thickness=20:30:10nm", stack),
                    stack::parse_scan_axis("QD.hole_mobility=1e-8:1e-7:x10 m2/(V s)", stack)}));
    ASSERT_EQ(table.points.size(), 4U);
    for (std::size_t i = 0; i < 4; ++i) {
        auto text = with(device_stack(), "step = \"0.4 V\"", "step = \"1.2 V\"");
        const auto at = text.find("\"QD\"");
        text.replace(text.find("25 nm", at), 5, i < 2 ? "20 nm" : "30 nm");
        text.replace(text.find("hole_mobility = \"1e-7", at), 21,
                     i % 2 == 0 ? "hole_mobility = \"1e-8" : "hole_mobility = \"1e-7");
        const auto alone = solved(text);
        std::printf("scan %zu: J asked %.9g measured %.9g A/m2\n", i,
                    alone.sweep.points.back().current, table.points[i].current);
        EXPECT_NEAR(table.points[i].current / alone.sweep.points.back().current, 1, 1e-9);
        EXPECT_EQ(table.points[i].failed, 0U);
    }
}

TEST(DeviceScan, OutcouplingOfEveryValueCounts) {
    const auto plain = stack::parse_stack(device_stack(), "device.toml");
    const auto stack = stack::variant(plain, {{"device.step", "1.2 V"}});
    const auto table = device::scan_device(
        stack, stack::ScanGrid({stack::parse_scan_axis("device.outcoupling=10:40:30%", stack)}));
    ASSERT_EQ(table.points.size(), 2U);
    const double ratio = table.points[1].figures.best.value().external /
                         table.points[0].figures.best.value().external;
    std::printf("scan of outcoupling from 10 to 40 %%: EQE asked x 4, measured x %.12g\n", ratio);
    EXPECT_NEAR(ratio, 4, 1e-9);
}

TEST(DeviceScan, TellsOfACombinationThatCannotBeBeforeTheFirstRun) {
    const auto stack = stack::parse_stack(device_stack(), "device.toml");
    const stack::ScanGrid grid(
        {stack::parse_scan_axis("contact.anode.work_function=4:7:1eV", stack)});
    int runs = 0;
    const auto count = [&](const ProgressEvent&) {
        ++runs;
        return true;
    };
    EXPECT_THROW(device::scan_device(stack, grid, 1, count), InputError);
    EXPECT_EQ(runs, 0);
}
