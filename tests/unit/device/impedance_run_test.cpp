#include "anchorite/device/impedance_run.hpp"

#include <gtest/gtest.h>

#include <cstdio>

#include "anchorite/device/run.hpp"
#include "support/device_text.hpp"

using namespace anchorite;
using namespace anchorite::device;

TEST(ImpedanceRun, IsTheGeometricCapacitanceAtHighFrequency) {
    const auto stack = stack::parse_stack(
        test::device_stack() +
            "[impedance]\nbias = [\"0 V\", \"3 V\"]\nfrom = \"1 Hz\"\nto = \"1 THz\"\n"
            "per_decade = 2\n",
        "device.toml");
    DeviceRunOptions options;
    options.impedance = true;
    const auto result = run_device(stack, options);
    ASSERT_EQ(result.impedances.size(), 2U);
    const double asked = geometric_capacitance(result.built.device);
    for (const auto& response : result.impedances) {
        ASSERT_EQ(response.points.size(), 25U) << response.failure;
        const double measured = response.points.back().capacitance;
        std::printf("%.0f V, 1 THz: asked %.6e measured %.6e F/m2\n", response.bias, asked,
                    measured);
        EXPECT_NEAR(measured / asked, 1, 1e-3);
    }
    EXPECT_THROW(
        run_impedances(stack::parse_stack(test::device_stack(), "device.toml"), result.built),
        InputError);
}

TEST(ImpedanceRun, ConductanceAtLowFrequencyIsTheSlopeOfTheCurve) {
    const auto stack = stack::parse_stack(
        test::device_stack() + "[impedance]\nbias = [\"3 V\"]\nfrom = \"1 mHz\"\nto = \"1 Hz\"\n",
        "device.toml");
    auto built = device_of(stack);
    built.options.adapt = false;  // one grid for all three voltages
    const auto curve = sweep(built.device, {2.999, 3, 3.001}, built.options);
    const double asked = (curve.points[2].current - curve.points[0].current) / 0.002;
    const double measured = run_impedances(stack, built).at(0).points.front().admittance.real();
    std::printf("dJ/dV at 3 V: asked %.6g measured %.6g S/m2\n", asked, measured);
    EXPECT_NEAR(measured / asked, 1, 1e-4);
}
