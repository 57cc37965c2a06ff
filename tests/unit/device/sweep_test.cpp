#include "anchorite/device/sweep.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/device/adapt.hpp"
#include "support/reference_devices.hpp"

using namespace anchorite;

TEST(Sweep, ChecksTheVoltages) {
    const auto device = test::reference_device("20");
    EXPECT_THROW(device::sweep(device, {}), InputError);
    EXPECT_THROW(device::sweep(device, {0, 1, 0.5}), InputError);
    EXPECT_THROW(device::sweep(device, {0, 1, 1}), InputError);
    EXPECT_THROW(device::sweep(device, {0, NAN}), InputError);
    EXPECT_EQ(device::sweep(device, {1, 0.5}).points.size(), 2U);
}

TEST(Sweep, SeriesAndShuntCloseTheCircuit) {
    auto device = test::reference_device("30");
    device.circuit.series = 1e-5;
    device.circuit.shunt = 1e-2;
    for (const auto& point : device::sweep(device, {0.5, 2, 4}).points) {
        ASSERT_EQ(point.termination, Termination::converged);
        EXPECT_NEAR(point.bias + 1e-5 * point.current, point.voltage, 1e-8);
        EXPECT_NEAR(point.current, point.balance.current + point.bias / 1e-2, 1e-9 * point.current);
    }
}

TEST(Sweep, HeatingFollowsThePower) {
    auto device = test::reference_device("30");
    device.circuit.thermal_resistance = 2e-4;
    const auto points = device::sweep(device, {2, 3, 3.5}).points;
    for (const auto& point : points) {
        ASSERT_EQ(point.termination, Termination::converged);
        EXPECT_NEAR(point.temperature, 300 + 2e-4 * point.balance.current * point.bias, 1e-2);
    }
    EXPECT_GT(points.back().temperature, 305);
    const auto cold = device::sweep(test::reference_device("30"), {3.5}).points.back();
    EXPECT_NE(points.back().current, cold.current);
}

TEST(Sweep, AdaptionReachesTheFineGridsAnswer) {
    const auto device = test::reference_device("40");
    device::SweepOptions coarse;
    coarse.grid = {20, 2e-11};
    const double adapted = device::sweep(device, {4}, coarse).points[0].current;
    coarse.adapt = false;
    const double plain = device::sweep(device, {4}, coarse).points[0].current;
    std::printf("case 40 at 4 V from 60 cells: plain %.2f, adapted %.2f A/m2 (limit 506.79)\n",
                plain, adapted);
    EXPECT_LT(std::abs(adapted / 506.79 - 1), 3e-3);
    EXPECT_LT(std::abs(adapted - 506.79), std::abs(plain - 506.79) / 3);
}

TEST(Sweep, TransferKeepsTheSolution) {
    const auto device = test::reference_device("30");
    const auto grid = device::make_grid(device, {40, 1e-11});
    device::SteadySolver solver(device::make_model(device, grid, 300), {});
    solver.start();
    solver.move_to(3);
    const auto marked = device::cells_to_cut(solver.model(), solver.state(), {.tolerance = 1e-4});
    const auto finer = device::refine(grid, marked);
    ASSERT_GT(finer.x.size(), grid.x.size());
    const auto state = device::transfer(solver.state(), grid, finer);
    ASSERT_EQ(state.value.size(), finer.x.size());
    ASSERT_EQ(state.step.size(), finer.x.size() - 1);
    for (std::size_t i = 0; i + 1 < finer.x.size(); ++i) {
        for (std::size_t k = 0; k < 3; ++k) {
            EXPECT_NEAR(state.value[i + 1][k] - state.value[i][k], state.step[i][k], 1e-9) << i;
        }
    }
}

TEST(Sweep, StopsWhenAsked) {
    const auto device = test::reference_device("20");
    int calls = 0;
    EXPECT_THROW(
        device::sweep(device, {0, 1, 2}, {}, [&](const ProgressEvent&) { return ++calls < 2; }),
        Cancelled);
    EXPECT_EQ(calls, 2);
}

TEST(Sweep, CutsCellsForSpaceChargeOnlyWhereOneCarrierFlows) {
    const auto nodes = [](const char* number, double tolerance) {
        device::SweepOptions options;
        options.adaption.space_charge = tolerance;
        return device::sweep(test::reference_device(number), {3}, options).points[0].nodes;
    };
    EXPECT_GT(nodes("50", 1e-4), 2 * nodes("50", 1e-2));
    EXPECT_EQ(nodes("30", 1e-4), nodes("30", 1e-2)) << "both carriers flow";
    EXPECT_THROW(static_cast<void>(nodes("50", 0)), InputError);
}
