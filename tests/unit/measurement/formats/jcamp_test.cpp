#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "jcamp_coder.hpp"
#include "reading.hpp"

using namespace anchorite;
using namespace anchorite::measurement;
using testing::DoubleNear;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

std::string spectrum(const std::string& table, std::size_t points) {
    return fmt::format(
        "##TITLE= made\n##JCAMP-DX= 4.24 $$ by hand\n##DATA TYPE= INFRARED SPECTRUM\n"
        "##XUNITS= 1/CM\n##YUNITS= TRANSMITTANCE\n##XFACTOR= 2\n##YFACTOR= 0.5\n"
        "##FIRSTX= 100\n##LASTX= {}\n##NPOINTS= {}\n##XYDATA= (X++(Y..Y))\n{}##END=\n",
        100 + 2 * (points - 1), points, table);
}

}  // namespace

TEST(Jcamp, FiveCodingsOfTheSameNumbersReadIdentically) {
    std::mt19937 generator(7);
    std::vector<int> y;
    for (int i = 0; i < 500; ++i) {
        // Runs of equal values and of equal differences, small and large, of both signs.
        const int kind = static_cast<int>(generator() % 4);
        const int last = y.empty() ? 0 : y.back();
        y.push_back(kind == 0   ? static_cast<int>(generator() % 2000000) - 1000000
                    : kind == 1 ? last
                    : kind == 2 ? last + 7
                                : 0);
    }
    for (const Coding coding :
         {Coding::affn, Coding::pac, Coding::sqz, Coding::dif, Coding::difdup}) {
        for (const std::size_t per_line : {2U, 7U, 60U}) {
            const auto file = read_text_of(spectrum(coded_table(y, coding, per_line), 500));
            ASSERT_EQ(file.format, "jcamp");
            const auto& columns = file.tables.at(0).columns;
            ASSERT_EQ(columns[1].values.size(), y.size());
            for (std::size_t i = 0; i < y.size(); ++i) {
                ASSERT_EQ(columns[1].values[i], 0.5 * y[i]);
                ASSERT_EQ(columns[0].values[i], 100 + 2.0 * static_cast<double>(i));
            }
        }
    }
}

TEST(Jcamp, KnowsUnitsAndKeepsTheHeader) {
    const auto file = read_text_of(spectrum("0 1 2 3\n", 3));
    EXPECT_EQ(file.find("DATA TYPE"), "INFRARED SPECTRUM");
    EXPECT_EQ(file.find("JCAMP-DX"), "4.24");
    const auto& columns = file.tables.at(0).columns;
    EXPECT_EQ(columns[0].name, "wavenumber");
    EXPECT_EQ(columns[0].unit, "cm-1");
    EXPECT_EQ(columns[1].name, "transmittance");
    EXPECT_EQ(columns[1].unit, "");
}

TEST(Jcamp, ReadsExponentsOnlyBeforeASignAndMissingValues) {
    const auto file = read_text_of(spectrum("0 1.5E+1 -2e-1 ?\n3E5F6\n", 5));
    const auto& y = file.tables.at(0).columns[1].values;
    EXPECT_THAT(std::vector<double>(y.begin(), y.begin() + 2), ElementsAre(7.5, -0.1));
    EXPECT_TRUE(std::isnan(y[2]));
    EXPECT_EQ(y[3], 27.5);
    EXPECT_EQ(y[4], 33);
}

TEST(Jcamp, ChecksFindDamage) {
    const std::vector<int> y{10, 11, 12, 13, 14, 15};
    const std::string good = coded_table(y, Coding::dif, 3);
    EXPECT_EQ(good, "0A0JJ\n2A2JJJ\n5A5\n");
    EXPECT_EQ(refused_line(spectrum("0A0JK\n2A2JJJ\n5A5\n", 6), "y check fails"), 13U);
    EXPECT_EQ(refused_line(spectrum("0 1 2 3\n9 4 5 6\n", 6), "x check fails"), 13U);
    EXPECT_EQ(refused_line(spectrum("0 1 2 3\n", 6), "6 points are announced, but 3"), 12U);
    EXPECT_EQ(refused_line(spectrum("0J1\n", 1), "first value is a difference"), 12U);
    EXPECT_EQ(refused_line(spectrum("0 1T\nA1\n", 1), "begin with an abscissa"), 13U);
    EXPECT_EQ(refused_line(spectrum("0 1 &\n", 1), "no number of a JCAMP-DX table"), 12U);
    EXPECT_EQ(refused_line(spectrum("0 1Z99999999\n", 1), "cannot be repeated"), 12U);
    EXPECT_EQ(refused_line(spectrum("", 1), "no values after"), 11U);
}

TEST(Jcamp, ReadsPointsAndRefusesADecimalComma) {
    const std::string head = "##TITLE= p\n##XUNITS= M/Z\n##YUNITS= RELATIVE ABUNDANCE\n";
    const auto file = read_text_of(head +
                                   "##NPOINTS= 3\n##PEAK TABLE= (XY..XY)\n"
                                   "50, 5.84; 51, 9.55\n52, 4.19\n##END=\n");
    EXPECT_THAT(file.tables.at(0).columns[0].values, ElementsAre(50, 51, 52));
    EXPECT_THAT(file.tables[0].columns[1].values, ElementsAre(5.84, 9.55, 4.19));
    EXPECT_EQ(file.tables[0].name, "p");
    EXPECT_EQ(refused_line(head + "##XYPOINTS= (XY..XY)\n176,36, 32822,795\n##END=\n",
                           "within numbers and between"),
              5U);
    EXPECT_EQ(refused_line(head + "##XYPOINTS= (XY..XY)\n1 2 3\n##END=\n", "points of 2"), 5U);
    EXPECT_EQ(refused_line(head + "##PEAK ASSIGNMENTS= (XYA)\n(1,2,<a>)\n##END=\n", "no table"),
              0U);
}

TEST(Jcamp, PagesOfOneAxisAreColumnsOfOneTable) {
    const auto file = read_text_of(
        "##TITLE= fid\n##NTUPLES= NMR SPECTRUM\n##VAR_NAME= FREQUENCY, SPECTRUM/REAL, "
        "SPECTRUM/IMAG, PAGE NUMBER\n##SYMBOL= X, R, I, N\n##VAR_DIM= 3, 3, 3, 2\n"
        "##UNITS= HZ, ARBITRARY UNITS, ARBITRARY UNITS,\n##FIRST= 30, 1, 4, 1\n"
        "##LAST= 10, 3, 6, 2\n##FACTOR= -10, 2, 3, 1\n##PAGE= N=1\n"
        "##DATA TABLE= (X++(R..R)), XYDATA\n-3AJJ\n-1C\n##PAGE= N=2\n"
        "##DATA TABLE= (X++(I..I)), XYDATA\n-3DJJ\n-1F\n##END NTUPLES= NMR SPECTRUM\n##END=\n");
    ASSERT_EQ(file.tables.size(), 1U);
    const auto& columns = file.tables[0].columns;
    ASSERT_EQ(columns.size(), 3U);
    EXPECT_EQ(columns[0].name, "frequency");
    EXPECT_EQ(columns[0].unit, "Hz");
    EXPECT_THAT(columns[0].values, ElementsAre(30, 20, 10));
    EXPECT_EQ(columns[1].name, "spectrum/real");
    EXPECT_THAT(columns[1].values, ElementsAre(2, 4, 6));
    EXPECT_THAT(columns[2].values, ElementsAre(12, 15, 18));
}

TEST(Jcamp, BlocksOfALinkKeepTheirHeaders) {
    const auto file = read_text_of(
        "##TITLE=tree\n##DATA TYPE= LINK\n##BLOCKS= 2\n##TITLE=child 1\n##DATA TYPE=type 1\n"
        "##PEAK TABLE= (XY..XY)\n1 2\n2 3\n##END=\n##TITLE=child 2\n##XYPOINTS=(XY..XY)\n5 6\n"
        "##END=\n##END=\n");
    ASSERT_EQ(file.tables.size(), 2U);
    EXPECT_EQ(file.find("BLOCKS"), "2");
    EXPECT_EQ(file.tables[0].name, "child 1");
    EXPECT_EQ(file.tables[0].header.at(1).value, "type 1");
    EXPECT_THAT(file.tables[1].columns[1].values, ElementsAre(6));
    EXPECT_TRUE(file.notes.empty());
    EXPECT_EQ(refused_line("##TITLE=a\n##END=\n##END=\n", "outside of any block"), 3U);
    const auto open = read_text_of("##TITLE=a\n##XYPOINTS=(XY..XY)\n5 6\n");
    EXPECT_THAT(open.notes, ElementsAre(HasSubstr("no ##END=")));
}
