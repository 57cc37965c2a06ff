#include "anchorite/report/survey_write.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

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
    relaxed.relaxation = electronic::Relaxation{0.31, 17, 0.04, 0.25};
    relaxed.metals = {{"Pb1", 0.06, 0.5, true, electronic::NearestDonor{0, 1, 2.51}},
                      {"Pb2", 0.49, 0.5, false, {}}};
    relaxed.model.name = "oxide 1";
    relaxed.model.cell = 10 * Eigen::Matrix3d::Identity();
    relaxed.model.atoms = {{82, {0, 0, 0}, electronic::Role::open},
                           {8, {0, 0, 2.51}, electronic::Role::molecule},
                           {1, {0, 0.9, 2.6}, electronic::Role::molecule}};
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
    EXPECT_TRUE(document["poses"][1]["relaxation"].is_null());
    EXPECT_EQ(document["poses"][2]["relaxation"]["gained_ev"], 0.31);
    EXPECT_EQ(document["poses"][2]["metals"][0]["nearest_donor"]["distance_angstrom"], 2.51);
    EXPECT_TRUE(document["poses"][2]["metals"][1]["nearest_donor"].is_null());
}

TEST(SurveyWrite, ShowsWhereTheAtomsAre) {
    const auto model = survey_json(small_survey())["poses"][2]["model"];
    EXPECT_EQ(model["elements"], (std::vector<std::string>{"Pb", "O", "H"}));
    EXPECT_EQ(model["positions_angstrom"][1][2], 2.51);
    EXPECT_EQ(model["open_metals"], (std::vector<int>{0}));
    EXPECT_EQ(model["molecule_atoms"], (std::vector<int>{1, 2}));
    EXPECT_EQ(model["molecule_bonds"].dump(), "[[1,2]]");
}

TEST(SurveyWrite, HasARowForEveryModelStateAndAnchor) {
    const auto result = small_survey();
    const std::string models = file_named(result, "models.csv");
    EXPECT_THAT(models, HasSubstr("Pb1_pz_weight,Pb2_pz_weight"));
    EXPECT_THAT(models, HasSubstr("\"oxide, with a comma\",1,docked,1,"));
    EXPECT_THAT(models, HasSubstr("\"oxide, with a comma\",1,relaxed,1,"));
    EXPECT_THAT(models, HasSubstr(",2.51,,,,,0.31,17,0.04,0.25,"));
    const auto columns = [](std::string_view line) { return std::ranges::count(line, ','); };
    const std::string_view header = std::string_view(models).substr(0, models.find('\n'));
    const std::string_view bare = std::string_view(models).substr(header.size() + 1);
    EXPECT_EQ(columns(header), columns(bare.substr(0, bare.find('\n'))));
    EXPECT_THAT(models, HasSubstr("\n,,,0,"));
    EXPECT_THAT(file_named(result, "gap-states.csv"), HasSubstr("1.065,,0,0,no,Pb1 px 0.33"));
    EXPECT_THAT(file_named(result, "potentials.csv"), HasSubstr("oxide,P=O,4,-1.9,20"));
}

TEST(SurveyWrite, WritesPageDocumentAndTables) {
    const anchorite::test::TemporaryFolder folder;
    const auto page = write_survey(small_survey(), folder.path());
    EXPECT_THAT(read_text_file(page), HasSubstr("oxide, with a comma"));
    EXPECT_EQ(folder.entries(), 7U);
    EXPECT_THAT(read_text_file(folder.path() / "geometries" / "oxide,_with_a_comma-1-relaxed.xyz"),
                HasSubstr("Pb"));
}

}  // namespace
}  // namespace anchorite::report
