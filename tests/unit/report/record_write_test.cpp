#include "anchorite/report/record_write.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "anchorite/base/error.hpp"
#include "anchorite/report/analysis_read.hpp"
#include "anchorite/report/analysis_write.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::report {
namespace {

using namespace measurement;

Analysis full_analysis() {
    Analysis one;
    one.kind = "decay";
    one.title = "Decay of a.txt";
    one.summary = "It decays.";
    one.sources = {{"a.txt", "aa", "text"}};
    one.settings = {{"objective", "Poisson likelihood"}};
    one.estimates = {{"tau", "lifetime", 3.5, "ns", 0.1, numerics::Interval{3.3, 3.7}, "mean"},
                     {"chi", "reduced chi-square", 1.1, "", {}, {}, "", "a figure of merit"}};
    one.tables = {{"parts", "Parts", {{"tau/ns", "ns", {1, 2}}, {"what", "", {}, {"a", "b"}}}}};
    one.plots = {{"curve",
                  "Curve",
                  {"time", "ns"},
                  {"counts", "", true},
                  {{"measured", CurveRole::measured, {0, 1}, {9, 4}, {3, 2}},
                   {"fit", CurveRole::fitted, {0, 1}, {9, 4}}},
                  "Points and fit."}};
    one.maps = {{"map", "Map", {"x"}, {"y"}, {"z"}, {0, 1, 2}, {0, 1}, {1, 2, 3, 4, 5, 6}, true}};
    one.warnings = {"Beware."};
    return one;
}

RecordResult result_of(Record record) {
    MadeAnalysis made;
    made.plan = {"A/1", {}, {"decay", {}, {}, {}}, {{"raw/a.txt", "aa"}}, "key"};
    made.how = MadeHow::computed;
    made.analysis = full_analysis();
    MadeAnalysis failed = made;
    failed.how = MadeHow::failed;
    failed.failure = "it broke";
    return {std::move(record), {{made, failed}}, {}};
}

Record record() {
    return parse_record("title = \"m\"\n[[sample]]\nname = \"A/1\"\n", "r.toml");
}

TEST(AnalysisFromJson, IsTheInverseOfAnalysisJson) {
    const Analysis one = full_analysis();
    const auto json = analysis_json(one);
    EXPECT_EQ(analysis_json(analysis_from_json(nlohmann::json::parse(json.dump()))).dump(),
              json.dump());
    EXPECT_THROW(analysis_from_json(nlohmann::json{{"kind", 3}}), nlohmann::json::exception);
}

TEST(AnalysisFromJson, TakesNumbersThatWereNotFinite) {
    Analysis one = full_analysis();
    one.plots[0].curves[0].y[0] = std::numeric_limits<double>::quiet_NaN();
    const auto text = analysis_json(one).dump();
    EXPECT_TRUE(
        std::isnan(analysis_from_json(nlohmann::json::parse(text)).plots[0].curves[0].y[0]));
}

TEST(RecordWrite, GivesEachAnalysisAFolder) {
    const RecordResult result = result_of(record());
    EXPECT_EQ(analysis_folders(result.results),
              (std::vector<std::string>{"A_1/1-decay", "A_1/2-decay"}));
    const anchorite::test::TemporaryFolder folder;
    EXPECT_EQ(write_record(result, folder.path()), folder.path() / "record.json");
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "A_1/1-decay/analysis.json"));
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "A_1/2-decay"));
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "record.h5"));
    EXPECT_THROW(write_record_hdf5(result, "/dev/null/record.h5"), RunError);
}

TEST(RecordJson, SaysWhereEveryNumberIsFrom) {
    const auto json = record_json(result_of(record()));
    const auto& analyses = json["samples"][0]["analyses"];
    ASSERT_EQ(analyses.size(), 2U);
    EXPECT_EQ(analyses[0]["raw"][0]["sha256"], "aa");
    EXPECT_EQ(analyses[0]["estimates"][0]["definition"], "mean");
    EXPECT_EQ(analyses[1]["failure"], "it broke");
    EXPECT_EQ(json["provenance"]["input"], "r.toml");
}

}  // namespace
}  // namespace anchorite::report
