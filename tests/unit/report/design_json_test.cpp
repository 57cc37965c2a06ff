#include "anchorite/report/design_json.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

using namespace anchorite;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

study::Design two_molecules() {
    study::Design design;
    design.study = "a study";
    design.calibrated_on = design.perovskite = "CsPbI3";
    design.calibrated_spacing = design.spacing = 6.5;
    study::DesignedMolecule good;
    good.candidate = {"good, or so", "CP(C)(C)=O", 1};
    good.factors = {"good, or so", 6.6, 0.2, 1, 3, false};
    good.mismatch = 0.02;
    good.predicted.ratio.fitted = study::Predicted{0.05, {0.01, infinity}};
    good.predicted.t50.fitted = study::Predicted{3600000, {360000, 36000000}};
    good.extrapolations = {"another number of donors"};
    study::DesignedMolecule bad;
    bad.candidate = {"bad", "CC", 0};
    bad.refusal = "no donor";
    design.molecules = {good, bad};
    design.points = {good.factors, {"known", 7.2, 0.2, 1, 3, true}};
    design.pairs = {{0, 1, study::Varied::spacing, 0.6, 0.0, 1.0}};
    return design;
}

}  // namespace

TEST(DesignJson, HoldsPredictionsIntervalsAndPairs) {
    const auto json = report::design_json(two_molecules(), {});
    EXPECT_EQ(json["format"], "anchorite-design");
    const auto& good = json["molecules"][0];
    EXPECT_EQ(good["k_nr_over_k_r"]["low"], 0.01);
    EXPECT_TRUE(good["k_nr_over_k_r"]["high"].is_null());
    EXPECT_EQ(good["t50_h"]["value"], 1000);
    EXPECT_TRUE(good["eqe"].is_null());
    EXPECT_TRUE(good["refusal"].is_null());
    EXPECT_EQ(json["molecules"][1]["refusal"], "no donor");
    EXPECT_FALSE(json["molecules"][1].contains("plqy"));
    EXPECT_EQ(json["pairs"][0]["varied"], "spacing");
    EXPECT_EQ(json["pairs"][0]["second"], "known");
}

TEST(DesignJson, LeavesOutWhatAMoleculeWithOneDonorHasNot) {
    study::Design design = two_molecules();
    design.molecules[0].factors.extra = 0;
    const auto json = report::design_json(design, {});
    for (const char* key : {"spacing_angstrom", "mismatch", "nucleophilicity_e"}) {
        EXPECT_TRUE(json["molecules"][0][key].is_null()) << key;
    }
    EXPECT_NE(report::design_csv(design).find("CP(C)(C)=O,1,,,,0,"), std::string::npos);
    EXPECT_EQ(report::design_json(two_molecules(), {})["molecules"][0]["mismatch"], 0.02);
}

TEST(DesignCsv, EveryRowHasTheColumnsOfTheHeading) {
    const std::string text = report::design_csv(two_molecules());
    std::vector<long> commas;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = text.find('\n', begin);
        const std::string line = text.substr(begin, end - begin);
        commas.push_back(std::count(line.begin(), line.end(), ','));
        begin = end + 1;
    }
    ASSERT_EQ(commas.size(), 3U);
    EXPECT_EQ(commas[1], commas[0] + 1);  // one more within the quoted name
    EXPECT_EQ(commas[2], commas[0]);
    EXPECT_NE(text.find("\"good, or so\""), std::string::npos);
}
