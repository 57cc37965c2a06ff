#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.hpp"

using namespace anchorite;
using namespace anchorite::measurement;
using testing::ElementsAre;

TEST(Powdll, KeepsTheLineOfPairs) {
    const auto file = read_text_of(
        "'Id: \"\" Comment: \"a: b\" Anode: \"Cu\" TimePerStep: \"96\" \r\n"
        "10 0\r\n10.017 -0.075\r\n");
    EXPECT_EQ(file.format, "powdll");
    EXPECT_EQ(file.find("Comment"), "a: b");
    EXPECT_EQ(file.find("Anode"), "Cu");
    EXPECT_THAT(file.tables.at(0).columns[1].values, ElementsAre(0, -0.075));
    EXPECT_EQ(refused_line("'Id: \"\"\n1 2 3 4\n", "two or three numbers"), 0U);
}

TEST(Uxd, ReadsEveryRange) {
    const auto file = read_text_of(
        "; made by hand\n_FILEVERSION=2\n_SAMPLE='B T'\n_WL1=1.540600\n"
        "; (Data for Range number 1)\n_START=3.0\n_STEPSIZE=0.5\n_2THETACOUNTS\n3.000\t187\n"
        "3.5\t183\n; (Data for Range number 2)\n_START=10.0\n_STEPSIZE=0.25\n_CPS\n"
        "     1     2\n 3\n");
    EXPECT_EQ(file.format, "uxd");
    EXPECT_EQ(file.find("SAMPLE"), "B T");
    ASSERT_EQ(file.tables.size(), 2U);
    EXPECT_THAT(file.tables[0].columns[1].values, ElementsAre(187, 183));
    EXPECT_EQ(file.tables[0].columns[1].unit, "counts");
    EXPECT_THAT(file.tables[1].columns[0].values, ElementsAre(10, 10.25, 10.5));
    EXPECT_THAT(file.tables[1].columns[1].values, ElementsAre(1, 2, 3));
    EXPECT_EQ(file.tables[1].columns[1].unit, "counts/s");
    EXPECT_EQ(file.tables[1].header.at(0).value, "10.0");
}

TEST(Uxd, RefusesWhatItCannotPlace) {
    EXPECT_EQ(refused_line("_FILEVERSION=2\n_COUNTS\n1 2\n", "_START="), 2U);
    EXPECT_EQ(refused_line("_FILEVERSION=2\n_2THETACOUNTS\n1 x\n", "no number"), 3U);
    EXPECT_EQ(refused_line("_FILEVERSION=2\n_2THETACOUNTSTIME\n1 2 3\n", "numbers stand before"),
              3U);
    EXPECT_EQ(refused_line("_FILEVERSION=2\n", "no counts"), 0U);
}

TEST(Simsalabim, KnowsItsUnits) {
    const auto file = read_text_of("Vext\tJext\tJMG\t\n0.01\t2.5E1\t0.27\n100\t1.9E8\t2E8\n");
    EXPECT_EQ(file.format, "simsalabim");
    EXPECT_EQ(file.tables.at(0).columns[1].unit, "A/m2");
    EXPECT_THAT(file.tables[0].columns[1].values, ElementsAre(25, 1.9e8));
    EXPECT_EQ(refused_line("Vext Jext\n1 2 3\n", "3 columns"), 2U);
}

TEST(Formats, FallbackIsTriedLast) {
    EXPECT_EQ(recognise({"x", "Vext Jext\n1 2\n"}).id, "simsalabim");
    EXPECT_EQ(recognise({"x", "a b\n1 2\n"}).id, "text");
    EXPECT_THROW((void)recognise({"x", std::string_view("\0\1\2", 3)}), InputError);
    EXPECT_THROW((void)find_format("horbia"), InputError);
    for (const Format& format : formats()) {
        EXPECT_EQ(find_format(format.id).title, format.title);
        if (format.recognises == nullptr) continue;
        EXPECT_NO_THROW((void)format.recognises("")) << format.id;
    }
}
