#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <sstream>

#include "anchorite/base/error.hpp"
#include "anchorite/report/html.hpp"
#include "anchorite/report/optics_json.hpp"
#include "anchorite/report/optics_write.hpp"
#include "anchorite/screening/delimited.hpp"
#include "support/stack_text.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::report::test {
namespace {

namespace fs = std::filesystem;
using anchorite::test::small_stack;
using anchorite::test::with;

optics::OpticsResult computed_optics(const std::vector<std::string>& vary = {}) {
    const std::string text = with(small_stack(), "thickness = \"30 nm\"",
                                  "thickness = \"30 nm\"\nthickness_tolerance = \"3 nm\"") +
                             "[optics]\nstep = \"15 nm\"\ndraws = 8\noutside_step = \"40 nm\"\n";
    const auto description = stack::parse_stack(text, "small.toml");
    optics::RunOptions options;
    for (const auto& range : vary) {
        options.vary.push_back(stack::parse_scan_axis(range, description));
    }
    return run_optics(description, options);
}

std::string text_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(OpticsJson, HasUnitsAndIntervals) {
    const auto document = optics_json(computed_optics({"dots.thickness=20:40:10nm"}));
    EXPECT_EQ(document["format"], "anchorite-optics");
    EXPECT_EQ(document["format_version"], optics_format_version);
    const auto& eqe = document["figures"]["eqe"];
    EXPECT_LT(eqe["low"], eqe["value"]);
    EXPECT_GT(eqe["high"], eqe["value"]);
    EXPECT_EQ(document["layers"].size(), 3U);
    EXPECT_DOUBLE_EQ(document["layers"][1]["thickness_nm"], 30);
    EXPECT_EQ(document["layers"][1]["roles"][0], "emitter");
    EXPECT_EQ(document["scan"]["eqe"].size(), 3U);
    EXPECT_DOUBLE_EQ(document["scan"]["axes"][0]["values"][2], 40);
    EXPECT_EQ(document["tolerances"]["eqe_draws"].size(), 8U);
    double sum = 0;
    for (const auto& channel : document["power"]["channels"]) sum += channel["share"].get<double>();
    EXPECT_NEAR(sum, 1, 1e-4);
}

TEST(OpticsJson, SaysNothingOfWhatIsNotThere) {
    optics::RunOptions options;
    options.tolerances = false;
    const auto document =
        optics_json(run_optics(stack::parse_stack(small_stack(), "small.toml"), options));
    EXPECT_TRUE(document["tolerances"].is_null());
    EXPECT_TRUE(document["scan"].is_null());
    EXPECT_TRUE(document["reported"].is_null());
    EXPECT_TRUE(document["figures"]["eqe"]["low"].is_null());
}

TEST(OpticsWrite, WritesPageNumbersAndTables) {
    const anchorite::test::TemporaryFolder temporary;
    const auto result =
        computed_optics({"dots.thickness=20:40:10nm", "mirror.thickness=50:100:50nm"});
    const fs::path page = write_optics(result, temporary / "out");
    EXPECT_EQ(page, temporary / "out" / "optics.html");
    for (const char* name : {"optics.html", "optics.json", "channels.csv",
                             "power_by_wavelength.csv", "power_by_position.csv", "angular.csv",
                             "spectrum.csv", "outside_light.csv", "tolerances.csv", "scan.csv"}) {
        EXPECT_GT(text_of(page.parent_path() / name).size(), 50U) << name;
    }
    EXPECT_EQ(nlohmann::ordered_json::parse(text_of(page.parent_path() / "optics.json")),
              optics_json(result));
}

TEST(OpticsCsv, HasAsManyFieldsInEveryLineAsInItsHeader) {
    const auto files =
        optics_csv(computed_optics({"dots.thickness=20:40:10nm", "mirror.thickness=50:100:50nm"}));
    EXPECT_EQ(files.size(), 8U);
    for (const CsvFile& file : files) {
        std::istringstream csv(file.text);
        std::vector<std::string> fields;
        std::size_t columns = 0, rows = 0;
        for (std::string line; std::getline(csv, line); ++rows) {
            ASSERT_TRUE(screening::split_record(line, ',', fields)) << line;
            if (columns == 0) columns = fields.size();
            EXPECT_EQ(fields.size(), columns) << file.name << ": " << line;
        }
        EXPECT_GT(rows, 1U) << file.name;
    }
    EXPECT_EQ(files.back().text.find("dots.thickness [nm],mirror.thickness [nm],outcoupling"), 0U);
    EXPECT_NE(files.back().text.find("\n20,100,"), std::string::npos);
}

TEST(OpticsPage, IsTheCommittedPageAroundTheResults) {
    const std::string page = text_of(ANCHORITE_SOURCE_DIR "/web/dist/optics.html");
    const std::string marker = "__ANCHORITE_PAYLOAD__";
    const std::size_t at = page.find(marker);
    ASSERT_NE(at, std::string::npos);
    EXPECT_EQ(page.find(marker, at + 1), std::string::npos);
    auto result = computed_optics();
    result.description.name = "</script><script>alert(1)</script>";
    const std::string html = html_optics(optics_json(result));
    EXPECT_EQ(html.substr(0, at), page.substr(0, at));
    EXPECT_EQ(html.find("alert(1)</script>"), std::string::npos);
    EXPECT_NE(html.find("content=\"default-src 'none'; script-src 'sha256-"), std::string::npos);
}

}  // namespace
}  // namespace anchorite::report::test
