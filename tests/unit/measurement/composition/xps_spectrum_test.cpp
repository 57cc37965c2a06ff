#include "anchorite/measurement/composition/xps_spectrum.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {
namespace {

using ::testing::HasSubstr;

DataTable table_of(const std::string& axis, const std::string& unit = "counts") {
    DataTable table{"Pb4f", {{axis, "eV", {}}, {"intensity", unit, {}}}};
    for (int i = 0; i < 10; ++i) {
        table.columns[0].values.push_back(1340 + i);
        table.columns[1].values.push_back(100 + i);
    }
    return table;
}

TEST(XpsSpectrum, SubtractsKineticFromPhotonEnergyAndNothingElse) {
    DataTable table = table_of("Kinetic Energy");
    table.header = {{"source energy", "1486.6"}, {"work function", "4.5"}};
    const XpsSpectrum spectrum = xps_spectrum(table);
    EXPECT_NEAR(spectrum.energy.front(), 1486.6 - 1349, 1e-9);
    EXPECT_NEAR(spectrum.energy.back(), 1486.6 - 1340, 1e-9);
    EXPECT_EQ(spectrum.counts.front(), 109);
    EXPECT_TRUE(spectrum.counted);
    ASSERT_EQ(spectrum.notes.size(), 1U);
    EXPECT_THAT(spectrum.notes[0], HasSubstr("4.5 eV, which is not applied"));
    EXPECT_THAT(spectrum.scale, HasSubstr("1486.6"));
    EXPECT_NEAR(xps_spectrum(table, {.photon_energy = 1253.6}).energy.back(), 1253.6 - 1340, 1e-9);
}

TEST(XpsSpectrum, AsksForWhatTheFileDoesNotSay) {
    EXPECT_THROW(xps_spectrum(table_of("Energy")), InputError);
    EXPECT_THROW(xps_spectrum(table_of("Kinetic energy")), InputError);
    EXPECT_THROW(xps_spectrum(table_of("Kinetic energy"), {.scale = EnergyScale::binding}),
                 InputError);
    EXPECT_THROW(xps_spectrum(table_of("Kinetic energy"), {.photon_energy = -1}), InputError);
    EXPECT_EQ(xps_spectrum(table_of("Energy"), {.scale = EnergyScale::binding}).energy[0], 1340);
}

TEST(XpsSpectrum, CountsRatesOnlyWithADwellTime) {
    DataTable table = table_of("Binding Energy", "counts/s");
    EXPECT_FALSE(xps_spectrum(table).counted);
    table.header = {{"dwell time", "0.5"}, {"number of scans", "4"}};
    const XpsSpectrum counted = xps_spectrum(table);
    EXPECT_TRUE(counted.counted);
    EXPECT_EQ(counted.counts[0], 200);
    table = table_of("Binding Energy");
    table.columns[1].values[3] = 7.5;
    EXPECT_FALSE(xps_spectrum(table).counted);
}

TEST(XpsSpectrum, RefusesDamagedTables) {
    DataTable twice = table_of("Binding energy");
    twice.columns[0].values[1] = 1340;
    EXPECT_THROW(xps_spectrum(twice), InputError);
    DataTable negative = table_of("Binding energy");
    negative.columns[1].values[1] = -1;
    EXPECT_THROW(xps_spectrum(negative), InputError);
    EXPECT_THROW(xps_spectrum({"x", {{"Binding energy", "eV", {1, 2}}}}), InputError);
}

TEST(XpsSpectrum, CutsAWindow) {
    const XpsSpectrum spectrum = xps_spectrum(table_of("Binding energy"));
    EXPECT_EQ(spectrum.window(1341, 1348).energy.size(), 8U);
    EXPECT_THROW(spectrum.window(10, 20), InputError);
}

}  // namespace
}  // namespace anchorite::measurement
