#include "anchorite/report/survey_write.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "anchorite/base/text_file.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::report {
namespace {

using testing::HasSubstr;

study::SurveyResult small_survey() {
    study::SurveyResult result;
    result.title = "small";
    electronic::PoseSummary bare;
    bare.weights.metals = {{"Pb1", 0.5}, {"Pb2", 0.49}};
    electronic::GapState state;
    state.energy = 1.065;
    state.composition = {{"Pb1", "px", 0.33}};
    bare.gap_states = {state};
    electronic::PoseSummary docked = bare;
    docked.molecule = "oxide, with a comma";
    docked.pose = "1";
    docked.sites = 1;
    electronic::PoseSummary relaxed = docked;
    relaxed.set.relaxed = true;
    result.summary.poses = {bare, docked, relaxed};
    result.summary.potentials = {{"oxide", "P=O", 3, -1.9, 20}};
    result.missing = {{"oxide 1, slab alone", "out of time"}};
    return result;
}

std::string file_named(const study::SurveyResult& result, const std::string& name) {
    for (const CsvFile& file : survey_csv(result)) {
        if (file.name == name) return file.text;
    }
    return "no such file";
}

TEST(SurveyWrite, TellsWhatIsMissing) {
    const auto document = survey_json(small_survey());
    EXPECT_EQ(document["missing"][0]["calculation"], "oxide 1, slab alone");
    EXPECT_EQ(document["missing"][0]["reason"], "out of time");
    ASSERT_EQ(document["poses"].size(), 3U);
    EXPECT_EQ(document["poses"][1]["relaxed"], false);
    EXPECT_EQ(document["poses"][2]["relaxed"], true);
}

TEST(SurveyWrite, HasARowForEveryModelStateAndAnchor) {
    const auto result = small_survey();
    const std::string models = file_named(result, "models.csv");
    EXPECT_THAT(models, HasSubstr("Pb1_pz_weight,Pb2_pz_weight"));
    EXPECT_THAT(models, HasSubstr("\"oxide, with a comma\",1,docked,1,"));
    EXPECT_THAT(models, HasSubstr("\"oxide, with a comma\",1,relaxed,1,"));
    EXPECT_THAT(models, HasSubstr("\n,,,0,"));
    EXPECT_THAT(file_named(result, "gap-states.csv"), HasSubstr("1.065,,0,no,Pb1 px 0.33"));
    EXPECT_THAT(file_named(result, "potentials.csv"), HasSubstr("oxide,P=O,4,-1.9,20"));
}

TEST(SurveyWrite, WritesPageDocumentAndTables) {
    const anchorite::test::TemporaryFolder folder;
    const auto page = write_survey(small_survey(), folder.path());
    EXPECT_THAT(read_text_file(page), HasSubstr("oxide, with a comma"));
    EXPECT_EQ(folder.entries(), 6U);
}

}  // namespace
}  // namespace anchorite::report
