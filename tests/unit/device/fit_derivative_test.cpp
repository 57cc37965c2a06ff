// Derivatives from the solved equations against differences of whole solutions.
#include "anchorite/device/fit_derivative.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "anchorite/device/fit_tangent.hpp"
#include "support/fit_problems.hpp"

using namespace anchorite;
using test::device_stack;
using test::with;

namespace {

struct Key {
    const char* path;
    double value;
    double step;  ///< relative
};

device::FitDevice device_with(const std::string& text, const Key& key) {
    return test::free_device(text, {{key.path, key.value}});
}

/// Derivative by ln(value) from differences of whole solutions, of fourth order in the step.
device::FigureDerivatives richardson(const device::FitDevice& made, const Key& key,
                                     const device::FitGrid& grid) {
    const auto pair = [&](double step) {
        return device::ValuePair{{key.value * (1 - step)}, {key.value * (1 + step)}, 2 * step, 0.5};
    };
    auto fine = device::differenced(made, grid, {pair(key.step)}, nullptr);
    const auto coarse = device::differenced(made, grid, {pair(2 * key.step)}, nullptr);
    for (std::size_t i = 0; i < grid.at.size(); ++i) {
        auto& f = fine[0][i];
        const auto& c = coarse[0][i];
        f.current += (f.current - c.current) / 3;
        f.radiance += (f.radiance - c.radiance) / 3;
        f.efficiency += (f.efficiency - c.efficiency) / 3;
    }
    return fine;
}

/// Largest difference of the two derivatives over all points, relative to the derivative; where
/// that is below a hundredth of the figure per unit of ln(value), to that.
double worst_difference(const std::string& text, const Key& key, const device::FitGrid& grid) {
    const auto made = device_with(text, key);
    const auto response = device::respond(made, std::vector{key.value}, grid);
    EXPECT_TRUE(response.good()) << response.failure;
    constexpr double h = 1e-6;
    const device::ValuePair pair{{key.value * (1 - h)}, {key.value * (1 + h)}, 2 * h, 0.5};
    const auto fast = device::derivatives(made, grid, response, {pair}, nullptr);
    const auto slow = richardson(made, key, grid);
    double worst = 0;
    for (std::size_t i = 0; i < grid.at.size(); ++i) {
        for (const auto kind : {device::Measured::current, device::Measured::radiance,
                                device::Measured::efficiency}) {
            const double a = device::figure(fast[0][i], kind);
            const double b = device::figure(slow[0][i], kind);
            const double value = device::figure(response.points[i], kind);
            const double scale = std::max(std::abs(b), 1e-2 * std::abs(value));
            if (value != 0) worst = std::max(worst, std::abs(a - b) / scale);
        }
    }
    return worst;
}

const Key all_keys[] = {
    {"layer.HTL.electronic.hole_mobility", 1e-8, 2e-3},
    {"layer.QD.electronic.electron_mobility", 1e-7, 2e-3},
    {"layer.ETL.electronic.electron_mobility", 3e-9, 2e-3},
    {"layer.QD.electronic.radiative", 1e-16, 2e-3},
    {"layer.QD.electronic.conduction_states", 2e24, 2e-3},
    {"layer.QD.electronic.permittivity", 6.3, 2e-3},
    {"layer.HTL.electronic.ionisation_energy", 5.22 * constants::electronvolt, 1e-3},
    {"contact.cathode.work_function", 2.95 * constants::electronvolt, 1e-3},
    {"device.temperature", 300, 2e-3},
    {"interface.1.velocity_hole", 1e3, 2e-3},
    {"emitter.plqy", 0.8, 2e-3},
    {"device.outcoupling", 0.25, 2e-3},
};

/// Case 40 with charged traps in the dots and ions that move in them.
std::string with_traps_and_ions() {
    const auto text = with(device_stack(), "radiative = \"1e-16 m3/s\"",
                           "radiative = \"1e-16 m3/s\"\n[[layer.electronic.trap]]\n"
                           "density = \"1e17 cm^-3\"\nenergy = \"4.6 eV\"\n"
                           "charge = \"acceptor\"\ncapture_electron = \"1e-8 cm3/s\"\n"
                           "capture_hole = \"1e-8 cm3/s\"");
    return with(text, "[contact.anode]",
                "[[ion]]\nkind = \"anion\"\nlayers = [\"QD\"]\ndensity = \"1e17 cm^-3\"\n"
                "[[ion]]\nkind = \"cation\"\nlayers = [\"QD\"]\ndensity = \"1e17 cm^-3\"\n"
                "[contact.anode]");
}

}  // namespace

TEST(FitDerivative, AgreesWithWholeSolutionsForEveryKindOfKey) {
    const device::FitGrid grid{device::Abscissa::voltage, {1.8, 2.4, 3.0, 4.0}};
    for (const auto& key : all_keys) {
        const double worst = worst_difference(device_stack(), key, grid);
        std::printf("%-42s asked < 1e-5 measured %.1e\n", key.path, worst);
        EXPECT_LT(worst, 1e-5) << key.path;
    }
}

TEST(FitDerivative, AgreesWithChargedTrapsAndIons) {
    const device::FitGrid grid{device::Abscissa::voltage, {2.4, 3.2, 4.0}};
    const Key of_traps[] = {
        {"layer.QD.electronic.trap.1.density", 1e23, 2e-3},
        {"layer.QD.electronic.trap.1.energy", 4.6 * constants::electronvolt, 1e-3},
        {"ion.1.density", 1e23, 2e-3},
        all_keys[0],
    };
    for (const auto& key : of_traps) {
        const double worst = worst_difference(with_traps_and_ions(), key, grid);
        std::printf("%-42s asked < 1e-5 measured %.1e\n", key.path, worst);
        EXPECT_LT(worst, 1e-5) << key.path;
    }
}

TEST(FitDerivative, FollowsAThicknessWithItsGrid) {
    const device::FitGrid grid{device::Abscissa::voltage, {2.4, 4.0}};
    const Key thickness{"layer.ETL.thickness", 40e-9, 2e-3};
    // whole solutions regrade their cells, the derivative stretches them: equal up to the error of
    // the grid
    const double worst = worst_difference(device_stack(), thickness, grid);
    std::printf("%-42s asked < 1e-3 measured %.1e\n", thickness.path, worst);
    EXPECT_LT(worst, 1e-3);
}

TEST(FitDerivative, SelfHeatingFallsBackOnWholeSolutions) {
    const auto text =
        with(device_stack(), "[device]", "[device]\nthermal_resistance = \"20 K cm2/W\"");
    const auto made = device_with(text, all_keys[2]);
    const device::FitGrid grid{device::Abscissa::voltage, {3.0, 4.0}};
    const auto response = device::respond(made, std::vector{3e-9}, grid);
    EXPECT_GT(response.sweep.points.back().temperature, 301);
    const device::ValuePair pair{{2.997e-9}, {3.003e-9}, 2e-3, 0.5};
    const auto fast = device::derivatives(made, grid, response, {pair}, nullptr);
    const auto slow = device::differenced(made, grid, {pair}, nullptr);
    EXPECT_EQ(fast[0][1].current, slow[0][1].current);
    EXPECT_GT(fast[0][1].current, 0);
}

TEST(FitDerivative, AgreesBehindSeriesAndShuntResistance) {
    const auto text = with(device_stack(), "[device]",
                           "[device]\nseries_resistance = \"5 Ohm cm2\"\n"
                           "shunt_resistance = \"1e5 Ohm cm2\"");
    const device::FitGrid grid{device::Abscissa::voltage, {2.0, 3.0, 4.0}};
    const Key resistances[] = {
        {"device.series_resistance", 5e-4, 1e-3},
        {"device.shunt_resistance", 10, 1e-3},
        all_keys[2],
    };
    for (const auto& key : resistances) {
        const double worst = worst_difference(text, key, grid);
        std::printf("%-42s asked < 1e-5 measured %.1e\n", key.path, worst);
        EXPECT_LT(worst, 1e-5) << key.path;
    }
}

TEST(FitDerivative, AgreesAtGivenCurrents) {
    const device::FitGrid grid{device::Abscissa::current, {0.1, 10, 300}};
    for (const auto& key : {all_keys[2], all_keys[3], all_keys[7]}) {
        const double worst = worst_difference(device_stack(), key, grid);
        std::printf("%-42s asked < 1e-4 measured %.1e\n", key.path, worst);
        EXPECT_LT(worst, 1e-4) << key.path;
    }
}
