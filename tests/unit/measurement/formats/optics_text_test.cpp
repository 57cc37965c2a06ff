#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.hpp"

using namespace anchorite;
using namespace anchorite::measurement;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

constexpr std::string_view edinburgh =
    "Labels,first,second,\nType,Emission Scan,Emission Scan,\nStart,450.00,450.00,\n"
    "Stop,452.00,452.00,\nStep,1.00,1.00,\nXaxis,Wavelength,Wavelength,\n"
    "Yaxis,Counts,Counts,\nDwell Time,0.50,0.50,\n\n450.00,5.5E+2,1,\n451.00,5.6E+2,2,\n"
    "452.00,5.7E+2,3,\n";

constexpr std::string_view spanish =
    "SpectraSuite Archivo de datos\r\n+++++++\r\nFecha: hoy\r\n"
    ">>>>> Comienza Data<<<<<\r\n178,23\t401,471\r\n178,61\t-1746,154\r\n"
    ">>>>>Finaliza Data<<<<<\r\n";

}  // namespace

TEST(Edinburgh, HasAColumnForEachScan) {
    const auto file = read_text_of(edinburgh);
    EXPECT_EQ(file.format, "edinburgh");
    EXPECT_EQ(file.find("Dwell Time"), "0.50, 0.50");
    const auto& table = file.tables.at(0);
    EXPECT_EQ(table.name, "Emission Scan");
    ASSERT_EQ(table.columns.size(), 3U);
    EXPECT_EQ(table.columns[0].unit, "nm");
    EXPECT_EQ(table.columns[2].name, "second");
    EXPECT_EQ(table.columns[2].unit, "Counts");
    EXPECT_THAT(table.columns[1].values, ElementsAre(550, 560, 570));
}

TEST(Edinburgh, TellsOfMissingRowsAndRefusesDamagedOnes) {
    const std::string text(edinburgh);
    const auto cut = read_text_of(text.substr(0, text.rfind("452.00")));
    EXPECT_THAT(cut.notes, testing::Contains(HasSubstr("promises 3 rows, the file has 2")));
    std::string damaged = text;
    damaged.replace(damaged.find("5.6E"), 4, "5;6E");
    EXPECT_EQ(refused_line(damaged, "no number"), 11U);
    EXPECT_EQ(refused_line(text.substr(0, text.find("450.00,5")), "no rows"), 0U);
}

TEST(Ocean, ReadsAnyLanguageAndBothMarks) {
    const auto file = read_text_of(spanish);
    EXPECT_EQ(file.format, "ocean");
    EXPECT_EQ(file.find("Fecha"), "hoy");
    EXPECT_THAT(file.tables.at(0).columns[0].values, ElementsAre(178.23, 178.61));
    EXPECT_THAT(file.tables[0].columns[1].values, ElementsAre(401.471, -1746.154));
    EXPECT_EQ(file.tables[0].columns[0].unit, "nm");
    const auto point = read_text_of(">>>>>Begin Spectral Data<<<<<\n1.8792E2\t18.995E0\n");
    EXPECT_THAT(point.tables.at(0).columns[1].values, ElementsAre(18.995));
}

TEST(Ocean, RefusesAnAmbiguousCommaAndACutFile) {
    const std::string_view unclear = ">>>>>x<<<<<\n401,471\t1\n501,471\t2\n";
    EXPECT_EQ(refused_line(unclear, "401.471 or 401471"), 2U);
    TextLayout layout;
    layout.decimal_mark = ',';
    EXPECT_THAT(read_text_of(unclear, "ocean", layout).tables[0].columns[0].values,
                ElementsAre(401.471, 501.471));
    EXPECT_EQ(refused_line("Number of Pixels in Spectrum: 3\n>>>>>Begin<<<<<\n1.5\t1\n2.5\t2\n",
                           "3 pixels are announced, but 2"),
              4U);
    const auto joined =
        read_text_of("Number of Pixels in Spectrum: 1\n>>>>>Begin<<<<<\n1.5\t1\n2.5\t2\n");
    EXPECT_THAT(joined.notes, ElementsAre(HasSubstr("1 pixels are announced, 2 are there")));
    EXPECT_EQ(refused_line(">>>>>Begin<<<<<\n", "no rows"), 1U);
    EXPECT_EQ(refused_line("1 2\n", "there is no line", "ocean"), 0U);
}

TEST(Glotaran, TurnsBothKindsIntoTheSameMap) {
    const auto times = read_text_of(
        "a\nb\nTime explicit\nIntervalnr 3\n0 1 2\n400 1 2 3\n"
        "500 4 5 6\n");
    const auto waves = read_text_of(
        "a\nb\nWavelength explicit\nIntervalnr  2 \n400 500\n0 1 4\n"
        "1 2 5\n2 3 6\n");
    for (const auto& file : {times, waves}) {
        const DataMap& map = file.maps.at(0);
        EXPECT_THAT(map.x.values, ElementsAre(400, 500));
        EXPECT_THAT(map.y.values, ElementsAre(0, 1, 2));
        EXPECT_THAT(map.values.values, ElementsAre(1, 4, 2, 5, 3, 6));
    }
    EXPECT_EQ(refused_line("a\nb\nTime explicit\nIntervalnr 3\n0 1 2\n400 1 2\n", "3 columns"), 6U);
    EXPECT_EQ(refused_line("a\nb\nTime explicit\nIntervalnr x\n0 1 2\n", "must be a number"), 4U);
    EXPECT_EQ(refused_line("a\nb\nTime explicit\nIntervalnr 99999999\n0 1\n", "instead of"), 5U);
}

TEST(Matrix, WantsItsAxesNamedAndPutsWavelengthsAlongX) {
    const std::string_view text = "\t350\t352\n-20.0\t7e-6\t8e-6\n-18.0\t9e-6\t1e-5\n";
    EXPECT_EQ(refused_line(text, "--columns", "matrix"), 1U);
    EXPECT_EQ(refused_line(text, "--format matrix"), 1U) << "it is no table";
    TextLayout layout;
    layout.names = {"wavelength", "time"};
    layout.units = {"nm", "ps"};
    const DataMap map = read_text_of(text, "matrix", layout).maps.at(0);
    EXPECT_THAT(map.x.values, ElementsAre(350, 352));
    EXPECT_EQ(map.y.unit, "ps");
    EXPECT_THAT(map.values.values, ElementsAre(7e-6, 8e-6, 9e-6, 1e-5));
    layout.names = {"time", "wavelength"};
    layout.units = {"ps", "nm"};
    const DataMap turned = read_text_of(text, "matrix", layout).maps.at(0);
    EXPECT_THAT(turned.y.values, ElementsAre(350, 352));
    EXPECT_THAT(turned.values.values, ElementsAre(7e-6, 9e-6, 8e-6, 1e-5));
}

TEST(Matrix, ACornerThatNamesTheTimesIsEnough) {
    const auto file =
        read_text_of("Time(s),349.00,354.00\n0,0.04,0.05\n5e-9,0.06,0.07\n", "matrix");
    EXPECT_EQ(file.maps.at(0).y.unit, "s");
    EXPECT_THAT(file.maps[0].x.values, ElementsAre(349, 354));
    EXPECT_EQ(refused_line("a,1,2\n1,2\n", "", "matrix"), 1U);
}
