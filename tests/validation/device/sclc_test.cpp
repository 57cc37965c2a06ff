// Space-charge-limited curves computed by the solver and read back by the constructions.
#include "anchorite/device/sclc.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/device/sweep.hpp"
#include "support/reference_devices.hpp"

using namespace anchorite;

namespace {

/// A hole-only device, its contacts at the valence edge, with deep donor-type hole traps.
device::SclcCurve hole_only(double nm, double trap_density, double top) {
    device::Device device;
    device.layers = {test::plain_layer(nm, 6.3, 3.75, 5.55, 1e25, 1e-7, 1e-7, 0)};
    test::set_contacts(device, 5.55, 5.55);
    if (trap_density > 0) {
        auto trap = test::trap_level(trap_density, 4.95, 1e-14, device::TrapCharge::donor);
        device.layers[0].traps = {trap};
    }
    device::SclcCurve curve;
    curve.thickness = nm * 1e-9;
    curve.permittivity = 6.3;
    for (int i = 0; i < 240; ++i) {
        curve.voltage.push_back(0.02 * std::pow(top / 0.02, i / 239.0));
    }
    for (const auto& point : device::sweep(device, curve.voltage).points) {
        EXPECT_EQ(point.termination, Termination::converged) << point.voltage;
        curve.current.push_back(point.current);
    }
    return curve;
}

}  // namespace

TEST(Sclc, MobilityIsRecovered) {
    const auto fit = device::fit_mott_gurney(hole_only(400, 0, 100));
    ASSERT_TRUE(fit.has_value());
    std::printf(
        "Mott-Gurney fit: asked mobility 1e-7 m2/Vs within 10 %%, measured %.3e from %.1f to "
        "%.0f V (slope %.2f)\n",
        fit->mobility, fit->from, fit->to, fit->slope);
    EXPECT_NEAR(fit->mobility, 1e-7, 1e-8);
}

TEST(Sclc, TrapFillingBeginsWhereTheBarrierReachesTheTraps) {
    // With all traps full, the charge makes a barrier V_TFL/4 (1 - V/V_TFL)^2 between two contacts,
    // V_TFL = q N L^2 / (2 eps) (Lampert, Phys. Rev. 103 (1956) 1648). Filling is complete, and the
    // step begins, once that is less than the traps' depth E: V = V_TFL (1 - 2 sqrt(E / V_TFL)).
    for (const double density : {4e22, 1.6e23}) {
        const auto limit = device::trap_filled_limit(hole_only(400, density, 200));
        const double full = 1.602176634e-19 * density * 1.6e-13 / (2 * 6.3 * 8.8541878128e-12);
        const double expected = full * (1 - 2 * std::sqrt(0.6 / full));
        ASSERT_TRUE(limit.voltage && limit.trap_density);
        std::printf(
            "V_TFL by tangents: asked %.2f V within 10 %%, measured %.2f V (slope %.0f); N asked "
            "at most %.1e /m3, measured %.2e\n",
            expected, *limit.voltage, limit.steepest, density, *limit.trap_density);
        EXPECT_NEAR(*limit.voltage, expected, 0.1 * expected);
        EXPECT_LT(*limit.trap_density, density);
        EXPECT_GT(*limit.trap_density, 0.4 * density);
    }
}

TEST(Sclc, ThinFilmGetsNoTrapDensity) {
    // the paper's film: eps/L^2 = 1.35e16 /m2 and 6.69e17 /cm3 of traps, "V_TFL" 0.45 V
    const auto limit = device::trap_filled_limit(hole_only(21.6, 6.69e23, 20));
    std::printf("thin film: asked no density below %.3f V, measured %s; steepest slope %.2f\n",
                limit.least_voltage, limit.trap_density ? "a density" : "none", limit.steepest);
    for (const auto& objection : limit.objections) std::printf("  %s\n", objection.c_str());
    EXPECT_FALSE(limit.trap_density.has_value());
    EXPECT_FALSE(limit.objections.empty());
    EXPECT_NEAR(limit.least_voltage, 0.51, 0.001);
}
