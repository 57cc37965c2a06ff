#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.hpp"

using namespace anchorite;
using namespace anchorite::measurement;
using testing::DoubleNear;
using testing::ElementsAre;

namespace {

constexpr std::string_view horiba =
    "Item name: Decay\n\nReal time: 32.5\nTime calibration: 2.5E-02ns/ch\n\nComment: \n\n"
    "Chan\tData\n1\t0\n2\t7\n3\t5\n";

constexpr std::string_view picoharp =
    "#PicoHarp 300  Histogram Data\t\t\t01/02/26 10:11:12\r\n#channels per curve\r\n3\r\n"
    "#display curve no.\r\n0\t1\t\r\n#memory block no.\r\n0\t1\t\r\n#ns/bin\r\n"
    "0.0040\t0.0080\t\r\n#counts\r\n1\t4\t\r\n2\t5\t\r\n3\t6\t\r\n";

}  // namespace

TEST(Horiba, ChannelsBecomeTimes) {
    const auto file = read_text_of(horiba);
    EXPECT_EQ(file.format, "horiba");
    EXPECT_EQ(file.find("Real time"), "32.5");
    const auto& table = file.tables.at(0);
    EXPECT_EQ(table.name, "Decay");
    EXPECT_EQ(table.columns[0].unit, "ns");
    EXPECT_THAT(table.columns[0].values,
                ElementsAre(0, DoubleNear(0.025, 1e-15), DoubleNear(0.05, 1e-15)));
    EXPECT_THAT(table.columns[1].values, ElementsAre(0, 7, 5));
}

TEST(Horiba, RefusesAMissingOrBadCalibration) {
    std::string text(horiba);
    const std::size_t at = text.find("2.5E-02ns/ch");
    EXPECT_EQ(refused_line(std::string(text).replace(at, 12, "two ns/ch"), "time calibration"), 4U);
    EXPECT_EQ(refused_line(std::string(text).replace(at, 12, "0 ns/ch"), "above 0"), 4U);
    const auto pico = read_text_of(std::string(text).replace(at, 12, "25 ps/ch"));
    EXPECT_NEAR(pico.tables.at(0).columns[0].values[1], 0.025, 1e-15);
    EXPECT_EQ(refused_line("Chan\tData\n1\t0\n", "is missing", "horiba"), 1U);
    EXPECT_EQ(refused_line(text.substr(0, text.find("1\t0")), "no channels"), 8U);
    EXPECT_EQ(refused_line(text + "4\n", "1 columns instead of 2"), 12U);
}

TEST(PicoQuantText, HasATableForEachCurve) {
    const auto file = read_text_of(picoharp);
    EXPECT_EQ(file.format, "picoquant-text");
    ASSERT_EQ(file.tables.size(), 2U);
    EXPECT_EQ(file.tables[1].name, "curve 1");
    EXPECT_THAT(file.tables[1].columns[0].values, ElementsAre(0, 0.008, 0.016));
    EXPECT_THAT(file.tables[1].columns[1].values, ElementsAre(4, 5, 6));
    EXPECT_EQ(file.find("channels per curve"), "3");
    EXPECT_EQ(file.find("ns/bin"), "0.0040, 0.0080");
}

TEST(PicoQuantText, RefusesWhatIsCutOffOrInconsistent) {
    const std::string text(picoharp);
    EXPECT_EQ(refused_line(text.substr(0, text.rfind("3\t6")), "3 channels are announced"), 12U);
    std::string one = text;
    one.replace(one.find("0.0040\t0.0080"), 13, "0.0040");
    EXPECT_EQ(refused_line(one, "2 curves have 1 widths"), 10U);
    EXPECT_EQ(refused_line(text.substr(0, text.find("#counts")), "no line \"#counts\""), 0U);
    TextLayout comma;
    comma.decimal_mark = ',';
    EXPECT_EQ(refused_line(text, "decimal point", "picoquant-text", comma), 0U);
}
