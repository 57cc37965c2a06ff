// Transients with known answers: charging through a resistance, emptying of traps, a conserved
// number of ions, and the way back to the steady state.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "anchorite/device/sweep.hpp"
#include "anchorite/device/transient.hpp"
#include "support/reference_devices.hpp"

using namespace anchorite;

namespace {

/// First time at which a falling or rising quantity has gone 1 - 1/e of the way to its end, by
/// interpolation.
template <typename Read>
double time_constant(const device::Transient& result, Read&& read) {
    const double begin = read(result.points[1]);
    const double end = read(result.points.back());
    for (std::size_t i = 2; i < result.points.size(); ++i) {
        const auto gone = [&](std::size_t k) {
            return (read(result.points[k]) - begin) / (end - begin);
        };
        const double goal = 1 - std::exp(-1.0);
        if (gone(i) < goal) continue;
        const double share = (goal - gone(i - 1)) / (gone(i) - gone(i - 1));
        return result.points[i - 1].time +
               share * (result.points[i].time - result.points[i - 1].time);
    }
    return NAN;
}

/// A wide-gap layer without carriers: a capacitor.
device::Device capacitor() {
    device::Device device;
    device.layers = {test::plain_layer(100, 4, 2, 6, 1e24, 1e-9, 1e-9, 0)};
    test::set_contacts(device, 4, 4);
    return device;
}

}  // namespace

TEST(Transients, CapacitorChargesWithRC) {
    auto device = capacitor();
    const double capacitance = 4 * device.constants.vacuum_permittivity / 100e-9;
    device.circuit.series = 5e-6 / capacitance;
    device::TransientOptions options;
    options.tolerance = 1e-4;
    const auto result = device::transient(device, {{0, 0}, {0, 0.1}, {1e-4, 0.1}}, options);
    ASSERT_EQ(result.termination, Termination::converged);
    const double tau = time_constant(result, [](const auto& p) { return p.bias; });
    double worst = 0;
    for (const auto& point : result.points) {
        if (point.time == 0) continue;
        worst = std::max(worst, std::abs(point.bias - 0.1 * -std::expm1(-point.time / 5e-6)));
    }
    std::printf(
        "RC: asked 5 us (exp(-t/RC)) within 0.5 us, measured %.4f us; V(t) within %.1e V, %zu "
        "steps\n",
        tau * 1e6, worst, result.points.size());
    EXPECT_NEAR(tau, 5e-6, 0.01e-6);
    EXPECT_LT(worst, 1e-4);
}

TEST(Transients, BulkTrapsEmptyWithTheirRate) {
    // acceptors 0.55 eV below the conduction edge, filled by injection; after the bias is removed
    // they emit electrons with 1 / (C n1) = 50 ms (SIMsalabim's test 11 asks for 50 +- 0.1 ms)
    // (a thick layer, since traps beside the injecting contact stay in exchange with it)
    device::Device device;
    device.layers = {test::plain_layer(1000, 4, 3, 5, 1e26, 1e-7, 1e-7, 0)};
    test::set_contacts(device, 4.2, 3.3);
    const double kt = device.constants.boltzmann * device.temperature;
    auto trap = test::trap_level(1e18, 3.55, 0, device::TrapCharge::acceptor);
    trap.capture_electron = 1 / (50e-3 * 1e26 * std::exp(-0.55 * test::ev / kt));
    device.layers[0].traps = {trap};
    device::TransientOptions options;
    options.tolerance = 1e-4;
    options.largest_step = 2e-4;  // the time constant is read by linear interpolation
    const auto result = device::transient(device, {{0, 0.9}, {0, -50}, {1, -50}}, options);
    ASSERT_EQ(result.termination, Termination::converged);
    const auto trapped = [](const auto& p) { return p.trapped; };
    const double tau = time_constant(result, trapped);
    std::printf("bulk detrapping: asked 50 ms = 1/(C n1) within 0.1 ms, measured %.3f ms\n",
                tau * 1e3);
    EXPECT_NEAR(tau, 50e-3, 0.1e-3);
}

TEST(Transients, InterfaceTrapsEmptyToBothSides) {
    // both layers take electrons from the level, so it empties twice as fast: 25 ms
    device::Device device;
    const auto layer = test::plain_layer(50, 4, 3, 5, 1e26, 1e-7, 1e-7, 0);
    device.layers = {layer, layer};
    test::set_contacts(device, 4.2, 3.3);
    device.interfaces.resize(1);
    const double kt = device.constants.boltzmann * device.temperature;
    auto trap = test::trap_level(1e11, 3.55, 0, device::TrapCharge::acceptor);
    trap.capture_electron = 1 / (50e-3 * 1e26 * std::exp(-0.55 * test::ev / kt));
    device.interfaces[0].traps = {trap};
    device::TransientOptions options;
    options.tolerance = 1e-4;
    options.largest_step = 2e-4;  // the time constant is read by linear interpolation
    const auto result = device::transient(device, {{0, 0.9}, {0, -5}, {1, -5}}, options);
    ASSERT_EQ(result.termination, Termination::converged);
    const double tau = time_constant(result, [](const auto& p) { return p.trapped; });
    std::printf("interface detrapping: asked 25 ms = 1/(2 C n1) within 1 ms, measured %.3f ms\n",
                tau * 1e3);
    EXPECT_NEAR(tau, 25e-3, 0.1e-3);
}

TEST(Transients, IonsAreConservedAndSettle) {
    const auto device = test::reference_device("24");
    const auto result = device::transient(device, {{0, 0}, {0, 1.6}, {1e4, 1.6}});
    ASSERT_EQ(result.termination, Termination::converged);
    double worst = 0;
    for (const auto& point : result.points) {
        for (std::size_t k = 0; k < point.ions.size(); ++k) {
            worst = std::max(worst, std::abs(point.ions[k] / (1e23 * 100e-9) - 1));
        }
    }
    device::SweepOptions options;
    options.adapt = false;
    const auto steady = device::sweep(device, {1.6}, options).points.front().current;
    const double settled = result.points.back().current;
    std::printf(
        "ions: asked their number within 1e-9, measured %.1e over %zu steps; J(t -> inf) asked "
        "the steady %.4f A/m2 within 1e-3, measured %.4f (at 1 us %.4f)\n",
        worst, result.points.size(), steady, settled,
        std::ranges::find_if(result.points, [](const auto& p) { return p.time > 1e-6; })->current);
    EXPECT_LT(worst, 1e-9);
    EXPECT_NEAR(settled / steady, 1, 1e-3);
}

TEST(Transients, ScanRateMakesHysteresis) {
    const auto device = test::reference_device("24");
    const auto loop = [&](double seconds) {
        const auto result = device::transient(device, {{0, 0}, {seconds, 1.6}, {2 * seconds, 0}});
        EXPECT_EQ(result.termination, Termination::converged);
        double up = 0;
        double down = 0;
        for (std::size_t i = 1; i < result.points.size(); ++i) {
            const auto& a = result.points[i - 1];
            const auto& b = result.points[i];
            const double area = (a.current + b.current) / 2 * std::abs(b.voltage - a.voltage);
            (b.time <= seconds ? up : down) += area;
        }
        return std::abs(up - down) / (up + down);
    };
    const double fast = loop(1e-2);
    const double medium = loop(10);
    const double slow = loop(1e7);
    std::printf(
        "hysteresis of a loop to 1.6 V: 10 ms %.4f, 10 s %.4f, 1e7 s %.4f: asked largest in "
        "between, none when slow\n",
        fast, medium, slow);
    EXPECT_GT(medium, 5 * slow);
    EXPECT_LT(slow, 1e-2);
}

TEST(Transients, ErrorControlWorks) {
    const auto device = test::reference_device("20");
    const auto at = [&](double tolerance) {
        device::TransientOptions options;
        options.tolerance = tolerance;
        const auto result = device::transient(device, {{0, 0}, {0, 1.5}, {2e-9, 1.5}}, options);
        return std::pair{result.points.back().current, result.points.size()};
    };
    const auto [exact, many] = at(1e-6);
    const auto [coarse, few] = at(1e-3);
    const auto [fine, more] = at(1e-4);
    std::printf("BDF2: tolerance 1e-3, 1e-4, 1e-6: %zu, %zu, %zu steps, error %.1e, %.1e\n", few,
                more, many, std::abs(coarse / exact - 1), std::abs(fine / exact - 1));
    EXPECT_LT(std::abs(fine / exact - 1), 1e-3);
    EXPECT_LT(few, more);
    EXPECT_LT(more, many);
}

namespace {

/// J at the corners of a course after its jump, and the nodes it took.
std::vector<double> at_corners(const device::Device& device,
                               const std::vector<device::Corner>& course,
                               const device::TransientOptions& options) {
    const auto result = device::transient(device, course, options);
    EXPECT_EQ(result.termination, Termination::converged);
    std::vector<double> currents;
    for (std::size_t k = 2; k < course.size(); ++k) {
        const auto at = std::ranges::lower_bound(result.points, course[k].time, {},
                                                 &device::TransientPoint::time);
        currents.push_back(at->current);
    }
    return currents;
}

/// Relative distance of a course on the grid of 80 cells a layer from that on a fine one.
std::vector<double> grid_errors(const device::Device& device,
                                const std::vector<device::Corner>& course, bool adapt,
                                const std::vector<double>& fine) {
    device::TransientOptions options;
    options.tolerance = 1e-4;  // so that the steps' error does not show
    options.adapt = adapt;
    auto errors = at_corners(device, course, options);
    for (std::size_t k = 0; k < errors.size(); ++k) errors[k] = std::abs(errors[k] / fine[k] - 1);
    return errors;
}

}  // namespace

TEST(Transients, RunOnAGridThatTheSteadyStatesAskFor) {
    struct Run {
        const char* number;
        double voltage;
        std::vector<double> times;
    };
    for (const Run& run :
         {Run{"30", 4, {1e-10, 1e-9, 1e-8, 1e-6}}, Run{"24", 1.6, {1e-9, 1e-7, 1, 1e4}},
          Run{"50", 10, {1e-11, 1e-10, 1e-9, 1e-7}}}) {
        const auto device = test::reference_device(run.number);
        std::vector<device::Corner> course{{0, 0}, {0, run.voltage}};
        for (const double time : run.times) course.push_back({time, run.voltage});
        device::TransientOptions finest;
        finest.tolerance = 1e-4;
        finest.grid = {400, 1e-11};
        finest.adaption.space_charge = 1e-4;
        const auto fine = at_corners(device, course, finest);
        const auto adapted = grid_errors(device, course, true, fine);
        const auto plain = grid_errors(device, course, false, fine);
        // the front of the charges is blurred by up to a cell until it has crossed the layers
        const double early = std::max(adapted[0], adapted[1]);
        const double late = std::max(adapted[2], adapted[3]);
        std::printf(
            "jump to %g V, case %s, J on the adapted grid against a fine one: asked within 1e-2 "
            "while charges cross the layers, measured %.1e, and 4e-3 later, measured %.1e; not "
            "adapted %.1e, %.1e\n",
            run.voltage, run.number, early, late, std::max(plain[0], plain[1]),
            std::max(plain[2], plain[3]));
        EXPECT_LT(early, 1e-2);
        EXPECT_LT(late, 4e-3);
    }
}
