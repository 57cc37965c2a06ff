// Small-signal responses with known limits.
#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/constants.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/device/impedance.hpp"
#include "anchorite/device/sweep.hpp"
#include "anchorite/device/transient.hpp"
#include "support/reference_devices.hpp"

using namespace anchorite;

namespace {

device::Device capacitor() {
    device::Device device;
    device.layers = {test::plain_layer(100, 4, 2, 6, 1e24, 1e-9, 1e-9, 0)};
    test::set_contacts(device, 4, 4);
    return device;
}

/// Conductance at the lowest frequency over the slope of the curve, all on one grid.
double conductance_over_slope(const device::Device& device, double bias) {
    const double h = 1e-3;
    device::SweepOptions options;
    options.adapt = false;
    const auto curve = device::sweep(device, {bias - h, bias + h}, options);
    const double slope = (curve.points[1].current - curve.points[0].current) / (2 * h);
    device::ImpedanceOptions same;
    same.adapt = false;
    return device::impedance(device, bias, {1e-9}, same)[0].admittance.real() / slope;
}

}  // namespace

TEST(Impedances, InsulatorIsACapacitor) {
    const auto points = device::impedance(capacitor(), 0.1, {1, 1e3, 1e6});
    double worst = 0;
    for (const auto& point : points) {
        worst = std::max(
            worst, std::abs(point.capacitance / (4 * constants::vacuum_permittivity / 100e-9) - 1));
    }
    std::printf("insulator: asked eps/d within 1e-6 from 1 Hz to 1 MHz, measured %.1e\n", worst);
    EXPECT_LT(worst, 1e-6);
}

TEST(Impedances, LowFrequencyConductanceIsTheSlopeOfTheCurve) {
    double worst = 0;
    for (const char* number : {"20", "22", "24", "31", "40", "52"}) {
        const double ratio = conductance_over_slope(test::reference_device(number), 2.2);
        worst = std::max(worst, std::abs(ratio - 1));
    }
    std::printf("Re Y(f -> 0): asked dJ/dV of six cases within 1e-4, measured %.1e\n", worst);
    EXPECT_LT(worst, 1e-4);
}

TEST(Impedances, LangevinsFieldDependenceIsInTheResponse) {
    const double ratio = conductance_over_slope(test::langevin_device(), 6);
    std::printf("Re Y(f -> 0) with Langevin: asked dJ/dV within 1e-4, measured %.1e\n", ratio - 1);
    EXPECT_NEAR(ratio, 1, 1e-4);
}

TEST(Impedances, SpaceChargeHasThreeQuartersOfTheCapacitance) {
    // trap-free single carrier: C(f -> 0) = 3/4 eps/L (Shao and Wright, Solid-State Electron. 3
    // (1961) 291)
    device::Device device;
    device.layers = {test::plain_layer(1000, 6.3, 3.75, 5.55, 1e26, 1e-7, 1e-7, 0)};
    test::set_contacts(device, 5.55, 5.55);
    device::ImpedanceOptions options;
    options.grid = {400, 1e-12};
    const auto points = device::impedance(device, 200, {1, 1e13}, options);
    const double geometric = 6.3 * constants::vacuum_permittivity / 1e-6;
    std::printf(
        "space charge: asked C(0) = 0.75 and C(inf) = 1 of eps/L within 2 %%, measured %.4f and "
        "%.4f\n",
        points[0].capacitance / geometric, points[1].capacitance / geometric);
    EXPECT_NEAR(points[0].capacitance / geometric, 0.75, 0.015);
    EXPECT_NEAR(points[1].capacitance / geometric, 1, 0.02);
}

TEST(Impedances, StepResponseIsItsTransform) {
    // the charge that a small step of the bias draws beyond the change of the steady current is
    // dQ/dV = C(f -> 0)
    auto device = test::reference_device("52");
    const double bias = 1.0;
    const double h = 1e-4;
    device::TransientOptions options;
    options.tolerance = 1e-6;
    const auto result =
        device::transient(device, {{0, bias}, {0, bias + h}, {1e-3, bias + h}}, options);
    ASSERT_EQ(result.termination, Termination::converged);
    double charge = 0;
    const double last = result.points.back().current;
    for (std::size_t i = 2; i < result.points.size(); ++i) {
        const auto& a = result.points[i - 1];
        const auto& b = result.points[i];
        charge += ((a.current + b.current) / 2 - last) * (b.time - a.time);
    }
    // what flows within the first step, before its end
    charge += (result.points[1].current - last) * result.points[1].time;
    const double expected = device::impedance(device, bias, {1e-3})[0].capacitance;
    std::printf(
        "charge of a small step with traps: asked C(f -> 0) = %.4e F/m2 within 2 %%, measured "
        "%.4e\n",
        expected, charge / h);
    EXPECT_NEAR(charge / h / expected, 1, 0.02);
}

TEST(Impedances, IonsAddCapacitanceOnlyWhereTheyCanFollow) {
    const auto device = test::reference_device("24");
    device::ImpedanceOptions still;
    still.ions_move = false;
    const auto moving = device::impedance(device, 1.4, {1e-4, 1e9});
    const auto fixed = device::impedance(device, 1.4, {1e-4, 1e9}, still);
    std::printf(
        "ions: C with ions over C without, asked above 2 at 0.1 mHz and 1 at 1 GHz, measured "
        "%.2f and %.4f\n",
        moving[0].capacitance / fixed[0].capacitance, moving[1].capacitance / fixed[1].capacitance);
    EXPECT_GT(moving[0].capacitance, 2 * fixed[0].capacitance);
    EXPECT_NEAR(moving[1].capacitance / fixed[1].capacitance, 1, 1e-3);
}

TEST(Impedances, CircuitIsAdded) {
    auto device = capacitor();
    device.circuit.series = 1e-3;
    device.circuit.shunt = 2;
    const auto point = device::impedance(device, 0, {1e3})[0];
    const auto expected = 1e-3 + 1.0 / (point.admittance + 0.5);
    EXPECT_NEAR(std::abs(point.impedance - expected), 0, 1e-12 * std::abs(expected));
    EXPECT_THROW(device::impedance(device, 0, {0}), InputError);
}
