#include "anchorite/device/state.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "anchorite/device/steady.hpp"
#include "anchorite/device/sweep.hpp"
#include "support/random_device.hpp"
#include "support/reference_devices.hpp"

using namespace anchorite;

TEST(State, MendsDifferencesThatCameApart) {
    const auto device = test::reference_device("30");
    const auto model = device::make_model(device, device::make_grid(device, {20, 1e-10}), 300);
    auto state = device::initial_state(model);
    const auto whole = state;
    state.step[5][1] += 0.1;    // torn
    state.split[7] += 1e-6;     // torn
    state.step[9][2] += 1e-13;  // digits that the values do not have
    device::mend_differences(model, 3, state);
    EXPECT_EQ(state.step[5][1], whole.step[5][1]);
    EXPECT_EQ(state.split[7], whole.split[7]);
    EXPECT_NE(state.step[9][2], whole.step[9][2]);
}

TEST(State, RandomStacksCloseTheirBooks) {
    // stacks of the robustness benchmark whose books once stayed open by 1.5e-8 to 4e-6
    double worst = 0;
    for (const unsigned seed : {99U, 615U, 662U}) {
        const auto device = test::RandomDevice(seed).draw();
        device::SweepOptions options;
        options.grid.cells_per_layer = 60;
        for (const auto& point : device::sweep(device, {0.6, 1.2, 1.8, 2.4, 3}, options).points) {
            EXPECT_EQ(point.termination, Termination::converged);
            if (std::abs(point.current) < 1e-12) continue;
            worst = std::max(worst, std::abs(point.balance.error()));
        }
    }
    std::printf("books of three random stacks: asked 1e-8, measured %.1e\n", worst);
    EXPECT_LT(worst, 1e-8);
}
