// Steady states with known formulas (device.md's list: SIMsalabim's tests 2 to 6, Sokel-Hughes,
// ideality, ABC, equilibrium, order of convergence).
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "anchorite/base/constants.hpp"
#include "anchorite/device/profiles.hpp"
#include "anchorite/device/sweep.hpp"
#include "support/random_device.hpp"
#include "support/reference_devices.hpp"

using namespace anchorite;

namespace {

constexpr double q = 1.602176634e-19;
constexpr double boltzmann = 1.380649e-23;

device::SweepOptions fine(int cells = 400) {
    device::SweepOptions options;
    options.grid = {cells, 1e-12};
    options.adaption.tolerance = 1e-5;
    return options;
}

std::vector<double> logarithmic(double from, double to, int count) {
    std::vector<double> values;
    for (int i = 0; i < count; ++i) {
        values.push_back(from * std::pow(to / from, i / (count - 1.0)));
    }
    return values;
}

double mott_gurney(double permittivity, double mobility, double voltage, double length) {
    return 9.0 / 8 * permittivity * constants::vacuum_permittivity * mobility * voltage * voltage /
           std::pow(length, 3);
}

/// Root mean square of log10(measured / formula) over the points at or above a voltage.
template <typename Formula>
double log_rms(const device::Sweep& curve, double from, double to, Formula&& formula) {
    double sum = 0;
    int count = 0;
    for (const auto& point : curve.points) {
        if (point.voltage < from || point.voltage > to) continue;
        const double off = std::log10(point.current / formula(point.voltage));
        sum += off * off;
        ++count;
    }
    return std::sqrt(sum / count);
}

}  // namespace

TEST(Analytic, EquilibriumHasNoCurrent) {
    double worst_product = 0;
    double worst_current = 0;
    for (unsigned seed = 1; seed <= 100; ++seed) {
        const auto device = test::RandomDevice(seed).draw();
        device::SweepOptions options;
        options.keep_states = true;
        const auto curve = device::sweep(device, {0}, options);
        ASSERT_EQ(curve.points[0].termination, Termination::converged) << seed;
        for (const double split : curve.states[0].split) {
            worst_product = std::max(worst_product, std::abs(std::expm1(split)));  // np / ni^2 - 1
        }
        const auto currents = device::edge_currents(curve.models[0], curve.states[0]);
        for (std::size_t e = 0; e < currents.electrons.size(); ++e) {
            worst_current = std::max(
                {worst_current, std::abs(currents.electrons[e]), std::abs(currents.holes[e])});
        }
    }
    std::printf(
        "equilibrium of 100 random stacks: asked np = ni^2 and J = 0 to 1e-12, measured "
        "|np/ni^2 - 1| <= %.1e, |J| <= %.1e A/m2\n",
        worst_product, worst_current);
    EXPECT_LT(worst_product, 1e-12);
    EXPECT_LT(worst_current, 1e-12);
}

TEST(Analytic, MottGurney) {
    const auto device = test::space_charge_device();
    const auto curve = device::sweep(device, logarithmic(4, 100, 30), fine());
    const auto formula = [](double v) { return mott_gurney(22, 1e-7, v, 200e-9); };
    const double rms = log_rms(curve, 4, 100, formula);
    std::printf(
        "Mott-Gurney: asked rms log10 < 6e-2 above 4 V, measured %.1e; at 100 V formula %.4g, "
        "measured %.5g (SIMsalabim 2.81484e7)\n",
        rms, formula(100), curve.points.back().current);
    EXPECT_LT(rms, 6e-2);
}

TEST(Analytic, MovingElectrode) {
    const auto device = test::space_charge_device();
    const auto curve = device::sweep(device, {0.01, 0.02, 0.04, 0.08, 0.12}, fine());
    const double vt = boltzmann * 295 / q;
    const auto formula = [&](double v) {
        return 4 * M_PI * M_PI * vt * 1e-7 * 22 * constants::vacuum_permittivity * v /
               std::pow(200e-9, 3);
    };
    const double rms = log_rms(curve, 0, 0.2, formula);
    std::printf(
        "moving electrode: asked rms log10 < 1.6e-2 below 0.2 V, measured %.1e; at 0.01 V "
        "formula %.3f, measured %.4f (SIMsalabim 23.9447)\n",
        rms, formula(0.01), curve.points[0].current);
    EXPECT_LT(rms, 1.6e-2);
}

TEST(Analytic, Murgatroyd) {
    auto device = test::space_charge_device();
    device.layers[0].holes.poole_frenkel = 1e-4;
    const auto curve = device::sweep(device, logarithmic(3, 100, 20), fine());
    const auto formula = [](double v) {
        return mott_gurney(22, 1e-7, v, 200e-9) * std::exp(0.891 * 1e-4 * std::sqrt(v / 200e-9));
    };
    const double rms = log_rms(curve, 3, 100, formula);
    std::printf(
        "Murgatroyd: asked rms log10 < 6e-2 above 3 V, measured %.1e; factor at 100 V formula "
        "%.3f, measured %.3f\n",
        rms, std::exp(0.891 * 1e-4 * std::sqrt(100 / 200e-9)),
        curve.points.back().current / mott_gurney(22, 1e-7, 100, 200e-9));
    EXPECT_LT(rms, 6e-2);
}

TEST(Analytic, DoubleInjection) {
    // weak recombination makes a neutral plasma with the law of Mott and Gurney and
    // mu_eff^2 = 8 q mu_n mu_p (mu_n + mu_p) / (eps k) (Parmenter and Ruppel, J. Appl. Phys. 30
    // (1959) 1548; Malliaras and Scott, J. Appl. Phys. 83 (1998) 5399)
    auto device = test::space_charge_device();
    test::set_contacts(device, 5.5, 3.0);
    auto& layer = device.layers[0];
    const double langevin = q * 2e-7 / (22 * constants::vacuum_permittivity);
    layer.radiative = 1e-3 * langevin;
    const auto curve = device::sweep(device, logarithmic(13, 50, 8), fine());
    const auto formula = [&](double v) {
        const double mu = std::sqrt(8 * q * 1e-7 * 1e-7 * 2e-7 /
                                    (22 * constants::vacuum_permittivity * layer.radiative));
        return mott_gurney(22, mu, v - 2.5, 200e-9);
    };
    const double rms = log_rms(curve, 13, 50, formula);
    std::printf(
        "double injection: asked rms log10 < 0.2, measured %.2f; at 50 V formula %.3g, measured "
        "%.3g\n",
        rms, formula(50), curve.points.back().current);
    EXPECT_LT(rms, 0.2);
}

namespace {

/// 100 nm with Langevin recombination between contacts `barrier` below either band.
device::Device langevin_device(double barrier, double gamma) {
    device::Device device;
    device.layers = {test::plain_layer(100, 3, 3, 5, 1e27, 1e-10, 1e-10, 0)};
    device.layers[0].langevin = true;
    device.layers[0].electrons.poole_frenkel = device.layers[0].holes.poole_frenkel = gamma;
    test::set_contacts(device, 5 - barrier, 3 + barrier);
    return device;
}

double recombining_share(const device::SweepPoint& point) {
    return point.balance.radiative / point.current;
}

}  // namespace

TEST(Analytic, LangevinsRateFollowsTheFieldsMobility) {
    // at an even field mu_n, mu_p and k = q (mu_n + mu_p) / eps grow by one factor: so does the
    // current, while the densities and the share that recombines stay
    constexpr double barrier = 0.45;  // so few carriers that they leave the field even
    constexpr double gamma = 1e-3;
    for (const double bias : {4.0, 8.0, 12.0}) {
        const auto plain =
            device::sweep(langevin_device(barrier, 0), {bias}, fine()).points.front();
        const auto field =
            device::sweep(langevin_device(barrier, gamma), {bias}, fine()).points.front();
        const double factor = std::exp(gamma * std::sqrt((bias - (2 - 2 * barrier)) / 100e-9));
        std::printf(
            "Langevin at %.0f V: asked J x %.1f and an unchanged share within 1 %%, measured x "
            "%.1f, %.4e and %.4e\n",
            bias, factor, field.current / plain.current, recombining_share(plain),
            recombining_share(field));
        EXPECT_NEAR(field.current / plain.current / factor, 1, 0.01);
        EXPECT_NEAR(recombining_share(field) / recombining_share(plain), 1, 0.01);
    }
}

TEST(Analytic, LangevinsShareFollowsFromTheField) {
    // drift of equal mobilities with Langevin's rate: with j the share of one carrier in J,
    // d ln E / dj = (1 - 2 j) / (2 j (1 - j)), so at any mobility(E) the largest field is where
    // both carry one half, and (E / largest)^2 = 4 j (1 - j), but for diffusion: a few kT/qV
    auto options = fine();
    options.keep_states = true;
    for (const double bias : {8.0, 12.0}) {
        const auto curve = device::sweep(langevin_device(0.1, 1e-3), {bias}, options);
        const auto at = device::profiles(curve.models[0], curve.states[0]);
        double largest = 0;
        for (const double field : at.field) largest = std::max(largest, std::abs(field));
        const double diffusion = 10 * boltzmann * 300 / (q * bias);
        double worst = 0;
        double least_share = 0.5;
        for (std::size_t i = 0; i < at.position.size(); ++i) {
            if (std::abs(at.position[i] - 50e-9) > 45e-9) continue;
            const double share = at.current_n[i] / (at.current_n[i] + at.current_p[i]);
            const double asked = 4 * share * (1 - share);
            worst = std::max(worst, std::abs(std::pow(at.field[i] / largest, 2) / asked - 1));
            least_share = std::min({least_share, share, 1 - share});
        }
        std::printf(
            "Langevin at %.0f V, 5 to 95 nm: asked (E / largest)^2 = 4 j (1 - j) down to j = %.3f "
            "within 10 kT/qV = %.1e, measured %.1e\n",
            bias, least_share, diffusion, worst);
        EXPECT_LT(worst, diffusion);
    }
}

TEST(Analytic, ExponentialTailIsResolved) {
    // tail of 4 kT, far from full: levels a few kT apart made steps of the current
    device::Device device;
    device.layers = {test::plain_layer(400, 3, 2, 5, 1e26, 1e-8, 1e-6, 0)};
    test::set_contacts(device, 5, 5);
    device::Trap tail;
    tail.charge = device::TrapCharge::donor;
    tail.shape = device::TrapShape::exponential_above_hole;
    tail.density = 2e24;
    tail.energy = 5 * constants::electronvolt;
    tail.width = 0.1 * constants::electronvolt;
    tail.capture_electron = 1e-21;
    tail.capture_hole = 1e-15;
    device.layers[0].traps = {tail};
    const std::vector<double> voltages{5, 8, 12, 20, 32, 40};
    const auto cut = device::sweep(device, voltages).points;
    device.layers[0].traps[0].levels = 200;
    const auto finer = device::sweep(device, voltages).points;
    for (std::size_t i = 0; i < voltages.size(); ++i) {
        std::printf(
            "tail of traps at %2.0f V: 200 levels asked %.5g A/m2 within 0.3 %%, measured "
            "%.5g\n",
            voltages[i], finer[i].current, cut[i].current);
        EXPECT_NEAR(cut[i].current / finer[i].current, 1, 3e-3);
    }
}

TEST(Analytic, ImageForceEasesThermionicInjection) {
    // J = q S p0 exp(sqrt(q E / (4 pi eps)) q/kT) at E = V/L, which the lowering leaves alone
    device::Device device;
    device.layers = {test::plain_layer(100, 4, 2, 5, 1e25, 1e-4, 1e-2, 0)};
    test::set_contacts(device, 4.4, 4.4);
    device.left.velocity_hole = device.right.velocity_hole = 10;
    device.left.barrier_lowering = true;
    const double vt = boltzmann * 300 / q;
    for (const auto& point : device::sweep(device, {5, 10}).points) {
        const double field = point.voltage / 100e-9;
        const double lowering =
            std::sqrt(q * field / (4 * M_PI * 4 * constants::vacuum_permittivity));
        const double asked = q * 10 * 1e25 * std::exp((lowering - 0.6) / vt);
        std::printf("injection at %2.0f V: asked %.5g A/m2 within 0.2 %%, measured %.5g\n",
                    point.voltage, asked, point.current);
        EXPECT_NEAR(point.current / asked, 1, 2e-3);
    }
}

TEST(Analytic, ImageForceEasesDiffusionFromAContact) {
    // J = q mu E p0 / (x K1(x)), x = sqrt(q E / (4 pi eps)) q/kT: the integral of
    // exp((-q E x - q^2 / (16 pi eps x)) / kT) (Emtage and O'Dwyer, Phys. Rev. Lett. 16 (1966) 356)
    device::Device device;
    device.layers = {test::plain_layer(1000, 4, 2, 5, 1e25, 1e-10, 1e-10, 0)};
    test::set_contacts(device, 4.4, 4.4);
    device.left.barrier_lowering = true;
    const double vt = boltzmann * 300 / q;
    const std::vector<double> voltages{5, 20, 60, 150};
    const auto resolved = device::sweep(device, voltages, fine()).points;
    const auto usual = device::sweep(device, voltages).points;
    for (std::size_t i = 0; i < voltages.size(); ++i) {
        const double field = voltages[i] / 1e-6;
        const double x =
            std::sqrt(q * field / (4 * M_PI * 4 * constants::vacuum_permittivity)) / vt;
        const double plain = q * 1e-10 * field * 1e25 * std::exp(-0.6 / vt);
        const double asked = plain / (x * std::cyl_bessel_k(1, x));
        std::printf(
            "diffusion at %3.0f V: asked %.5g A/m2 (%.3f times the plain) within 1 %%, "
            "measured %.5g, default grid %.5g\n",
            voltages[i], asked, asked / plain, resolved[i].current, usual[i].current);
        EXPECT_NEAR(resolved[i].current / asked, 1, 0.01);
    }
}

TEST(Analytic, InsulatorPhotocurrent) {
    // Sokel and Hughes, J. Appl. Phys. 53 (1982) 7414: J = q G L [coth(v/2) - 2/v], v = V / (kT/q)
    device::Device device;
    device.layers = {test::plain_layer(100, 3, 2.5, 5.5, 1e25, 1e-6, 1e-6, 0)};
    test::set_contacts(device, 4, 4);
    device.layers[0].generation = 1e16;  // too little for space charge
    auto options = fine();
    options.grid.finest = 1e-9;  // evenly spread, as the generation is
    const auto curve = device::sweep(device, {0.01, 0.03, 0.1, 0.3, 1}, options);
    double worst = 0;
    for (const auto& point : curve.points) {
        const double v = point.voltage / (boltzmann * 300 / q);
        const double expected = q * 1e16 * 100e-9 * (1 / std::tanh(v / 2) - 2 / v);
        worst = std::max(worst, std::abs(point.current / expected - 1));
    }
    std::printf("insulator photocurrent: asked Sokel-Hughes within 1e-4, measured %.1e\n", worst);
    EXPECT_LT(worst, 1e-4);
}

namespace {

/// SIMsalabim's test 6: 400 nm between metals at the band edges, Langevin recombination x 0.1.
device::Device solar_cell(double generation) {
    device::Device device;
    device.layers = {test::plain_layer(400, 4, 3, 5, 2.5e25, 1e-7, 1e-8, 0)};
    device.layers[0].langevin = true;
    device.layers[0].langevin_factor = 0.1;
    device.layers[0].generation = generation;
    test::set_contacts(device, 3, 5);
    device.anode = device::Side::right;
    return device;
}

/// The bias without current, by bisection between two biases [V]; NaN where a point fails.
double open_circuit_voltage(const device::Device& device, double low, double high) {
    const auto grid = device::make_grid(device, {400, 1e-12});
    device::SteadySolver solver(device::make_model(device, grid, 300), {});
    if (solver.start().termination != Termination::converged) return std::nan("");
    while (high - low > 1e-9) {
        const double middle = (low + high) / 2;
        if (solver.move_to(middle).termination != Termination::converged) return std::nan("");
        const double current = device::balance(solver.model(), solver.state()).current;
        (current > 0 ? high : low) = middle;
    }
    return (low + high) / 2;
}

/// A point of Tests/test_6/test6.dat of SIMsalabim 5.36 (commit d48e0e7).
struct OpenCircuit {
    double generation;  ///< [1/(m^3 s)]
    double zimt;        ///< what ZimT found [V]
    double analytical;  ///< what its formula gave [V]
};

constexpr OpenCircuit open_circuits[] = {
    {1e24, 1.375285, 1.375245}, {3e24, 1.403668, 1.403653}, {1e25, 1.434759, 1.434785},
    {3e25, 1.463108, 1.463193}, {1e26, 1.494136, 1.494325}, {3e26, 1.522411, 1.522733},
    {1e27, 1.55333, 1.553866},  {3e27, 1.581476, 1.582274}, {1e28, 1.612204, 1.613406}};

}  // namespace

TEST(Analytic, OpenCircuitVoltage) {
    // Koster et al., Appl. Phys. Lett. 86 (2005) 123509: q Voc = Eg - kT ln(k Nc^2 / G)
    const double k = 0.1 * q * 1.1e-7 / (4 * constants::vacuum_permittivity);
    double to_listed = 0;
    double to_formula = 0;
    double to_zimt = 0;
    for (const auto& point : open_circuits) {
        const double formula =
            2 - boltzmann * 300 / q * std::log(k * 2.5e25 * 2.5e25 / point.generation);
        const double found =
            open_circuit_voltage(solar_cell(point.generation), formula - 0.1, formula + 0.1);
        std::printf(
            "Voc at G = %.0e /m3s: listed %.6f V, formula %.6f V, ZimT %.6f V, "
            "measured %.6f V\n",
            point.generation, point.analytical, formula, point.zimt, found);
        to_listed += std::pow(found - point.analytical, 2) / std::size(open_circuits);
        to_formula += std::pow(found - formula, 2) / std::size(open_circuits);
        to_zimt = std::max(to_zimt, std::abs(found - point.zimt));
    }
    std::printf(
        "Voc: asked rms < 7e-4 V, measured %.2e V off the values listed, %.2e V off the "
        "formula, ZimT at most %.1e V away\n",
        std::sqrt(to_listed), std::sqrt(to_formula), to_zimt);
    EXPECT_LT(std::sqrt(to_listed), 7e-4);
    EXPECT_LT(std::sqrt(to_formula), 7e-4);
}

namespace {

double ideality(const std::string& number) {
    const auto curve = device::sweep(test::reference_device(number), {0.5, 1.0}, fine());
    const double vt = 1.3807e-23 * 300 / 1.6022e-19;
    return 0.5 / (vt * std::log(curve.points[1].current / curve.points[0].current));
}

}  // namespace

TEST(Analytic, IdealityFactors) {
    const double radiative = ideality("30");
    const double traps = ideality("22");
    std::printf(
        "ideality 0.5 ... 1.0 V: asked 1.000 (radiative, case 30) and 1.90 (traps, case 22), "
        "measured %.4f and %.3f\n",
        radiative, traps);
    EXPECT_NEAR(radiative, 1, 1e-3);
    EXPECT_NEAR(traps, 1.9, 0.01);
    const auto curve = device::sweep(test::reference_device("30"), {0.5, 1.0}, fine());
    std::printf(
        "case 30 at 0.5 and 1.0 V: asked 5.8063e-15 and 1.45686e-6 A/m2, measured %.5g and "
        "%.6g\n",
        curve.points[0].current, curve.points[1].current);
    EXPECT_NEAR(curve.points[0].current / 5.8063e-15, 1, 1e-3);
    EXPECT_NEAR(curve.points[1].current / 1.45686e-6, 1, 1e-3);
}

namespace {

constexpr double abc_density = 1e23;  ///< sqrt(A / C) of the case [1/m^3]

/// A = 1e6 /s (traps), B = 1e-16 m^3/s, C = 1e-40 m^6/s in 25 nm. The formulas have no space in
/// them: the bands are flat, n = p and the layer even, where the transport layers' doping holds
/// abc_density in balance across the steps in the density of states.
device::Device abc_device() {
    constexpr double states = 2e24;
    constexpr double transport_states = 1e25;
    constexpr double doping = abc_density * transport_states / states;
    device::Device device;
    device.layers = {test::plain_layer(25, 1, 2.5, 5.3, transport_states, 1e-5, 1e-5, 0),
                     test::plain_layer(25, 1, 3.5, 5.3, states, 1e-5, 1e-5, 1e-16),
                     test::plain_layer(25, 1, 3.5, 6.5, transport_states, 1e-5, 1e-5, 0)};
    device.layers[0].acceptors = device.layers[2].donors = doping;
    const double below_band = boltzmann * 300 / q * std::log(transport_states / doping);
    test::set_contacts(device, 5.3 - below_band, 3.5 + below_band);
    auto& emitter = device.layers[1];
    emitter.auger_electron = emitter.auger_hole = 0.5e-40;
    // a deep level that both carriers reach alike: 1/tau of each, A = 1/(tau_n + tau_p)
    emitter.traps = {test::trap_level(2e6 / 1e-14, 4.4, 1e-14)};
    return device;
}

/// Lowest and highest density of both carriers in the emitter [1/m^3].
std::pair<double, double> densities(const device::Profiles& profiles) {
    std::pair<double, double> range{INFINITY, 0};
    for (std::size_t i = 0; i < profiles.position.size(); ++i) {
        if (profiles.layer[i] != 1) continue;
        range.first = std::min({range.first, profiles.electrons[i], profiles.holes[i]});
        range.second = std::max({range.second, profiles.electrons[i], profiles.holes[i]});
    }
    return range;
}

/// Where the parabola through three points has its top.
double top_of_parabola(const std::array<double, 3>& x, const std::array<double, 3>& y) {
    const double left = (y[1] - y[0]) / (x[1] - x[0]);
    const double right = (y[2] - y[1]) / (x[2] - x[1]);
    return (x[0] + x[1]) / 2 + (x[2] - x[0]) / 2 * left / (left - right);
}

}  // namespace

TEST(Analytic, AbcEfficiency) {
    // efficiency peaks at n = sqrt(A/C) = 1e23 /m3 with B / (B + 2 sqrt(AC)) = 0.8333 and
    // J = q d (A n + B n^2 + C n^3) = 4806 A/m2
    auto options = fine(60);
    options.keep_states = true;
    const auto efficiency = [](const device::SweepPoint& point) {
        return point.balance.radiative / point.current;
    };
    const auto voltages = logarithmic(1.4, 2.2, 161);
    const auto curve = device::sweep(abc_device(), voltages, options).points;
    std::size_t top = 1;
    for (std::size_t i = 1; i + 1 < curve.size(); ++i) {
        if (efficiency(curve[i]) > efficiency(curve[top])) top = i;
    }
    const double bias = top_of_parabola(
        {voltages[top - 1], voltages[top], voltages[top + 1]},
        {efficiency(curve[top - 1]), efficiency(curve[top]), efficiency(curve[top + 1])});
    const auto peak = device::sweep(abc_device(), {bias}, options);
    const auto& point = peak.points[0];
    const auto [low, high] = densities(device::profiles(peak.models[0], peak.states[0]));
    std::printf(
        "ABC: asked peak efficiency 0.8333 at 4806 A/m2 and n = p = 1e23 /m3 (1 %%), measured "
        "%.5f at %.1f A/m2, n and p from %.4g to %.4g /m3 (%.4f V)\n",
        efficiency(point), point.current, low, high, bias);
    EXPECT_NEAR(efficiency(point), 0.8333, 1e-4);
    EXPECT_NEAR(point.current / 4806, 1, 0.01);
    EXPECT_NEAR(low / abc_density, 1, 0.01);
    EXPECT_NEAR(high / abc_density, 1, 0.01);
}

TEST(Analytic, ConvergesWithSecondOrder) {
    const auto device = test::reference_device("40");
    device::SweepOptions options;
    options.adapt = false;
    std::vector<double> currents;
    auto grid = device::make_grid(device, {64, 2e-12});
    for (int level = 0; level < 5; ++level) {
        device::SteadySolver solver(device::make_model(device, grid, 300), {});
        ASSERT_EQ(solver.start().termination, Termination::converged);
        ASSERT_EQ(solver.move_to(4).termination, Termination::converged);
        currents.push_back(device::balance(solver.model(), solver.state()).current);
        grid = device::refine(grid);
    }
    double order = 0;
    for (std::size_t i = 2; i < currents.size(); ++i) {
        order = std::log2((currents[i - 2] - currents[i - 1]) / (currents[i - 1] - currents[i]));
        std::printf("case 40 at 4 V, grid halved %zu times: J %.5f A/m2, observed order %.3f\n", i,
                    currents[i], order);
    }
    const double limit = currents.back() + (currents.back() - currents[3]) / 3;
    std::printf(
        "order asked 2, measured %.3f; extrapolated J %.4f A/m2 (asked 506.83 within 1e-3)\n",
        order, limit);
    EXPECT_NEAR(order, 2, 0.1);
    EXPECT_NEAR(limit, 506.83, 0.5);
}
