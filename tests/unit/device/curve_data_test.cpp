// Files of measured curves.
#include "anchorite/device/curve_data.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <string>

using namespace anchorite;
using device::Measured;
using testing::HasSubstr;

namespace {

device::MeasuredTable parsed(const std::string& text) {
    return device::parse_measured_table(text, "jv.csv");
}

/// The message for a text that is refused.
std::string refused(const std::string& text) {
    try {
        const auto table = parsed(text);
        device::voltage_column(table);
        device::column_of(table, Measured::current);
    } catch (const InputError& error) {
        std::printf("%s\n", error.what());
        return error.what();
    }
    ADD_FAILURE() << "not refused: " << text;
    return {};
}

const std::string good =
    "# pixel 3\n"
    "voltage [V],current density [mA/cm2],EQE [%],radiance [W/(sr m2)],J error [mA/cm2]\n"
    "2.0,1.5,10,3,0.1\n"
    "2.5,30,20,60,0.5\n";

}  // namespace

TEST(CurveData, RecognisesColumnsByTheirUnits) {
    const auto table = parsed(good);
    ASSERT_EQ(table.columns.size(), 5U);
    EXPECT_EQ(table.columns[1].name, "current density");
    EXPECT_EQ(table.columns[1].unit, "mA/cm2");
    EXPECT_DOUBLE_EQ(device::voltage_column(table)->values[1], 2.5);
    EXPECT_DOUBLE_EQ(device::column_of(table, Measured::current)->values[1], 300) << "A/m2";
    EXPECT_DOUBLE_EQ(device::column_of(table, Measured::sclc)->values[0], 15);
    EXPECT_DOUBLE_EQ(device::column_of(table, Measured::efficiency)->values[0], 0.1);
    EXPECT_DOUBLE_EQ(device::column_of(table, Measured::radiance)->values[0], 3);
    EXPECT_EQ(device::column_of(table, Measured::luminance), nullptr);
    EXPECT_DOUBLE_EQ(device::column_named(table, "J error").values[0], 1);
}

TEST(CurveData, TakesTabsSemicolonsAndParentheses) {
    const auto tabs = parsed("Voltage (V)\tLuminance (cd/m2)\n1\t5\n2\t7\n");
    EXPECT_DOUBLE_EQ(device::column_of(tabs, Measured::luminance)->values[1], 7);
    const auto semicolons = parsed("V [mV];J [A/m2]\n1000;5\n");
    EXPECT_DOUBLE_EQ(device::voltage_column(semicolons)->values[0], 1);
}

TEST(CurveData, WrongFilesNameTheirLine) {
    EXPECT_THAT(refused("voltage [V],current density [mA/cm2]\n1,2\n2,nan\n"),
                HasSubstr("jv.csv:3"));
    EXPECT_THAT(refused("voltage [V],current density [mA/cm2]\n1,2\n2,x\n"), HasSubstr("jv.csv:3"));
    EXPECT_THAT(refused("voltage [V],current density [mA/cm2]\n1,2\nend of file\n"),
                HasSubstr("jv.csv:3"));
    EXPECT_THAT(refused("voltage [V],current density [mA/cm2]\n1,2\nx,2\n3,4\n"),
                HasSubstr("jv.csv:3"));
    EXPECT_THAT(refused("voltage [V],current density [mA/cm2]\n1,2\n2\n"), HasSubstr("jv.csv:3"));
    EXPECT_THAT(refused("1,2\n2,3\n"), HasSubstr("no heading"));
    EXPECT_THAT(refused("voltage [V],J [mA/cm2]\n1,2,3\n"), HasSubstr("jv.csv:1"));
    EXPECT_THAT(refused("V [V],J1 [mA/cm2],J2 [mA/cm2]\n1,2,3\n"), HasSubstr("both be"));
}

TEST(CurveData, AMissingColumnNamesThoseThereAre) {
    const auto table = parsed(good);
    try {
        device::column_named(table, "radianc");
        FAIL();
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), HasSubstr("did you mean \"radiance\""));
    }
}

TEST(CurveData, EveryKindHasAWordAndADimension) {
    EXPECT_EQ(device::measured_word(Measured::efficiency), "eqe");
    EXPECT_EQ(device::measured_dimension(Measured::sclc), Dimension::current_density);
}
