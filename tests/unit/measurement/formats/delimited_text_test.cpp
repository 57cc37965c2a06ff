#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "reading.hpp"

using namespace anchorite;
using namespace anchorite::measurement;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(DelimitedText, TakesNamesAndUnitsFromTheHeading) {
    const auto file = read_text_of(
        "Voltage (V),J [mA/cm2],Time/ns,flux (1/[s m2 nm])\n"
        "0.5,1e-3,7,1\n1.5,-2,8,2\n");
    EXPECT_EQ(file.format, "text");
    ASSERT_EQ(file.tables.size(), 1U);
    const auto& columns = file.tables[0].columns;
    ASSERT_EQ(columns.size(), 4U);
    EXPECT_EQ(columns[0].name, "Voltage");
    EXPECT_EQ(columns[0].unit, "V");
    EXPECT_EQ(columns[1].name, "J");
    EXPECT_EQ(columns[1].unit, "mA/cm2");
    EXPECT_EQ(columns[2].name, "Time");
    EXPECT_EQ(columns[2].unit, "ns");
    EXPECT_EQ(columns[3].unit, "1/[s m2 nm]");
    EXPECT_THAT(columns[1].values, ElementsAre(1e-3, -2));
}

TEST(DelimitedText, ReadsUnitsInALineOfTheirOwn) {
    const auto file = read_text_of(
        "Wave   ;Sample\n[nm]   ;[counts]\n\n 174.78;  -15.000\n"
        " 175.38;   14.400\n");
    EXPECT_EQ(file.tables[0].columns[1].name, "Sample");
    EXPECT_EQ(file.tables[0].columns[1].unit, "counts");
    EXPECT_THAT(file.tables[0].columns[1].values, ElementsAre(-15, 14.4));
}

TEST(DelimitedText, ReadsEverySeparatorWithEveryMarkThatIsPlain) {
    for (const std::string_view text :
         {"1.5\t2.5\n3.5\t4.25\n", "1,5;2,5\n3,5;4,25\n", "1.5,2.5\n3.5,4.25\n",
          "1.5 2.5\n3.5   4.25\n", "1,5\t2,5\n3,5\t4,25\n", "1,5 2,5\n3,5 4,25\n",
          "1.5, 2.5\r\n3.5, 4.25\r\n", "1.5;2.5\r3.5;4.25\r"}) {
        const auto file = read_text_of(text);
        ASSERT_EQ(file.tables[0].columns.size(), 2U) << text;
        EXPECT_THAT(file.tables[0].columns[0].values, ElementsAre(1.5, 3.5)) << text;
        EXPECT_THAT(file.tables[0].columns[1].values, ElementsAre(2.5, 4.25)) << text;
    }
}

TEST(DelimitedText, RefusesWhatCanBeReadInTwoWaysAndShowsBoth) {
    EXPECT_EQ(refused_line("1,234\n5,678\n", "1 | 234"), 1U);
    EXPECT_EQ(refused_line("1,234\n5,678\n", "1.234"), 1U);
    EXPECT_EQ(refused_line("1,234\n5,678\n", "--separator comma"), 1U);
    EXPECT_EQ(refused_line("x;y\n1;1,234\n2;5,678\n", "1 | 1234"), 2U);
    EXPECT_EQ(refused_line("x;y\n1;1,234\n2;5,678\n", "--decimal comma"), 2U);
}

TEST(DelimitedText, OptionsDecide) {
    const std::string_view two = "1,234\n5,678\n", thousands = "1;1,234\n2;5,678\n";
    TextLayout layout;
    layout.decimal_mark = ',';
    EXPECT_THAT(read_text_of(two, "text", layout).tables[0].columns[0].values,
                ElementsAre(1.234, 5.678));
    EXPECT_THAT(read_text_of(thousands, "text", layout).tables[0].columns[1].values,
                ElementsAre(1.234, 5.678));
    layout.decimal_mark = '.';
    EXPECT_THAT(read_text_of(thousands, "text", layout).tables[0].columns[1].values,
                ElementsAre(1234, 5678));
    layout = {};
    layout.separator = ',';
    EXPECT_THAT(read_text_of(two, "text", layout).tables[0].columns[1].values,
                ElementsAre(234, 678));
}

TEST(DelimitedText, OneRowThatFitsOnlyOneReadingDecidesForAll) {
    const auto file = read_text_of("401,471\t1\n178,23\t2\n");
    EXPECT_THAT(file.tables[0].columns[0].values, ElementsAre(401.471, 178.23));
    EXPECT_THAT(file.notes, ElementsAre(HasSubstr("decimal mark is a comma")));
}

TEST(DelimitedText, PointsPartThousandsWhereNothingElseFits) {
    const auto file = read_text_of("t [s]\tL [cd/m2]\n0\t1.000,5\n1\t999,25\n");
    EXPECT_THAT(file.tables[0].columns.at(1).values, ElementsAre(1000.5, 999.25));
    EXPECT_THAT(file.notes, Contains(HasSubstr("\".\" parts thousands")));
    const auto clock = read_text_of("10:00:00,1.5\n10:00:01,2.5\n");
    EXPECT_THAT(clock.notes, ElementsAre(HasSubstr("time stamps \"column 1\"")));
}

TEST(DelimitedText, AHeadingWithCommasShowsThatCommasPartColumns) {
    const auto file = read_text_of("time,counts\n0,120\n1,300\n");
    EXPECT_THAT(file.tables[0].columns[1].values, ElementsAre(120, 300));
    EXPECT_THAT(file.notes, ElementsAre(HasSubstr("--separator comma")));
}

TEST(DelimitedText, KeepsTheHeaderAndReadsSeveralTables) {
    const auto file = read_text_of(
        "Sample: A\nArea [cm2]\t0.16\n----\nV\tJ\n0\t1\n1\t2\n\n"
        "V\tJ\n0\t3\n1\t4\n2\t5\n");
    ASSERT_EQ(file.tables.size(), 2U);
    EXPECT_EQ(file.find("Sample"), "A");
    EXPECT_EQ(file.find("Area [cm2]"), "0.16");
    EXPECT_THAT(file.tables[1].columns[1].values, ElementsAre(3, 4, 5));
}

TEST(DelimitedText, PassesOverCommentsWithinATable) {
    for (const std::string_view mark : {"# gate", "% gate", "; gate", "# 2 gates\n# on"}) {
        const auto file = read_text_of("t [ns]\tcounts\n0\t9\n1\t8\n" + std::string(mark) +
                                       "\n2\t7\n3\t6\n4\t5\n");
        ASSERT_EQ(file.tables.size(), 1U) << mark;
        EXPECT_EQ(file.tables[0].columns[0].name, "t");
        EXPECT_THAT(file.tables[0].columns[1].values, ElementsAre(9, 8, 7, 6, 5)) << mark;
        EXPECT_EQ(file.tables[0].header.at(0).key, "comment");
    }
    const auto spaced = read_text_of("0 9\n1 8\n# the gate opens\n2 7\n# it closes now\n3 6\n");
    EXPECT_THAT(spaced.tables.at(0).columns[0].values, ElementsAre(0, 1, 2, 3));
    EXPECT_EQ(spaced.tables[0].header.at(1).value, "it closes now");
}

TEST(DelimitedText, CommentsPartTablesWhereTheFirstColumnStartsAnew) {
    const auto file = read_text_of("# the first set\n0 1\n1 2\n# set 2 of 2\n0 3\n1 4\n2 5\n");
    ASSERT_EQ(file.tables.size(), 2U);
    EXPECT_THAT(file.tables[0].columns[1].values, ElementsAre(1, 2));
    EXPECT_THAT(file.tables[1].columns[1].values, ElementsAre(3, 4, 5));
    EXPECT_EQ(file.tables[1].header.at(0).value, "set 2 of 2");
    EXPECT_EQ(file.header.at(0).value, "the first set");
}

TEST(DelimitedText, BlankLinesPartTables) {
    const auto file = read_text_of("x,y\n1.5,2\n2.5,3\n\n3.5,4\n4.5,5\n");
    ASSERT_EQ(file.tables.size(), 2U);
    EXPECT_THAT(file.tables[0].columns[1].values, ElementsAre(2, 3));
    EXPECT_EQ(file.tables[1].columns[0].name, "column 1");
    EXPECT_THAT(file.tables[1].columns[1].values, ElementsAre(4, 5));
    const auto stamps = read_text_of("10:00:00,1.5\n10:00:01,2.5\n\n10:00:00,3.5\n10:00:01,4\n");
    EXPECT_EQ(stamps.tables.size(), 2U);
}

TEST(DelimitedText, RefusesLinesThatWouldHideTheRowsAboveThem) {
    EXPECT_EQ(refused_line("x,y\n1.5,2\n2.5,3\nERROR full\n3.5,4\n4.5,5\n", "line 4 interrupts"),
              4U);
    EXPECT_EQ(refused_line("x,y\n1,2\n2,3\nERROR\n3,4\n4,5\n", "line 4 interrupts"), 4U);
    EXPECT_EQ(refused_line("Run 1\nV\tJ\n0\t1\n1\t2\n\nRun 2\nV\tJ\n0\t3\n1\t4\n", "--skip 6"), 6U);
    EXPECT_EQ(refused_line("1 2 3\n2 3 4\n-----\n3 4\n5 6\n", "line 3 interrupts"), 3U);
    EXPECT_EQ(
        refused_line("10:00:00,1.5\n10:00:01,2.5\nstop\n10:00:02,3.5\n10:00:03,4\n", "line 3"), 3U);
    TextLayout layout;
    layout.skip = 3;
    EXPECT_EQ(read_text_of("1 2 3\n2 3 4\n-----\n3 4\n5 6\n", "text", layout).tables[0].rows(), 2U);
    EXPECT_EQ(read_text_of("300 10\nfilm A\nx y\n3 4\n5 6\n").tables[0].rows(), 2U);
}

TEST(DelimitedText, BlamesTheRowThatDoesNotFit) {
    EXPECT_EQ(refused_line("x,y\n1.5,2\n2.5,3\n3.5,4,5\n4.5,5\n", "correct the line"), 4U);
    EXPECT_EQ(refused_line("x,y\n600,1\n610,5\n620,x9\n630,12\n640,9\n", "correct the line"), 4U);
    EXPECT_EQ(refused_line("7,8,9\n1.5,2\n2.5,3\n3.5\n4.5\n", "columns of the rows"), 3U);
    EXPECT_EQ(refused_line("7 8 9\n1.5 2\n2.5 3\n", "left out with --skip 1"), 1U);
}

TEST(DelimitedText, NumbersBelowAWordNameColumns) {
    const auto file = read_text_of("Time(s),349.00,354.00\n0,0.04,0.05\n5e-9,0.06,0.07\n");
    EXPECT_EQ(file.tables.at(0).columns.at(2).name, "354.00");
    EXPECT_EQ(file.tables[0].columns[0].unit, "s");
    EXPECT_THAT(file.notes, Contains(HasSubstr("--format matrix")));
}

TEST(DelimitedText, LeavesOutTheColumnThatCountsRowsAndEmptyOnes) {
    const auto file = read_text_of("\tbins [ps]\tcounts [#]\t\n0\t0.0\t5.0\t\n1\t1000.0\t6\t\n");
    ASSERT_EQ(file.tables[0].columns.size(), 2U);
    EXPECT_EQ(file.tables[0].columns[0].name, "bins");
    EXPECT_EQ(file.tables[0].columns[0].unit, "ps");
    EXPECT_THAT(file.notes, Contains(HasSubstr("counts the rows")));
}

TEST(DelimitedText, TimeStampsBecomeSeconds) {
    const auto file = read_text_of(
        "Timestamp,I,run\n2025-01-15 23:59:58.5,1.5,a b\n"
        "2025-01-16 00:00:01,2.5,a c\n");
    EXPECT_EQ(file.tables[0].columns[0].unit, "s");
    EXPECT_THAT(file.tables[0].columns[0].values, ElementsAre(0, 2.5));
    EXPECT_EQ(file.tables[0].header.at(0).key, "run");
    EXPECT_EQ(file.tables[0].header.at(0).value, "a b; a c");
    EXPECT_THAT(file.notes, ElementsAre(HasSubstr("2025-01-15 23:59:58.5")));
}

TEST(DelimitedText, WordsThatLabelRowsNameTables) {
    const auto file = read_text_of("Run,x,y\nRun 2,1.5,2\nRun 2,2.5,3\nRun 3,1.5,4\nRun 3,2.5,5\n");
    ASSERT_EQ(file.tables.size(), 2U);
    EXPECT_EQ(file.tables[1].name, "Run 3");
    EXPECT_THAT(file.tables[1].columns[1].values, ElementsAre(4, 5));
}

TEST(DelimitedText, MissingNumbersAreNaN) {
    const auto file = read_text_of("a;b;c\n1.5;;NaN\n2.5;---;7\n");
    EXPECT_TRUE(std::isnan(file.tables[0].columns[1].values[0]));
    EXPECT_TRUE(std::isnan(file.tables[0].columns[2].values[0]));
    EXPECT_EQ(file.tables[0].columns[2].values[1], 7);
}

TEST(DelimitedText, ReadsOtherEncodings) {
    const auto latin = read_text_of(
        "Strom (\xB5"
        "A)\tt (s)\n1.5\t2\n2.5\t3\n");
    EXPECT_EQ(latin.tables[0].columns[0].unit, "µA");
    EXPECT_THAT(latin.notes, Contains(HasSubstr("Windows-1252")));
    const std::string_view wide(
        "\xFF\xFE"
        "1\0.\0005\0\t\0002\0\n\0003\0\t\0004\0\n\0",
        22);
    EXPECT_THAT(read_text_of(wide).tables[0].columns[0].values, ElementsAre(1.5, 3));
}

TEST(DelimitedText, LayoutNamesColumnsAndSkipsLines) {
    TextLayout layout;
    layout.names = {"voltage", "current"};
    layout.units = {"V", "mA"};
    layout.skip = 1;
    const auto file = read_text_of("3 4 5\n1.5 2\n2.5 3\n", "text", layout);
    EXPECT_EQ(file.tables[0].columns[1].name, "current");
    EXPECT_EQ(file.tables[0].columns[1].unit, "mA");
    layout.names.pop_back();
    EXPECT_EQ(refused_line("3 4 5\n1.5 2\n2.5 3\n", "2 columns, but 1", "text", layout), 2U);
}

TEST(DelimitedText, RefusesADamagedNumberWhereverItStands) {
    EXPECT_EQ(refused_line("x,y\n1.5,2\n2.5,3;1\n3.5,4\n", "columns of the rows below"), 3U);
    EXPECT_EQ(refused_line("x,y\n1.5,2\n2.5,3\n3.5,4;1\n", "stands in a column with numbers"), 4U);
    EXPECT_EQ(refused_line("x,y\n1.5,2\n3,5;6\n", "stands in a column with numbers"), 3U);
    EXPECT_EQ(refused_line("x,y\n1.5,oops\n2.5,3\n3.5,4\n", "columns of the rows below"), 2U);
}

TEST(DelimitedText, RefusesWhatIsNoTable) {
    EXPECT_EQ(refused_line("1.5 2.5\n3 4\nthe end\n", "does not end in a table"), 3U);
    EXPECT_EQ(refused_line("1.5,2.5\n3.5\n5.5,6.5\n", "columns of the rows below"), 2U);
    EXPECT_EQ(refused_line("{\n \"a\": 1\n}\n", "JSON"), 0U);
    EXPECT_EQ(refused_line("<html>\n", "XML or HTML"), 0U);
    EXPECT_EQ(refused_line("\n\n", "no line with numbers"), 0U);
    EXPECT_EQ(refused_line("k 1.5 *\n\ntolerance: 3.4e-07\n", "does not end in a table"), 3U);
    EXPECT_EQ(refused_line("x = f([1.5, 2, 3])\ny = f([2.5, 3, 4])\n", "does not end"), 2U);
    EXPECT_EQ(refused_line("data_x\nloop_\n_a\n1\n", "CIF"), 0U);
    const std::string_view zero("1 2\n3\0 4\n", 9);
    EXPECT_EQ(refused_line(zero, "zero byte", "text"), 2U);
}
