#include "anchorite/device/from_stack.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "support/device_text.hpp"
#include "support/reference_devices.hpp"
#include "support/stack_text.hpp"

using namespace anchorite;
using test::device_stack;
using test::line_of;
using test::with;

namespace {

device::StackDevice made(const std::string& text) {
    return device::device_of(stack::parse_stack(text, "device.toml"));
}

/// The error of a spoilt file, printed; it must name file and line.
InputError refused(const std::string& text) {
    try {
        made(text);
    } catch (const InputError& error) {
        std::printf("%s\n", error.what());
        EXPECT_EQ(error.where().file, "device.toml");
        EXPECT_GT(error.where().line, 0U);
        return error;
    }
    ADD_FAILURE() << "was accepted:\n" << text;
    return InputError("accepted");
}

constexpr double ev = constants::electronvolt;

}  // namespace

TEST(FromStack, GivesTheReferenceDevice) {
    const auto built = made(device_stack());
    const auto asked = test::reference_device("40");
    ASSERT_EQ(built.device.layers.size(), 3U);
    EXPECT_EQ(built.stack_layer, (std::vector<std::size_t>{1, 2, 3}));
    for (std::size_t i = 0; i < 3; ++i) {
        const auto& a = asked.layers[i];
        const auto& b = built.device.layers[i];
        EXPECT_DOUBLE_EQ(b.thickness, a.thickness);
        EXPECT_DOUBLE_EQ(b.permittivity, a.permittivity);
        EXPECT_NEAR(b.electron_affinity / a.electron_affinity, 1, 1e-14);
        EXPECT_NEAR(b.ionisation_energy / a.ionisation_energy, 1, 1e-14);
        EXPECT_DOUBLE_EQ(b.electrons.states, a.electrons.states);
        EXPECT_NEAR(b.electrons.mobility / a.electrons.mobility, 1, 1e-14);
        EXPECT_NEAR(b.holes.mobility / a.holes.mobility, 1, 1e-14);
        EXPECT_NEAR(b.radiative / a.radiative, 1, 1e-14);
    }
    EXPECT_EQ(built.device.interfaces[1].velocity_hole, 1e3);
    EXPECT_NEAR(built.device.left.work_function, 5.2 * ev, 1e-30);
    EXPECT_NEAR(built.device.right.work_function, 2.9 * ev, 1e-30);
    EXPECT_EQ(built.voltages, (std::vector<double>{1.6, 2, 2.4, 2.8, 3.2, 3.6, 4}));
    const auto sweep = device::sweep(built.device, {4}, built.options);
    std::printf("case 40 from a stack file, J at 4 V: asked 506.83 (1e-3) measured %.3f\n",
                sweep.points[0].current);
    EXPECT_NEAR(sweep.points[0].current, 506.83, 1e-3 * 506.83);
}

TEST(FromStack, AnodeFollowsRolesAndSettings) {
    EXPECT_EQ(made(device_stack()).device.anode, device::Side::left);
    auto text = with(device_stack(), "[\"cathode\"]", "[\"anode\"]");
    text = with(text, "[contact.anode]", "[contact.other]");
    text = with(text, "[contact.cathode]", "[contact.anode]");
    text = with(text, "[contact.other]", "[contact.cathode]");
    const auto turned = made(text);
    EXPECT_EQ(turned.device.anode, device::Side::right);
    EXPECT_NEAR(turned.device.right.work_function, 2.9 * ev, 1e-30);
    text = with(text, "[device]", "[device]\nanode = \"below\"");
    const auto forced = made(text);
    EXPECT_EQ(forced.device.anode, device::Side::left) << "[device] comes before the roles";
    EXPECT_NEAR(forced.device.left.work_function, 2.9 * ev, 1e-30);
}

TEST(FromStack, TrapsIonsAndExcitonsAreCarriedOver) {
    auto text =
        with(device_stack(), "radiative = \"1e-16 m3/s\"",
             "[layer.electronic.exciton]\nlifetime = \"20 ns\"\nsites = \"1e18 cm^-3\"\n"
             "[[layer.electronic.trap]]\ndensity = \"1e16 cm^-3\"\nbelow_band = \"0.4 eV\"\n"
             "charge = \"acceptor\"\ndistribution = \"gaussian\"\nwidth = \"50 meV\"\n"
             "capture_electron = \"1e-8 cm3/s\"");
    text += "[[ion]]\nkind = \"cation\"\nlayers = [\"ETL\", \"QD\"]\ndensity = \"1e17 cm^-3\"\n";
    text = with(text, "velocity_hole = \"1e3 m/s\"",
                "[[interface.trap]]\ndensity = \"1e11 cm^-2\"\nenergy = \"4.5 eV\"\n"
                "capture_hole = \"1e-8 cm3/s\"");
    const auto device = made(text).device;
    EXPECT_NEAR(device.layers[1].radiative, 1 / (20e-9 * 1e24), 1e-26);
    ASSERT_EQ(device.layers[1].traps.size(), 1U);
    const auto& trap = device.layers[1].traps[0];
    EXPECT_NEAR(trap.energy, 4.15 * ev, 1e-30);
    EXPECT_EQ(trap.charge, device::TrapCharge::acceptor);
    EXPECT_EQ(trap.shape, device::TrapShape::gaussian);
    EXPECT_NEAR(trap.capture_electron, 1e-14, 1e-24);
    EXPECT_EQ(trap.capture_hole, 0);
    ASSERT_EQ(device.ions.size(), 1U);
    EXPECT_EQ(device.ions[0].first_layer, 1U);
    EXPECT_EQ(device.ions[0].last_layer, 2U);
    EXPECT_EQ(device.ions[0].charge, 1);
    EXPECT_NEAR(device.interfaces[0].traps.at(0).density, 1e15, 1);
    EXPECT_TRUE(std::isinf(device.interfaces[0].velocity_hole));
}

TEST(FromStack, RefusesAWorkFunctionOutsideTheGap) {
    const auto text =
        with(device_stack(), "work_function = \"5.2 eV\"", "work_function = \"5.6 eV\"");
    EXPECT_EQ(refused(text).where().line, line_of(text, "5.6 eV"));
}

TEST(FromStack, RefusesZeroMobility) {
    const auto text = with(device_stack(), "hole_mobility = \"1e-12 m2/(V s)\"",
                           "hole_mobility = \"0 m2/(V s)\"");
    EXPECT_EQ(refused(text).where().line, line_of(text, "0 m2/(V s)"));
}

TEST(FromStack, RefusesVoltagesOutOfOrder) {
    const auto text =
        with(device_stack(), "from = \"1.6 V\"", "voltages = [\"1 V\", \"2 V\",\n\"1.5 V\"]");
    EXPECT_EQ(refused(text).where().line, line_of(text, "\"1.5 V\""));
    const auto twice = with(device_stack(), "from = \"1.6 V\"", "voltages = [\"1 V\", \"1 V\"]");
    EXPECT_EQ(refused(twice).where().line, line_of(twice, "voltages"));
}

TEST(FromStack, RefusesTooManyGridPoints) {
    const auto text = with(device_stack(), "cells_per_layer = 60", "cells_per_layer = 99999");
    const auto error = refused(text);
    EXPECT_EQ(error.where().line, line_of(text, "cells_per_layer"));
    EXPECT_NE(error.message().find("300000 grid points"), std::string::npos);
}

TEST(FromStack, RefusesALayerMissingInBetween) {
    auto text = device_stack();
    const auto from = text.find("[layer.electronic]", text.find("\"QD\""));
    text.erase(from, text.find("[[layer]]", from) - from);
    EXPECT_EQ(refused(text).where().line, line_of(text, "name = \"QD\""));
}

TEST(FromStack, RefusesAStackWithoutElectronicLayersOrContacts) {
    refused(test::small_stack());
    refused(with(device_stack(), "[contact.anode]\nwork_function = \"5.2 eV\"\n", ""));
}

TEST(FromStack, RefusesInterfacesThatAreNone) {
    auto text = with(device_stack(), "[\"QD\", \"ETL\"]", "[\"HTL\", \"ETL\"]");
    EXPECT_NE(refused(text).message().find("no neighbours"), std::string::npos);
    text = with(device_stack(), "[\"QD\", \"ETL\"]", "[\"QD\", \"HTL\"]");
    EXPECT_NE(refused(text).message().find("listed twice"), std::string::npos);
    text = with(device_stack(), "[\"QD\", \"ETL\"]", "[\"QD\", \"ELT\"]");
    EXPECT_NE(refused(text).hint().find("\"ETL\""), std::string::npos);
}

TEST(FromStack, RefusesIonsThatOverlap) {
    const std::string ion = "[[ion]]\nkind = \"anion\"\ndensity = \"1e17 cm^-3\"\nlayers = ";
    const auto text = device_stack() + ion + "[\"HTL\", \"QD\"]\n" + ion + "[\"QD\"]\n";
    EXPECT_NE(refused(text).message().find("overlap"), std::string::npos);
    EXPECT_NE(refused(device_stack() + ion + "[\"HTL\", \"ETL\"]\n").message().find("touch"),
              std::string::npos);
}

TEST(FromStack, RefusesTrapsOutsideTheGap) {
    const auto text = with(device_stack(), "radiative = \"1e-16 m3/s\"",
                           "[[layer.electronic.trap]]\ndensity = \"1e16 cm^-3\"\n"
                           "energy = \"3.5 eV\"\ncapture_electron = \"1e-8 cm3/s\"");
    EXPECT_EQ(refused(text).where().line, line_of(text, "energy = \"3.5 eV\""));
}

TEST(FromStack, RefusesTwoKindsOfRecombinationAtOnce) {
    refused(with(device_stack(), "radiative = \"1e-16 m3/s\"",
                 "radiative = \"1e-16 m3/s\"\nlangevin = true"));
    refused(with(device_stack(), "gap = \"1.8 eV\"", ""));
    refused(with(device_stack(), "gap = \"1.8 eV\"",
                 "gap = \"1.8 eV\"\nionisation_energy = \"5.55 eV\""));
}

TEST(FromStack, OverridesReachLayersByName) {
    const auto stack = stack::parse_stack(device_stack(), "device.toml");
    EXPECT_EQ(stack::full_path(stack, "QD.thickness"), "layer.\"QD\".thickness");
    EXPECT_EQ(stack::full_path(stack, "QD.hole_mobility"), "layer.\"QD\".electronic.hole_mobility");
    EXPECT_EQ(stack::full_path(stack, "device.temperature"), "device.temperature");
    const auto changed =
        stack::parse_stack(device_stack(), "device.toml",
                           {{stack::full_path(stack, "QD.hole_mobility"), "1e-4 cm2/(V s)"},
                            {"contact.cathode.work_function", "3 eV"},
                            {"interface.2.velocity_hole", "1 m/s"}});
    const auto device = device::device_of(changed).device;
    EXPECT_NEAR(device.layers[1].holes.mobility, 1e-8, 1e-20);
    EXPECT_NEAR(device.right.work_function, 3 * ev, 1e-30);
    EXPECT_EQ(device.interfaces[1].velocity_hole, 1);
}

TEST(FromStack, TakesTheNumericsOfAnotherProgram) {
    const auto plain = device_stack();
    const auto exact = made(plain);
    EXPECT_EQ(exact.device.bernoulli, device::Bernoulli::exact) << "the default";
    EXPECT_FALSE(exact.options.grid.peer.has_value()) << "the default";
    const auto built = made(plain + "\n[numerics]\nbernoulli = \"SIMsalabim\"\npoints = 200\n");
    EXPECT_EQ(built.device.bernoulli, device::Bernoulli::simsalabim);
    ASSERT_TRUE(built.options.grid.peer.has_value());
    EXPECT_EQ(built.options.grid.peer->points, 200);
    EXPECT_EQ(built.options.grid.peer->grading, 4);
    const auto coarse = plain + "\n[numerics]\npoints = 8\n";
    EXPECT_EQ(refused(coarse).where().line, line_of(coarse, "points = 8"));
    const auto degenerate =
        with(plain, "[layer.electronic]", "[layer.electronic]\nstatistics = \"fermi-dirac\"") +
        "\n[numerics]\nbernoulli = \"SIMsalabim\"\n";
    EXPECT_EQ(refused(degenerate).where().line, line_of(degenerate, "bernoulli = "));
}
