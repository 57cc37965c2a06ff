#include "anchorite/device/grid.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/error.hpp"
#include "support/reference_devices.hpp"

using namespace anchorite;

TEST(Grid, CoversEveryLayerFromEndToEnd) {
    const auto device = test::reference_device("40");
    const auto grid = device::make_grid(device, {40, 1e-12});
    ASSERT_EQ(grid.x.size(), 3U * 41);
    EXPECT_EQ(grid.x.front(), 0);
    EXPECT_NEAR(grid.x.back(), 90e-9, 1e-20);
    EXPECT_EQ(grid.x[40], grid.x[41]);  // an interface is two nodes
    EXPECT_EQ(grid.layer[40], 0U);
    EXPECT_EQ(grid.layer[41], 1U);
    for (std::size_t i = 1; i < grid.x.size(); ++i) {
        EXPECT_TRUE(grid.layer[i] != grid.layer[i - 1] || grid.x[i] > grid.x[i - 1]) << i;
    }
}

TEST(Grid, FinestCellsLieAtTheEnds) {
    const auto grid = device::make_grid(test::reference_device("20"), {50, 1e-12});
    EXPECT_NEAR(grid.x[1], 1e-12, 1e-15);
    EXPECT_NEAR(grid.x[50] - grid.x[49], 1e-12, 1e-15);
    // a finest cell above the mean one leaves the grid even
    const auto even = device::make_grid(test::reference_device("20"), {50, 1e-6});
    EXPECT_NEAR(even.x[1], 2e-9, 1e-18);
}

TEST(Grid, RefiningKeepsTheNodes) {
    const auto grid = device::make_grid(test::reference_device("30"), {10, 1e-10});
    const auto finer = device::refine(grid);
    EXPECT_EQ(finer.x.size(), 3U * 21);
    for (std::size_t l = 0; l < 3; ++l) {
        for (std::size_t i = 0; i <= 10; ++i)
            EXPECT_EQ(finer.x[21 * l + 2 * i], grid.x[11 * l + i]);
    }
    std::vector<bool> one(grid.x.size() - 1, false);
    one[3] = true;
    one[10] = true;  // an interface, never cut
    EXPECT_EQ(device::refine(grid, one).x.size(), grid.x.size() + 1);
}

TEST(Grid, RefusesWhatCannotBe) {
    const auto device = test::reference_device("20");
    EXPECT_THROW(device::make_grid(device, {3, 1e-12}), InputError);
    EXPECT_THROW(device::make_grid(device, {1000000, 1e-12}), InputError);
    EXPECT_THROW(device::make_grid(device, {50, 0}), InputError);
}

TEST(Grid, OfAnotherProgramHasItsPointsAndGrading) {
    const auto device = test::reference_device("40");
    device::GridOptions options;
    options.peer = device::PeerGrid{1000, 4};
    const auto grid = device::make_grid(device, options);
    ASSERT_EQ(grid.x.size(), 1002U);  // two contacts and the points between them
    EXPECT_NEAR(grid.x.back(), 90e-9, 1e-9);
    EXPECT_EQ(grid.layer.front(), 0U);
    EXPECT_EQ(grid.layer.back(), 2U);
    // cells grow from a layer's end as exp(-grading / k)
    const auto cell = [&](std::size_t i) { return grid.x[i + 1] - grid.x[i]; };
    EXPECT_NEAR(cell(1) / cell(0), std::exp(4 * (1 - 1.0 / 2)), 1e-6);
    EXPECT_NEAR(cell(9) / cell(0), std::exp(4 * (1 - 1.0 / 10)), 1e-6);
    // the cell between the nodes of two layers is as wide as its neighbours
    std::size_t last = 0;
    while (grid.layer[last + 1] == 0) ++last;
    EXPECT_NEAR(cell(last) / cell(last - 1), 1, 1e-6);
    EXPECT_NEAR(cell(last) / cell(last + 1), 1, 1e-6);
    options.peer->points = 9;
    EXPECT_THROW(device::make_grid(device, options), InputError) << "too few for three layers";
    options.peer = device::PeerGrid{1000, -1};
    EXPECT_THROW(device::make_grid(device, options), InputError);
}
