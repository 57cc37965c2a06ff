#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "reading.hpp"

using namespace anchorite;
using namespace anchorite::measurement;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

constexpr std::string_view hzb =
    "Keithley, SerialNo, Firmware:\tKEITHLEY\nactive area [cm2]:\t0.16\t0.25\n"
    "intensity [mW/cm2]:\t100\n****\nParameter\tb_rev\tb_for\tc_rev\tc_for\t\n"
    "J_sc [mA/cm2]:\t-21\t-22\t-23\t-24\n****\nVoltage\tb_rev\tb_for\tc_rev\tc_for\t\n"
    "[V]\t[mA/cm2]\t[mA/cm2]\t[mA/cm2]\t[mA/cm2]\t\n1.2\t1\t2\t3\t4\n1.0\t-5\t-6\t-7\t-8\n";

constexpr std::string_view hydiris =
    "Date\ttoday\nLocation\there\nVoltage_start (V)\t-0.2\n--\n\ta_Fwd_Light\ta_Rev_Light\n"
    "Voc(V)\t0.31\t0.35\nTime\t30.11.2023 15:45:15\t\n--\n"
    "Voltage (V)_a_Fwd_Light\tCurrent Density(mA/cm^2)_a_Fwd_Light\tVoltage (V)_a_Rev_Light\t"
    "Current Density(mA/cm^2)_a_Rev_Light\n-0.2\t-3\t1.2\t5\n0.0\t-2\t1.0\t4\n";

constexpr std::string_view kickstart =
    "\"Test Name\",\"IV 1\"\n\n\"Index\",\"SMU-1 Time (s)\",\"SMU-1 Voltage (V)\","
    "\"SMU-1 Current (A)\",\"State\"\n1,0.0,-0.1,-1E-6,\"ok\"\n2,0.1,0.1,9.9E+37,\"ok\"\n"
    "\"Average\",\"0.05\"\n";

}  // namespace

TEST(HzbJv, KeepsDerivedFiguresWithTheirSweep) {
    const auto file = read_text_of(hzb);
    EXPECT_EQ(file.format, "hzb-jv");
    EXPECT_EQ(file.find("intensity [mW/cm2]"), "100");
    ASSERT_EQ(file.tables.size(), 4U);
    const DataTable& sweep = file.tables[2];
    EXPECT_EQ(sweep.name, "c_rev");
    EXPECT_EQ(sweep.columns[0].name, "voltage");
    EXPECT_EQ(sweep.columns[1].name, "current density");
    EXPECT_EQ(sweep.columns[1].unit, "mA/cm2");
    EXPECT_THAT(sweep.columns[1].values, ElementsAre(3, -7));
    EXPECT_EQ(sweep.header.at(0).key, "active area [cm2]");
    EXPECT_EQ(sweep.header.at(0).value, "0.25") << "one value for each pixel";
    EXPECT_EQ(sweep.header.at(1).key, "J_sc [mA/cm2]");
    EXPECT_EQ(sweep.header.at(1).value, "-23");
}

TEST(HzbJv, RefusesWhatDoesNotFit) {
    std::string text(hzb);
    EXPECT_EQ(refused_line(text.substr(0, text.find("1.2\t")), "no rows"), 8U);
    EXPECT_EQ(refused_line(text + "0.8\t1\t2\n", "3 columns instead of 5"), 12U);
    EXPECT_EQ(refused_line(text.substr(0, text.find("Voltage\t")), "no line \"Voltage\""), 0U);
    std::string figures = text;
    figures.replace(figures.find("-23\t"), 4, "");
    EXPECT_EQ(refused_line(figures, "one value for each sweep"), 6U);
    std::string units = text;
    units.replace(units.find("[V]"), 3, "V");
    EXPECT_EQ(refused_line(units, "in brackets"), 9U);
}

TEST(HydirisJv, PairsOfColumnsAreSweeps) {
    const auto file = read_text_of(hydiris);
    EXPECT_EQ(file.format, "hydiris-jv");
    EXPECT_EQ(file.find("Location"), "here");
    ASSERT_EQ(file.tables.size(), 2U);
    EXPECT_EQ(file.tables[1].name, "a_Rev_Light");
    EXPECT_EQ(file.tables[1].columns[0].unit, "V");
    EXPECT_EQ(file.tables[1].columns[1].unit, "mA/cm^2");
    EXPECT_THAT(file.tables[1].columns[0].values, ElementsAre(1.2, 1.0));
    EXPECT_EQ(file.tables[1].header.at(0).value, "0.35");
    std::string text(hydiris);
    EXPECT_EQ(refused_line(text.substr(0, text.rfind("--\n")), "\"--\" is missing"), 0U);
    text.replace(text.find("(mA/cm^2)_a_Rev"), 15, "(mA/cm^2)_b_Rev");
    EXPECT_EQ(refused_line(text, "of one sweep"), 9U);
}

TEST(KickStart, LeavesOutWordsAndReadingsBeyondTheRange) {
    const auto file = read_text_of(kickstart);
    EXPECT_EQ(file.format, "kickstart");
    EXPECT_EQ(file.find("Test Name"), "IV 1");
    EXPECT_EQ(file.find("Average"), "0.05");
    const auto& columns = file.tables.at(0).columns;
    ASSERT_EQ(columns.size(), 4U);
    EXPECT_EQ(columns[2].name, "SMU-1 Voltage");
    EXPECT_EQ(columns[2].unit, "V");
    EXPECT_THAT(columns[2].values, ElementsAre(-0.1, 0.1));
    EXPECT_TRUE(std::isnan(columns[3].values[1]));
    EXPECT_THAT(file.notes, Contains(HasSubstr("1 readings were beyond the range")));
    EXPECT_THAT(file.notes, Contains(HasSubstr("\"State\" holds words")));
    std::string text(kickstart);
    text.replace(text.find("1,0.0"), 5, "x,0.0");
    EXPECT_EQ(refused_line(text, "no rows"), 3U);
    EXPECT_EQ(refused_line(std::string(kickstart) + "3,0.2,0.3,1E-6,\"ok\"\n", "among the rows"),
              6U);
}

TEST(HeliosCsv, LeavesOutAxesThatAreNaN) {
    const auto file = read_text_of(
        "0,-1,NaN,2.5\r400,1e-3,2e-3,NaN\rNaN,1,1,1\r401,3e-3,4e-3,"
        "5e-3\r\rfile info\r\nTime units: ps\r\nZ axis title: DA\r\n");
    EXPECT_EQ(file.format, "helios-csv");
    const DataMap& map = file.maps.at(0);
    EXPECT_THAT(map.x.values, ElementsAre(400, 401));
    EXPECT_THAT(map.y.values, ElementsAre(-1, 2.5));
    EXPECT_EQ(map.y.unit, "ps");
    EXPECT_EQ(map.values.name, "DA");
    ASSERT_EQ(map.values.values.size(), 4U);
    EXPECT_EQ(map.values.values[0], 1e-3);
    EXPECT_EQ(map.values.values[1], 3e-3);
    EXPECT_TRUE(std::isnan(map.values.values[2]));
    EXPECT_EQ(map.values.values[3], 5e-3);
    EXPECT_THAT(file.notes, ElementsAre(HasSubstr("2 rows or columns")));
    EXPECT_EQ(refused_line("0,1,2\n400,1\nfile info\n", "2 columns instead of 3"), 2U);
    EXPECT_EQ(refused_line("0,1,2\nfile info\n", "no rows"), 1U);
}
