#include "anchorite/report/instrument_json.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/json.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

InstrumentFile made_file() {
    InstrumentFile file;
    file.path = "folder/my.dat";
    file.sha256 = "ab";
    file.format = "text";
    file.header = {{"user", "me"}};
    file.tables = {{"sweep", {{"voltage", "V", {1, 2.5}}, {"a,b", "", {0.1, std::nan("")}}}}};
    file.maps = {{"map",
                  {"wavelength", "nm", {400, 500, 600}},
                  {"time", "ps", {1, 2}},
                  {"signal", "", {1, 2, 3, 4, 5, std::nan("")}}}};
    file.notes = {"a note"};
    return file;
}

}  // namespace

TEST(InstrumentJson, IsOneDocumentOfAllFiles) {
    const std::vector<InstrumentFile> files{made_file(), made_file()};
    const auto document = report::instrument_json(files);
    EXPECT_EQ(document["format"], "anchorite-instrument-files");
    ASSERT_EQ(document["files"].size(), 2U);
    const auto& file = document["files"][1];
    EXPECT_EQ(file["file"], "my.dat");
    EXPECT_EQ(file["reader"], "text");
    EXPECT_EQ(file["header"][0]["key"], "user");
    EXPECT_EQ(file["tables"][0]["columns"][0]["values"][1], 2.5);
    EXPECT_TRUE(file["tables"][0]["columns"][1]["values"][1].is_null());
    EXPECT_EQ(file["maps"][0]["x"]["unit"], "nm");
    EXPECT_TRUE(file["maps"][0]["values"]["values"][5].is_null());
    EXPECT_EQ(file["notes"][0], "a note");
}

TEST(InstrumentJson, BytesThatAreNoTextDoNotBreakTheDocument) {
    InstrumentFile file = made_file();
    file.header.push_back({"unit",
                           "\xB5"
                           "A"});
    file.path = "na\xEFve.dat";
    const std::string text = json_text(report::instrument_json(std::span(&file, 1)));
    const auto back = nlohmann::ordered_json::parse(text);
    EXPECT_EQ(back["files"][0]["header"][1]["value"],
              "\xEF\xBF\xBD"
              "A");
}

TEST(InstrumentJson, CsvHasATableOrAMapEach) {
    const auto csv = report::instrument_csv(made_file());
    ASSERT_EQ(csv.size(), 2U);
    EXPECT_EQ(csv[0].name, "my.dat_table_1.csv");
    EXPECT_EQ(csv[0].text, "voltage [V],\"a,b\"\n1,0.10000000000000001\n2.5,\n");
    EXPECT_EQ(csv[1].name, "my.dat_map_1.csv");
    EXPECT_EQ(csv[1].text, "time \\ wavelength,400,500,600\n1,1,2,3\n2,4,5,\n");
}

TEST(InstrumentJson, ListsEveryFormat) {
    const auto document = report::formats_json();
    EXPECT_EQ(document["formats"].size(), formats().size());
    for (const auto& format : document["formats"]) {
        EXPECT_FALSE(format["title"].get<std::string>().empty());
        EXPECT_FALSE(format["recognised_by"].get<std::string>().empty()) << format["id"];
        EXPECT_FALSE(format["content"].get<std::string>().empty()) << format["id"];
    }
}
