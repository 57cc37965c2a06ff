#include "anchorite/stack/electronic.hpp"

#include <gtest/gtest.h>

#include <cstdio>

#include "anchorite/base/constants.hpp"
#include "anchorite/stack/device_settings.hpp"
#include "anchorite/stack/stack.hpp"
#include "anchorite/stack/trap_input.hpp"
#include "refusal.hpp"
#include "support/device_text.hpp"

using namespace anchorite;
using namespace anchorite::stack;
using test::refusal;

namespace {

constexpr const char* semiconductor = R"toml(electron_affinity = "3.7 eV"
gap = "1.8 eV"
permittivity = 6
conduction_states = "1e18 cm^-3"
valence_states = "2e18 cm^-3"
electron_mobility = "1e-3 cm2/(V s)"
hole_mobility = "1e-4 cm2/(V s)"
)toml";

DeviceSettings settings(const std::string& text) {
    return device_settings_schema().parse(text, "part.toml");
}

}  // namespace

TEST(Electronic, is_read_in_si) {
    const auto layer = electronic_schema().parse(semiconductor, "part.toml");
    EXPECT_NEAR(layer.electron_affinity / constants::electronvolt, 3.7, 1e-12);
    EXPECT_NEAR(ionisation_energy(layer) / constants::electronvolt, 5.5, 1e-12);
    EXPECT_NEAR(layer.valence_states, 2e24, 1e10);
    EXPECT_NEAR(layer.hole_mobility, 1e-8, 1e-20);
    EXPECT_EQ(layer.statistics, Occupation::boltzmann);
    EXPECT_FALSE(makes_excitons(layer));
}

TEST(Electronic, excitons_come_of_dots_and_of_langevin) {
    const std::string text = semiconductor;
    EXPECT_TRUE(makes_excitons(electronic_schema().parse(text + "langevin = true\n", "part.toml")));
    const auto dots = electronic_schema().parse(
        text + "[exciton]\nlifetime = \"20 ns\"\nsites = \"1e18 cm^-3\"\n", "part.toml");
    EXPECT_TRUE(makes_excitons(dots));
    EXPECT_NEAR(dots.exciton->lifetime, 20e-9, 1e-20);
}

TEST(Electronic, stays_away_from_layers_that_do_not_have_it) {
    const auto stack = parse_stack(test::device_stack(), "device.toml");
    EXPECT_FALSE(stack.layers.front().electronic.has_value());
    EXPECT_TRUE(stack.layers[1].electronic.has_value());
}

TEST(TrapInput, needs_one_energy_and_a_way_in) {
    const std::string text = "density = \"1e16 cm^-3\"\ncapture_hole = \"1e-9 cm3/s\"\n";
    const auto trap = bulk_trap_schema().parse(text + "below_band = \"0.4 eV\"\n", "part.toml");
    EXPECT_NEAR(trap.below_band->value / constants::electronvolt, 0.4, 1e-12);
    EXPECT_NEAR(trap.capture_hole, 1e-15, 1e-25);
    refusal(bulk_trap_schema(), text);
    refusal(bulk_trap_schema(), text + "below_band = \"0.4 eV\"\nenergy = \"4 eV\"\n");
    refusal(bulk_trap_schema(), text + "energy = \"4 eV\"\nwidth = \"50 meV\"\n");
    refusal(bulk_trap_schema(), text + "energy = \"4 eV\"\ndistribution = \"gaussian\"\n");
    refusal(bulk_trap_schema(), "density = \"1e16 cm^-3\"\nenergy = \"4 eV\"\n");
    EXPECT_NE(refusal(interface_trap_schema(), text + "energy = \"4 eV\"\n").find("areal density"),
              std::string::npos);
}

TEST(DeviceSettings, lists_voltages_up_and_down) {
    EXPECT_EQ(voltages(settings("from = \"0 V\"\nto = \"0.3 V\"\nstep = \"0.1 V\"\n")),
              (std::vector<double>{0, 0.1, 0.2, 0.3}));
    EXPECT_EQ(voltages(settings("from = \"1 V\"\nto = \"-1 V\"\nstep = \"1 V\"\n")),
              (std::vector<double>{1, 0, -1}));
    EXPECT_EQ(voltages(settings("voltages = [\"2 V\", \"1.5 V\"]\n")),
              (std::vector<double>{2, 1.5}));
    EXPECT_EQ(voltages(settings("")).size(), 51U);
}

TEST(DeviceSettings, refuses_too_many_voltages_and_units_that_are_others) {
    EXPECT_NE(refusal(device_settings_schema(), "to = \"100 V\"\nstep = \"1 mV\"\n").find("100000"),
              std::string::npos);
    refusal(device_settings_schema(), "series_resistance = \"5 Ohm\"\n");
    refusal(device_settings_schema(), "voltages = [\"1 V\", \"2 V\", \"0 V\"]\n");
    EXPECT_NEAR(settings("series_resistance = \"5 Ohm cm2\"\n").series_resistance, 5e-4, 1e-15);
    EXPECT_NEAR(settings("thermal_resistance = \"10 K cm2/W\"\n").thermal_resistance, 1e-3, 1e-15);
}
