// The ten cases of reference_cases_test.cpp as a user meets them: SIMsalabim's input through
// `anchorite import`, its stack file through the solver, J at every voltage of the reference above
// 1e-4 A/m^2 (tolerances of the reference: one layer 1e-4, moderate offsets 1e-3, large ones 5e-3).
// Without the table [numerics] and on adapted grids the same stack files give the accurate current,
// whose distance from the reference is the reference's own error.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "anchorite/device/from_stack.hpp"
#include "anchorite/device/simsalabim.hpp"
#include "anchorite/device/sweep.hpp"
#include "anchorite/stack/stack.hpp"
#include "reference_currents.hpp"
#include "support/simsalabim_files.hpp"

using namespace anchorite;

namespace {

struct Imported {
    const char* number;
    double tolerance;
    const char* folder;  ///< of the original input files
};

/// Largest distance from the reference, and points that did not converge.
struct Distance {
    double worst = 0;
    std::size_t failed = 0;
    std::size_t voltages = 0;
};

Distance distance(const std::string& stack_file, const std::string& number) {
    const auto built = device::device_of(stack::parse_stack(stack_file, "imported.toml"));
    const auto reference = test::meaningful(number);
    const auto sweep = device::sweep(built.device, reference.voltage, built.options);
    Distance result;
    for (std::size_t i = 0; i < sweep.points.size(); ++i) {
        const auto& point = sweep.points[i];
        ++result.voltages;
        if (point.termination != Termination::converged) ++result.failed;
        result.worst = std::max(result.worst, test::off(point.current, reference.current[i]));
    }
    return result;
}

/// What is left when the lines that the import's note names are taken out.
std::string accurate(const std::string& text) {
    const auto adapt = text.find("adapt = false");
    const auto table = text.find("[numerics]");
    const auto next = text.find('\n', adapt);
    return text.substr(0, adapt) + text.substr(next, table - next);
}

void expect_faithful(const Imported& given, const std::filesystem::path& setup, const char* whose) {
    const auto made = device::import_simsalabim(setup);
    const auto same = distance(made.text, given.number);
    const auto exact = distance(accurate(made.text), given.number);
    std::printf(
        "case %-3s (%s) imported: J asked within %.0e at all %zu voltages, measured %.1e; with "
        "exact numerics on the adapted grid measured %.1e\n",
        given.number, whose, given.tolerance, same.voltages, same.worst, exact.worst);
    EXPECT_GT(same.voltages, 25U);
    EXPECT_EQ(same.failed + exact.failed, 0U);
    EXPECT_LT(same.worst, given.tolerance);
    EXPECT_LT(exact.worst, 5e-3);
}

class ImportedCase : public testing::TestWithParam<Imported> {};

}  // namespace

TEST_P(ImportedCase, GivesTheReferenceAtEveryVoltage) {
    const test::TemporaryFolder folder;
    const auto device = test::reference_device(GetParam().number);
    expect_faithful(GetParam(), test::write_simsalabim(device, folder), "written here");
}

TEST_P(ImportedCase, OriginalFilesGiveTheReferenceAtEveryVoltage) {
    const char* named = std::getenv("ANCHORITE_SHARED_DATA");
    const auto setup = std::filesystem::path(named != nullptr ? named : "") / "device_reference" /
                       GetParam().folder / "simulation_setup.txt";
    if (named == nullptr || !std::filesystem::exists(setup)) {
        GTEST_SKIP() << setup << " is not there; ANCHORITE_SHARED_DATA names its folder";
    }
    expect_faithful(GetParam(), setup, "original files");
}

INSTANTIATE_TEST_SUITE_P(
    Device, ImportedCase,
    testing::Values(Imported{"20", 1e-4, "20_one_rad"}, Imported{"22", 1e-4, "22_one_srh_neutral"},
                    Imported{"24", 1e-4, "24_one_ions"}, Imported{"30", 1e-3, "30_led3_rad"},
                    Imported{"30b", 1e-3, "30b_led3_rad_nuInf"},
                    Imported{"31", 1e-3, "31_led3_srh"}, Imported{"40", 5e-3, "40_led_real_rad"},
                    Imported{"40b", 5e-3, "40b_led_real_rad_nuInf"},
                    Imported{"50", 1e-4, "50_sclc_hole"},
                    Imported{"52", 1e-4, "52_sclc_hole_traps1e23"}),
    [](const auto& given) { return "case_" + std::string(given.param.number); });
