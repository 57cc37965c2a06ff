#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "reading.hpp"

using namespace anchorite;
using namespace anchorite::measurement;
using testing::Contains;
using testing::DoubleNear;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

using Lines = std::vector<std::string>;

/// How a made file is laid out; every line as Dench, Hazell and Seah (1988) order them.
struct Made {
    std::string mode = "NORM", scan = "REGULAR", technique = "XPS";
    Lines variables = {"Intensity", "counts"};  ///< corresponding ones, with their units
    Lines ordinates = {"10", "20", "30"};
    int blocks = 1;
    int future = 0;
    bool map = false, profile = false;
};

void add(Lines& lines, const Lines& more) {
    lines.insert(lines.end(), more.begin(), more.end());
}

Lines block(const Made& made, int number) {
    Lines lines{fmt::format("block {}", number), "film 7"};
    add(lines, {"2026", "11", "22", "20", "15", "30", "0"});
    add(lines, {"2", "Casa Info Follows", "CASA region (*Pb 4f*) 1", made.technique});
    if (made.map) add(lines, {"1.5", "2.5"});
    add(lines, {"300", "Al"});
    if (made.profile) add(lines, {"18", "1", "1"});
    add(lines, {"1486.61", "1E37", "1E37", "1E37"});
    if (made.map) add(lines, {"100", "100"});
    add(lines, {"1E37", "1E37", "FAT", "20", "1E37", "4.3", "0", "1E37", "1E37", "1E37", "1E37"});
    add(lines, {"Pb", "4f", "-1"});
    if (made.scan == "REGULAR") add(lines, {"Binding Energy", "eV", "146.5", "-0.5"});
    add(lines, {fmt::format("{}", made.variables.size() / 2)});
    add(lines, made.variables);
    add(lines, {"pulse counting", "0.1", "3", "0"});
    if (made.profile) add(lines, {"3000", "1E-6", "1", "1", "45", "0", "continuous"});
    add(lines, {"0", "0", "0", "1", "MFP Exponent", "d", "0.75"});
    for (int i = 0; i < made.future; ++i) lines.emplace_back("later");
    add(lines, {fmt::format("{}", made.ordinates.size())});
    for (std::size_t i = 0; i < made.variables.size(); ++i) lines.emplace_back("0");
    add(lines, made.ordinates);
    return lines;
}

std::string vamas(const Made& made) {
    Lines lines{"VAMAS Surface Chemical Analysis Standard Data Transfer Format 1988 May 4",
                "here",
                "Not Specified",
                "me",
                "films",
                "1",
                "by hand",
                made.mode,
                made.scan};
    if (made.mode == "NORM" || made.map || made.mode == "SDP") lines.emplace_back("1");
    if (made.map) add(lines, {"4", "2", "2"});
    add(lines, {"1", "Temperature", "K", "0", "0", fmt::format("{}", made.future),
                fmt::format("{}", made.future)});
    for (int i = 0; i < made.future; ++i) lines.emplace_back("later");
    add(lines, {fmt::format("{}", made.blocks)});
    for (int i = 1; i <= made.blocks; ++i) add(lines, block(made, i));
    lines.emplace_back("end of experiment");
    return fmt::format("{}\r\n", fmt::join(lines, "\r\n"));
}

}  // namespace

TEST(Vamas, ReadsRegularBlocks) {
    const auto file = read_text_of(vamas({.blocks = 2}));
    EXPECT_EQ(file.format, "vamas");
    EXPECT_EQ(file.find("operator"), "me");
    EXPECT_EQ(file.find("comment"), "by hand");
    ASSERT_EQ(file.tables.size(), 2U);
    const DataTable& table = file.tables[1];
    EXPECT_EQ(table.name, "block 2");
    EXPECT_EQ(table.columns[0].name, "Binding Energy");
    EXPECT_EQ(table.columns[0].unit, "eV");
    EXPECT_THAT(table.columns[0].values, ElementsAre(146.5, 146, 145.5));
    EXPECT_THAT(table.columns[1].values, ElementsAre(10, 20, 30));
    EXPECT_TRUE(file.notes.empty());
}

TEST(Vamas, KeepsWhatTheBlockSays) {
    const auto header = read_text_of(vamas({})).tables.at(0).header;
    const auto value = [&header](std::string_view key) {
        const auto found = std::ranges::find(header, key, &HeaderEntry::key);
        return found == header.end() ? std::string("none") : found->value;
    };
    EXPECT_EQ(value("technique"), "XPS");
    EXPECT_EQ(value("date"), "2026-11-22 20:15:30");
    EXPECT_EQ(value("Temperature [K]"), "300");
    EXPECT_EQ(value("source energy [eV]"), "1486.61");
    EXPECT_EQ(value("work function [eV]"), "4.3");
    EXPECT_EQ(value("species"), "Pb");
    EXPECT_EQ(value("signal collection time [s]"), "0.1");
    EXPECT_EQ(value("scans"), "3");
    EXPECT_EQ(value("MFP Exponent"), "0.75");
    EXPECT_EQ(value("magnification"), "none") << "1E37 means that it is not known";
    EXPECT_EQ(header.at(3).value, "CASA region (*Pb 4f*) 1");
}

TEST(Vamas, IrregularBlocksHaveTheirAbscissaAmongTheVariables) {
    const auto file = read_text_of(
        vamas({.scan = "IRREGULAR",
               .variables = {"Kinetic Energy", "eV", "Intensity", "d", "transmission", "d"},
               .ordinates = {"100", "7", "0.5", "101", "8", "0.25"}}));
    const auto& columns = file.tables.at(0).columns;
    ASSERT_EQ(columns.size(), 3U);
    EXPECT_EQ(columns[0].unit, "eV");
    EXPECT_EQ(columns[1].unit, "");
    EXPECT_THAT(columns[0].values, ElementsAre(100, 101));
    EXPECT_THAT(columns[2].values, ElementsAre(0.5, 0.25));
}

TEST(Vamas, ReadsTheLinesThatOnlySomeModesHave) {
    for (const Made& made : {Made{.mode = "MAP", .map = true}, Made{.mode = "SDP", .profile = true},
                             Made{.mode = "MAPDP", .map = true, .profile = true},
                             Made{.mode = "NOEXP", .future = 2}, Made{.future = 3}}) {
        const auto file = read_text_of(vamas(made));
        EXPECT_THAT(file.tables.at(0).columns[1].values, ElementsAre(10, 20, 30)) << made.mode;
        EXPECT_TRUE(file.notes.empty()) << made.mode;
    }
}

TEST(Vamas, RefusesWhatIsCutOffOrNotRead) {
    const std::string good = vamas({});
    const std::string cut = good.substr(0, good.rfind("20\r\n"));
    EXPECT_GT(refused_line(cut, "the file ends here"), 50U);
    for (std::size_t size = 76; size + 24 < good.size(); size += 13) {
        EXPECT_THROW(read_text_of(good.substr(0, size)), InputError) << size;
    }
    EXPECT_EQ(refused_line(vamas({.mode = "SIDEWAYS"}), "no experiment mode"), 8U);
    EXPECT_EQ(refused_line(vamas({.scan = "MAPPING"}), "MAPPING is not read"), 9U);
    EXPECT_GT(refused_line(vamas({.variables = {"a", "d", "b", "d"}}), "3 ordinates do not fill 2"),
              50U);
    std::string list = good;
    list.replace(list.find("K\r\n0\r\n"), 6, "K\r\n2\r\n");
    EXPECT_EQ(refused_line(list, "include or exclude"), 14U);
    EXPECT_GT(refused_line(vamas({.ordinates = {"1", "x", "2"}}), "must be a number"), 50U);
    std::string many = good;
    many.replace(many.find("\r\n3\r\n0\r\n0\r\n10"), 5, "\r\n99999999\r\n");
    EXPECT_GT(refused_line(many, "more lines must follow"), 50U);
}
