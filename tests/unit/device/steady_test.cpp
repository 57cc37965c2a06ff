#include "anchorite/device/steady.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/device/balance.hpp"
#include "anchorite/device/newton.hpp"
#include "support/random_device.hpp"
#include "support/reference_devices.hpp"

using namespace anchorite;

namespace {

device::SteadySolver solver_for(const device::Device& device, int cells = 40) {
    return {device::make_model(device, device::make_grid(device, {cells, 5e-12}), 300), {}};
}

double current(const device::SteadySolver& solver) {
    return device::balance(solver.model(), solver.state()).current;
}

}  // namespace

TEST(Steady, PathDoesNotMatter) {
    auto direct = solver_for(test::reference_device("31"));
    auto roundabout = solver_for(test::reference_device("31"));
    ASSERT_EQ(direct.start().termination, Termination::converged);
    ASSERT_EQ(roundabout.start().termination, Termination::converged);
    direct.move_to(2.5);
    for (const double bias : {4.0, -1.0, 1.3, 2.5}) {
        ASSERT_EQ(roundabout.move_to(bias).termination, Termination::converged);
    }
    EXPECT_NEAR(current(roundabout) / current(direct), 1, 1e-9);
}

TEST(Steady, TangentPredictsTheNextState) {
    auto solver = solver_for(test::reference_device("30"));
    solver.start();
    solver.move_to(2);
    const auto near = solver.move_to(2 + 1e-5);
    EXPECT_LE(near.iterations, 3);
}

TEST(Steady, MirroredDeviceCarriesTheSameCurrent) {
    auto device = test::reference_device("40");
    auto mirrored = device;
    std::swap(mirrored.layers.front(), mirrored.layers.back());
    std::swap(mirrored.left, mirrored.right);
    mirrored.anode = device::Side::right;
    auto one = solver_for(device);
    auto other = solver_for(mirrored);
    one.start();
    other.start();
    for (const double bias : {1.0, 2.5, 5.0}) {
        one.move_to(bias);
        other.move_to(bias);
        EXPECT_NEAR(current(other) / current(one), 1, 1e-8) << bias;
    }
}

TEST(Steady, HeldIonsAreConserved) {
    auto solver = solver_for(test::reference_device("24"));
    solver.start();
    double worst = 0;
    for (const double bias : {0.5, 1.5, 3.0}) {
        solver.move_to(bias);
        const auto& model = solver.model();
        for (const int s : {device::anion, device::cation}) {
            double sum = 0;
            for (std::size_t i = 0; i < model.nodes(); ++i) {
                sum += model.volume[i] * device::density(model, solver.state(), i, s);
            }
            worst = std::max(worst, std::abs(sum / (1e23 * 100e-9) - 1));
        }
    }
    std::printf("ions in steady state: asked their number within 1e-12, measured %.1e\n", worst);
    EXPECT_LT(worst, 1e-12);
}

TEST(Steady, CurrentSourceFindsTheBias) {
    const auto device = test::reference_device("30");
    auto solver = solver_for(device);
    solver.start();
    solver.move_to(3);
    const double wanted = 1.1 * current(solver);
    auto state = solver.state();
    device::NewtonWorkspace<3> work;
    const auto summary = device::solve_newton<3>(solver.model(), state, {},
                                                 {device::Drive::current, wanted}, {}, work);
    ASSERT_EQ(summary.termination, Termination::converged);
    EXPECT_NEAR(device::balance(solver.model(), state).current / wanted, 1, 1e-9);
    EXPECT_GT(state.bias * solver.model().thermal_voltage, 3);
}

TEST(Steady, OptionsAreChecked) {
    device::ContinuationOptions options;
    options.least_step = 1;
    EXPECT_THROW(options.validate(), InputError);
    options = {};
    options.newton.max_iterations = 0;
    EXPECT_THROW(options.validate(), InputError);
}

TEST(Steady, RandomStacksConvergeWithClosedBooks) {
    double worst = 0;
    int converged = 0;
    for (unsigned seed = 1; seed <= 20; ++seed) {
        auto solver = solver_for(test::RandomDevice(seed).draw());
        if (solver.start().termination != Termination::converged) continue;
        for (const double bias : {1.0, 2.0, 4.0, 8.0}) {
            if (solver.move_to(bias).termination != Termination::converged) break;
            ++converged;
            const auto books = device::balance(solver.model(), solver.state());
            if (std::abs(books.current) > 1e-12) {
                worst = std::max(worst, std::abs(books.error()));
            }
        }
    }
    std::printf(
        "20 random stacks: asked 80 of 80 points, measured %d; books asked 1e-8, measured %.1e "
        "(currents above 1e-12 A/m2)\n",
        converged, worst);
    EXPECT_EQ(converged, 80);
    EXPECT_LT(worst, 1e-8);
}

TEST(Steady, EitherWayThroughAStaggeredInterfaceGivesOneCurrent) {
    auto device = test::reference_device("30");
    device.layers.pop_back();
    device.layers[1].electron_affinity = 4.6 * test::ev;
    device.layers[1].ionisation_energy = 6.6 * test::ev;
    test::set_contacts(device, 5.3, 4.7);
    test::set_velocity(device, 1e3);
    device.interfaces[0].traps = {test::trap_level(1e14, 5, 1e-14)};
    auto model = device::make_model(device, device::make_grid(device, {40, 1e-11}), 300);
    ASSERT_TRUE(model.interfaces[0].staggered);
    ASSERT_TRUE(model.exchanged[1]);
    auto plain = model;
    plain.interfaces[0].crossed = plain.interfaces[0].staggered = false;
    device::set_exchanged(plain);
    device::SteadySolver crossed(model, {});
    device::SteadySolver direct(plain, {});
    ASSERT_EQ(crossed.start().termination, Termination::converged);
    ASSERT_EQ(direct.start().termination, Termination::converged);
    double worst = 0;
    for (const double bias : {0.3, 0.8, 1.5}) {
        ASSERT_EQ(crossed.move_to(bias).termination, Termination::converged);
        ASSERT_EQ(direct.move_to(bias).termination, Termination::converged);
        worst = std::max(worst, std::abs(current(crossed) / current(direct) - 1));
    }
    std::printf("staggered interface: asked one current within 1e-8 either way, measured %.1e\n",
                worst);
    EXPECT_LT(worst, 1e-8);
}
