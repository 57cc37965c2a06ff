// Input files written for this test in the form that SIMsalabim reads.
#include "anchorite/device/simsalabim.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "anchorite/base/error.hpp"
#include "anchorite/device/from_stack.hpp"
#include "support/reference_devices.hpp"
#include "support/stack_text.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;
using test::line_of;
using test::with;

namespace {

std::string layer_file(const char* length, const char* eps, const char* ec, const char* ev,
                       const char* states, const char* mun, const char* mup, const char* k) {
    return fmt::format(
        "** a layer\n"
        "L = {}   * m, thickness\neps_r = {}\nE_c = {} * eV\nE_v = {}\nN_c = {}\nN_D = 0\n"
        "N_A = 0\nmu_n = {} * m^2/Vs\nmu_p = {}\nmobnDep = 0\nmobpDep = 0\ngamma_n = 1E-4\n"
        "gamma_p = 0\nnu_int_n = 1E3\nnu_int_p = 1E3\nN_t_int = 0\nE_t_int = 4.7\n"
        "intTrapFile = none\nintTrapType = 1\nC_n_int = 2E-14\nC_p_int = 2E-14\n"
        "                              * a remark of its own\n"
        "N_anion = 0\nN_cation = 0\nmu_anion = 5E-11\nmu_cation = 1E-30\nionsMayEnter = 1\n"
        "G_ehp = 0\nlayerGen = 0\nnkLayer = ../Data/nk_some.txt * name of file\n"
        "k_direct = {} * m3/s\npreLangevin = 1\nuseLangevin = 0\nN_t_bulk = 0\nC_n_bulk = 5E-14\n"
        "C_p_bulk = 2E-14\nE_t_bulk = 4.65\nbulkTrapFile = none\nbulkTrapType = -1\n",
        length, eps, ec, ev, states, mun, mup, k);
}

std::string setup_file() {
    return "** a setup\nT = 300 * K\nl1 = one.txt\nl2 = two.txt\nl3 = three.txt\nleftElec = 1\n"
           "W_L = 5.2 * eV\nW_R = 2.9\nS_n_L = -1E-7\nS_p_L = -1E-7\nS_n_R = 3\nS_p_R = -1E-7\n"
           "R_shunt = -1\nR_series = 0\nG_frac = 0\ngenProfile = none\nVdist = 1\nVscan = 1\n"
           "Vmin = 2\nVmax = 4\nVstep = 1\nVacc = 0\nNJV = 3\nNP = 1000 * grid points\ngrad = 4\n";
}

/// Case 40 of device.md, or with `change` applied to the files.
struct Files {
    test::TemporaryFolder folder;
    std::string one = layer_file("25E-9", "3", "2.0", "5.2", "1E26", "1E-11", "1E-8", "1E-17");
    std::string two = layer_file("25E-9", "6.3", "3.75", "5.55", "2E24", "1E-7", "1E-7", "1E-16");
    std::string three = layer_file("40E-9", "3", "2.7", "6.2", "1E26", "3E-9", "1E-12", "1E-17");
    std::string setup = setup_file();

    device::ImportedStack import() {
        for (const auto& [name, text] :
             {std::pair{"one.txt", &one}, {"two.txt", &two}, {"three.txt", &three}}) {
            static_cast<void>(folder.write(name, *text));
        }
        return device::import_simsalabim(folder.write("setup.txt", setup));
    }
    device::StackDevice built() {
        return device::device_of(stack::parse_stack(import().text, "imported.toml"));
    }
};

device::Device with_its_bernoulli(device::Device device) {
    device.bernoulli = device::Bernoulli::simsalabim;
    return device;
}

InputError refused(Files& files) {
    try {
        files.import();
    } catch (const InputError& error) {
        std::printf("%s\n", error.what());
        return error;
    }
    ADD_FAILURE() << "was accepted";
    return InputError("accepted");
}

}  // namespace

TEST(Simsalabim, BecomesTheSameDevice) {
    Files files;
    files.setup = with(files.setup, "S_n_R = 3", "S_n_R = -1");
    const auto built = files.built();
    const auto asked = test::reference_device("40");
    const auto sweep = device::sweep(built.device, {2, 3, 4}, built.options);
    const auto direct = device::sweep(with_its_bernoulli(asked), {2, 3, 4}, built.options);
    for (std::size_t i = 0; i < 3; ++i) {
        std::printf("case 40 imported, %g V: J asked %.9g measured %.9g A/m2\n",
                    sweep.points[i].voltage, direct.points[i].current, sweep.points[i].current);
        EXPECT_NEAR(sweep.points[i].current / direct.points[i].current, 1, 1e-9);
    }
    EXPECT_EQ(built.voltages, (std::vector<double>{2, 3, 4}));
    EXPECT_EQ(built.device.constants.charge, 1.6022e-19);
}

TEST(Simsalabim, CarriesEveryKindOfParameter) {
    Files files;
    files.two = with(files.two, "N_t_bulk = 0", "N_t_bulk = 1E22");
    files.two = with(files.two, "bulkTrapType = -1", "bulkTrapType = 1");
    files.one = with(files.one, "N_t_int = 0", "N_t_int = 1E14");
    files.one = with(files.one, "mobnDep = 0", "mobnDep = 1");
    files.three = with(files.three, "useLangevin = 0", "useLangevin = 1");
    files.two = with(files.two, "N_anion = 0", "N_anion = 9E22");
    files.three = with(files.three, "ionsMayEnter = 1", "ionsMayEnter = 0");
    files.setup = with(files.setup, "R_series = 0", "R_series = 1E-3");
    files.setup = with(files.setup, "leftElec = 1", "leftElec = -1");
    const auto device = files.built().device;
    EXPECT_EQ(device.anode, device::Side::right);
    EXPECT_EQ(device.right.velocity_electron, 3) << "the anode is on the right now";
    EXPECT_EQ(device.layers[1].traps.at(0).charge, device::TrapCharge::donor);
    EXPECT_NEAR(device.layers[1].traps[0].energy / constants::electronvolt, 4.65, 1e-12);
    EXPECT_NEAR(device.interfaces[0].traps.at(0).density, 1e14, 1);
    EXPECT_NEAR(device.layers[0].electrons.poole_frenkel, 1e-4, 1e-12);
    EXPECT_EQ(device.layers[0].holes.poole_frenkel, 0);
    EXPECT_TRUE(device.layers[2].langevin);
    EXPECT_NEAR(device.circuit.series, 1e-3, 1e-12);
    ASSERT_EQ(device.ions.size(), 1U);
    EXPECT_EQ(device.ions[0].last_layer, 1U) << "the third layer lets no ions in";
    EXPECT_NEAR(device.ions[0].density, 4.5e22, 1e10);
}

TEST(Simsalabim, CarriesItsNumericsAndSaysSo) {
    Files files;
    files.setup = with(files.setup, "NP = 1000", "NP = 250");
    files.setup = with(files.setup, "grad = 4", "grad = 5.5");
    const auto made = files.import();
    const auto built = device::device_of(stack::parse_stack(made.text, "imported.toml"));
    std::printf("%s\n", made.note.c_str());
    ASSERT_TRUE(built.options.grid.peer.has_value());
    EXPECT_EQ(built.options.grid.peer->points, 250);
    EXPECT_EQ(built.options.grid.peer->grading, 5.5);
    EXPECT_FALSE(built.options.adapt);
    EXPECT_EQ(built.device.bernoulli, device::Bernoulli::simsalabim);
    EXPECT_NE(made.note.find("250 points"), std::string::npos);
    // what the note says of leaving it out
    const auto plain = made.text.substr(0, made.text.find("[numerics]"));
    const auto exact =
        device::device_of(stack::parse_stack(with(plain, "adapt = false", ""), "exact.toml"));
    EXPECT_FALSE(exact.options.grid.peer.has_value());
    EXPECT_TRUE(exact.options.adapt);
    EXPECT_EQ(exact.device.bernoulli, device::Bernoulli::exact);
}

TEST(Simsalabim, MakesLogarithmicVoltages) {
    Files files;
    files.setup = with(files.setup, "Vdist = 1", "Vdist = 2");
    files.setup = with(files.setup, "Vacc = 0", "Vacc = -1");
    // from 2 to 4 V, distances 3 and 5 from -1 V: the middle is at sqrt(15)
    const auto voltages = files.built().voltages;
    ASSERT_EQ(voltages.size(), 3U);
    EXPECT_NEAR(voltages[0], 2, 1e-9);
    EXPECT_NEAR(voltages[1], std::sqrt(15.0) - 1, 1e-9);
    EXPECT_NEAR(voltages[2], 4, 1e-9);
}

TEST(Simsalabim, RefusesWhatItCannotRead) {
    {
        Files files;
        files.two = with(files.two, "eps_r = 6.3", "eps_r = six");
        EXPECT_EQ(refused(files).where().line, line_of(files.two, "eps_r"));
    }
    for (const char* points : {"2.5", "4", "1E6"}) {
        Files files;
        files.setup = with(files.setup, "NP = 1000", fmt::format("NP = {}", points));
        EXPECT_EQ(refused(files).where().line, line_of(files.setup, "NP = "));
    }
    for (const char* none : {"nan", "inf"}) {
        Files files;
        files.two = with(files.two, "eps_r = 6.3", fmt::format("eps_r = {}", none));
        EXPECT_EQ(refused(files).where().line, line_of(files.two, "eps_r"));
    }
    {
        Files files;
        files.two = with(files.two, "bulkTrapFile = none", "bulkTrapFile = traps.txt");
        EXPECT_EQ(refused(files).where().line, line_of(files.two, "bulkTrapFile"));
    }
    {
        Files files;
        files.setup = with(files.setup, "W_L = 5.2", "W_L = sfb");
        EXPECT_EQ(refused(files).where().line, line_of(files.setup, "W_L"));
    }
    {
        Files files;
        files.one = with(files.one, "N_c = 1E26\n", "");
        EXPECT_NE(refused(files).message().find("N_c is missing"), std::string::npos);
    }
    {
        Files files;
        files.one = with(files.one, "** a layer", "a layer");
        EXPECT_EQ(refused(files).where().line, 1U);
    }
    {
        Files files;
        files.setup = with(files.setup, "l2 = two.txt", "l2 = nowhere.txt");
        EXPECT_EQ(refused(files).where().line, line_of(files.setup, "l2 = "));
        files.setup = with(files.setup, "l1 = one.txt", "");
        refused(files);
    }
}
