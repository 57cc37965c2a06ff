// An analysis as JSON, CSV and page.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "anchorite/base/error.hpp"
#include "anchorite/base/json.hpp"
#include "anchorite/report/analysis_read.hpp"
#include "anchorite/report/analysis_write.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;
using namespace anchorite::measurement;
using testing::HasSubstr;

namespace {

Analysis analysis_example() {
    Analysis analysis;
    analysis.kind = "decay";
    analysis.title = "Decay of </script> a.txt";
    analysis.summary = "1.5 ns";
    analysis.sources = {{"folder/a.txt", "ab12", "horiba"},
                        {"irf.txt", "cd34", "horiba", {"the decimal mark is a comma"}}};
    analysis.settings = {{"objective", "Poisson"}};
    Estimate lifetime{"tau", "lifetime, first", 1.5, "ns"};
    lifetime.standard_error = 0.03;
    lifetime.interval = numerics::Interval{1.44, 1.56};
    analysis.estimates = {lifetime};
    analysis.tables = {{"peaks", "Peaks", {{"name", "", {}, {"a", "b"}}, {"place", "nm", {1, 2}}}}};
    Plot plot{"decay", "Decay", {"time", "ns"}, {"counts", "", true}, {}, "measured"};
    plot.curves = {{"data", CurveRole::measured, {0, 1}, {10, 5}, {3, 2}},
                   {"fit", CurveRole::fitted, {0, 1}, {9, 6}}};
    analysis.plots = {plot};
    MapPlot map{"map",      "Map",  {"x", "nm"}, {"y", "ps"},
                {"ΔA", ""}, {1, 2}, {3, 4, 5},   {1, 2, 3, 4, 5, 6}};
    analysis.maps = {map};
    analysis.warnings = {"Look out."};
    return analysis;
}

}  // namespace

TEST(AnalysisReport, JsonHoldsEverything) {
    const auto document = report::analysis_json(analysis_example());
    EXPECT_EQ(document["format"], "anchorite-analysis");
    EXPECT_EQ(document["provenance"]["input"], "a.txt, irf.txt") << "no folders";
    EXPECT_EQ(document["sources"][1]["sha256"], "cd34");
    EXPECT_EQ(document["sources"][1]["notes"][0], "the decimal mark is a comma");
    EXPECT_EQ(document["estimates"][0]["text"], "1.500 ± 0.030 ns");
    EXPECT_EQ(document["estimates"][0]["interval_95"][1], 1.56);
    EXPECT_EQ(document["tables"][0]["columns"][0]["words"][1], "b");
    EXPECT_EQ(document["plots"][0]["curves"][1]["role"], "fitted");
    EXPECT_FALSE(document["plots"][0]["curves"][1].contains("y_error")) << "a fit has none";
    EXPECT_EQ(document["maps"][0]["values"].size(), 6U);
    EXPECT_EQ(document["warnings"][0], "Look out.");
}

TEST(AnalysisReport, EndsThatTheDataDoNotGiveAreNullAndNamed) {
    Analysis analysis = analysis_example();
    const double infinite = std::numeric_limits<double>::infinity();
    analysis.estimates[0].interval = numerics::Interval{1.44, infinite};
    analysis.tables[0].columns[1].numbers[1] = std::numeric_limits<double>::quiet_NaN();
    const auto document = nlohmann::json::parse(json_text(report::analysis_json(analysis)));
    const auto& estimate = document["estimates"][0];
    EXPECT_EQ(estimate["interval_95"][0], 1.44);
    EXPECT_TRUE(estimate["interval_95"][1].is_null());
    EXPECT_EQ(estimate["unbounded"], "high");
    EXPECT_TRUE(document["tables"][0]["columns"][1]["numbers"][1].is_null());
    const Analysis read = report::analysis_from_json(document);
    EXPECT_EQ(read.estimates[0].interval->high, infinite);
    analysis.estimates[0].interval = numerics::Interval{-infinite, infinite};
    EXPECT_EQ(report::analysis_json(analysis)["estimates"][0]["unbounded"], "both");
    EXPECT_TRUE(report::analysis_json(analysis_example())["estimates"][0]["unbounded"].is_null());
}

TEST(AnalysisReport, ANumberThatARowLacksIsNullAndAnEmptyCell) {
    Analysis analysis = analysis_example();
    analysis.tables[0].columns[1].numbers[0] = number_or_none({});
    const auto document = report::analysis_json(analysis);
    EXPECT_EQ(document["tables"][0]["columns"][1]["numbers"].dump(), "[null,2.0]");
    EXPECT_EQ(report::analysis_csv(analysis)[1].text, "name,place [nm]\na,\nb,2\n");
    EXPECT_NO_THROW(json_text(document));
    EXPECT_EQ(number_or_none(0.5, 100), 50);
}

TEST(AnalysisReport, TablesHaveUnitsInTheirTitles) {
    const auto files = report::analysis_csv(analysis_example());
    ASSERT_EQ(files.size(), 4U);
    EXPECT_THAT(files[0].text, HasSubstr("tau,\"lifetime, first\",1.5,0.03,1.44,1.56,ns"));
    EXPECT_EQ(files[1].name, "table_peaks.csv");
    EXPECT_EQ(files[1].text, "name,place [nm]\na,1\nb,2\n");
    EXPECT_THAT(files[2].text, HasSubstr("curve,time [ns],counts,standard error\ndata,0,10,3\n"));
    EXPECT_THAT(files[3].text, HasSubstr("x [nm],y [ps],ΔA\n1,3,1\n2,3,2\n1,4,3\n"));
}

TEST(AnalysisReport, PageIsOneFileThatNoTextCanBreak) {
    const test::TemporaryFolder folder;
    const auto page = report::write_analysis(analysis_example(), folder / "out");
    EXPECT_EQ(page, folder / "out" / "analysis.html");
    EXPECT_TRUE(std::filesystem::exists(folder / "out" / "analysis.json"));
    EXPECT_TRUE(std::filesystem::exists(folder / "out" / "figure_decay.csv"));
    const auto html = report::html_analysis(report::analysis_json(analysis_example()));
    EXPECT_THAT(html, HasSubstr("Decay of \\u003c/script> a.txt"));
}

TEST(AnalysisReport, NumbersThatAreNoneAreRefused) {
    Analysis analysis = analysis_example();
    analysis.estimates[0].value = std::numeric_limits<double>::quiet_NaN();
    const test::TemporaryFolder folder;
    EXPECT_THROW(report::write_analysis(analysis, folder / "out"), RunError);
}
