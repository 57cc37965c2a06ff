#include "anchorite/report/results_json.hpp"

#include <gtest/gtest.h>

#include <set>

#include "anchorite/base/error.hpp"
#include "anchorite/base/json.hpp"
#include "fixture.hpp"

namespace anchorite::report::test {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> keys(const Json& object) {
    std::vector<std::string> names;
    for (const auto& [key, value] : object.items()) names.push_back(key);
    return names;
}

TEST(ResultsJson, BeginsWithFormatAndProvenance) {
    const Json results = results_json(study_of_size(2));
    const std::vector<std::string> expected{"format",  "format_version", "provenance", "title",
                                            "lattice", "score",          "samples"};
    EXPECT_EQ(keys(results), expected);
    EXPECT_EQ(results["format"], "anchorite-study");
    EXPECT_EQ(results["format_version"], 1);
    EXPECT_EQ(results["provenance"]["input"], "study.toml");
    EXPECT_EQ(results["provenance"]["engines"], Json::parse(R"([["GFN2-xTB", "6.5.1"]])"));
}

TEST(ResultsJson, TermsOfTheBestRegistryAddUpToTheScore) {
    const Json results = results_json(study_of_size(5));
    for (const Json& sample : results["samples"]) {
        if (sample["registry"].is_null()) continue;
        const Json& terms = sample["registry"]["terms"];
        const double sum = terms["bonding"].get<double>() - terms["clash"].get<double>() -
                           terms["strain"].get<double>() + terms["multiplicity"].get<double>();
        const double score = sample["registry"]["score"];
        std::cout << sample["name"] << " terms " << sum << " score " << score << "\n";
        EXPECT_NEAR(sum, score, 5e-5);
        double bonding = 0;
        for (const Json& bond : sample["registry"]["bonds"]) {
            bonding += bond["contribution"].get<double>();
        }
        EXPECT_NEAR(bonding, terms["bonding"].get<double>(), 5e-5);
    }
}

// What the page does to draw a bond must give the bond's length.
TEST(ResultsJson, DonorsStandAtTheirBondLengthsFromTheSitesNamed) {
    const Json results = results_json(study_of_size(1));
    const Json& lattice = results["lattice"];
    const Json& sample = results["samples"][0];
    const auto vector = [](const Json& json) {
        return Eigen::Vector3d(json[0].get<double>(), json[1].get<double>(),
                               json.size() > 2 ? json[2].get<double>() : 0.0);
    };
    for (const Json& bond : sample["registry"]["bonds"]) {
        const Json& on = bond["metal_site"];
        const Json& site = lattice["slab"]["open_sites"][on[0].get<int>()];
        const Eigen::Vector3d metal = vector(site["position_angstrom"]) +
                                      on[1].get<int>() * vector(lattice["a1_angstrom"]) +
                                      on[2].get<int>() * vector(lattice["a2_angstrom"]);
        const int atom = sample["anchors"][bond["anchor"].get<int>()]["atom"];
        const Eigen::Vector3d donor = vector(sample["registry"]["positions_angstrom"][atom]);
        const Eigen::Vector3d first = vector(lattice["slab"]["open_sites"][0]["position_angstrom"]);
        // The fixture's first donor stands over the origin, wherever the cell puts its site.
        const double length = (donor - (metal - Eigen::Vector3d(first.x(), first.y(), 0))).norm();
        std::cout << "length " << length << " Å, named " << bond["length_angstrom"] << " Å\n";
        EXPECT_NEAR(length, bond["length_angstrom"].get<double>(), 1e-3);
    }
}

TEST(ResultsJson, OpenSitesLieOnSlabAtomsOfTheirElement) {
    const Json slab = results_json(study_of_size(1))["lattice"]["slab"];
    ASSERT_FALSE(slab["open_sites"].empty());
    for (const Json& site : slab["open_sites"]) {
        bool found = false;
        for (std::size_t i = 0; i < slab["elements"].size(); ++i) {
            found = found || (slab["elements"][i] == site["element"] &&
                              slab["positions_angstrom"][i] == site["position_angstrom"]);
        }
        EXPECT_TRUE(found) << site.dump();
    }
}

TEST(ResultsJson, RefusedSamplesHaveNullsAndAReason) {
    const Json results = results_json(study_of_size(1));
    const Json& refused = results["samples"].back();
    EXPECT_EQ(refused["status"], "refused");
    EXPECT_EQ(refused["reason"], "2 fragments: a salt or mixture");
    for (const char* key : {"rank", "rank_interval", "registry", "pose", "site_spacing_angstrom"}) {
        EXPECT_TRUE(refused[key].is_null()) << key;
    }
}

TEST(ResultsJson, UnboundSamplesKeepTheirRegistriesWithTheVerdict) {
    const Json results = results_json(study_of_size(1));
    const Json& unbound = results["samples"][1];
    EXPECT_EQ(unbound["status"], "scored");
    EXPECT_TRUE(unbound["registry"].is_null());
    ASSERT_EQ(unbound["registries"].size(), 1u);
    EXPECT_FALSE(unbound["registries"][0]["feasible"].get<bool>());
    EXPECT_EQ(unbound["registries"][0]["verdict"], "clash 1.70 is above the limit of 0.25");
}

TEST(ResultsJson, AnchorChargesRunParallelToAnchors) {
    const Json sample = results_json(study_of_size(1))["samples"][0];
    ASSERT_EQ(sample["anchor_charges_e"].size(), sample["anchors"].size());
    EXPECT_EQ(sample["anchor_charges_e"], Json::parse("[-0.55, -0.21]"));
    EXPECT_EQ(sample["site_spacings"][0]["label"].get<std::string>().find("P=O"), 0u);
}

TEST(ResultsJson, SurvivesAStudyWithoutMolecules) {
    const Json results = results_json(study_of({}));
    EXPECT_TRUE(results["samples"].is_array());
    EXPECT_TRUE(results["samples"].empty());
    EXPECT_EQ(Json::parse(json_text(results)), results);
}

TEST(ResultsJson, RefusesNumbersThatJsonDoesNotHave) {
    study::StudyResult result = study_of_size(1);
    result.samples[0].match.score = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW(json_text(results_json(result)), RunError);
}

}  // namespace
}  // namespace anchorite::report::test
