// Space-charge-limited currents on the grid that a stack file gets without a word about grids,
// against the limit of ever finer ones and the known laws.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "anchorite/device/sweep.hpp"
#include "support/reference_devices.hpp"

using namespace anchorite;

namespace {

std::vector<double> currents(const device::Device& device, const std::vector<double>& voltages,
                             const device::SweepOptions& options, std::size_t& nodes) {
    std::vector<double> list;
    for (const auto& point : device::sweep(device, voltages, options).points) {
        EXPECT_EQ(point.termination, Termination::converged) << point.voltage;
        list.push_back(point.current);
        nodes = point.nodes;
    }
    return list;
}

/// Largest relative distance of the default grid's current from the limit of the second order.
double default_error(const device::Device& device, const std::vector<double>& voltages,
                     std::size_t& nodes) {
    std::size_t many = 0;
    device::SweepOptions fine;
    fine.adapt = false;
    fine.grid = {1600, 5e-12};
    const auto coarse = currents(device, voltages, fine, many);
    fine.grid = {3200, 2.5e-12};
    const auto finest = currents(device, voltages, fine, many);
    const auto measured = currents(device, voltages, {}, nodes);
    double worst = 0;
    for (std::size_t i = 0; i < voltages.size(); ++i) {
        const double limit = finest[i] + (finest[i] - coarse[i]) / 3;
        worst = std::max(worst, std::abs(measured[i] / limit - 1));
    }
    return worst;
}

}  // namespace

TEST(DefaultGrid, HoldsSpaceChargeLimitedCurrents) {
    const std::vector<double> voltages{0.01, 0.1, 0.3, 1, 3, 6, 10, 20};
    std::size_t nodes = 0;
    const double plain = default_error(test::reference_device("50"), voltages, nodes);
    std::printf(
        "hole-only, default grid, 0.01 to 20 V: J asked within 1e-4 of the limit of fine grids, "
        "measured %.1e (%zu nodes at 20 V)\n",
        plain, nodes);
    EXPECT_LT(plain, 1e-4);
    const double trapped = default_error(test::reference_device("52"), voltages, nodes);
    std::printf(
        "hole-only with traps, default grid: J asked within 1e-3, measured %.1e (%zu nodes)\n",
        trapped, nodes);
    EXPECT_LT(trapped, 1e-3);
}

TEST(DefaultGrid, HoldsTheKnownLaws) {
    const auto device = test::space_charge_device();
    std::vector<double> voltages{0.01, 0.02, 0.05, 0.1};
    for (int i = 0; i <= 20; ++i) voltages.push_back(4 * std::pow(25, i / 20.0));
    std::size_t nodes = 0;
    const double error = default_error(device, voltages, nodes);
    const double eps = 22 * device.constants.vacuum_permittivity;
    const double vt = device.constants.boltzmann * 295 / device.constants.charge;
    double ohmic = 0;
    double quadratic = 0;
    const auto measured = currents(device, voltages, {}, nodes);
    for (std::size_t i = 0; i < voltages.size(); ++i) {
        const double v = voltages[i];
        const double scale = eps * 1e-7 / std::pow(200e-9, 3);
        const double law = v < 1 ? 4 * M_PI * M_PI * vt * v * scale : 9.0 / 8 * v * v * scale;
        const double off = std::log10(measured[i] / law);
        (v < 1 ? ohmic : quadratic) += off * off / (v < 1 ? 4 : 21);
    }
    std::printf(
        "default grid: moving electrode asked rms log10 < 1.6e-2 below 0.2 V, measured %.1e; "
        "Mott-Gurney asked < 6e-2 from 4 to 100 V, measured %.1e; J asked within 1e-4 of the limit "
        "of fine grids, measured %.1e (%zu nodes at 100 V)\n",
        std::sqrt(ohmic), std::sqrt(quadratic), error, nodes);
    EXPECT_LT(std::sqrt(ohmic), 1.6e-2);
    EXPECT_LT(std::sqrt(quadratic), 6e-2);
    EXPECT_LT(error, 1e-4);
}
