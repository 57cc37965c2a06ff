#include "anchorite/report/electronic_json.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <tuple>

#include "anchorite/base/error.hpp"
#include "anchorite/base/json.hpp"
#include "support/reference_states.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;
using namespace anchorite::electronic;
using Json = nlohmann::ordered_json;

namespace {

ElectronicSummary reference_summary() {
    std::vector<PoseCase> cases;
    for (const auto& [states, molecule, sites] :
         {std::tuple{"defect", "", 0}, std::tuple{"tppo", "TPPO", 1}}) {
        const test::ReferenceStates reference = test::reference_states(states);
        PoseCase one;
        one.molecule = molecule;
        one.pose = "1";
        one.sites = sites;
        one.model = reference.model;
        one.result = reference.result;
        if (sites > 0) one.parts = InteractionParts{-101.1, -60, -40, -60.1, -40.2, {}, {}};
        cases.push_back(one);
    }
    SummaryOptions options;
    options.curves = {{"Pb1", "pz"}, {"O", "p"}};
    return summarise(cases, {{"TPPO", "P=O", 3, -2.1, 12}}, options);
}

Json reference_json() {
    return report::electronic_json(reference_summary(), "slabs", make_provenance());
}

}  // namespace

TEST(ElectronicJson, HoldsWhatWasFoundWithUnits) {
    const Json json = reference_json();
    EXPECT_EQ(json["format"], "anchorite-electronic");
    EXPECT_EQ(json["format_version"], report::electronic_format_version);
    const Json& bare = json["poses"][0];
    EXPECT_NEAR(bare["gap_ev"], 1.734, 1e-3);
    EXPECT_EQ(bare["gap_states"].size(), 3u);
    EXPECT_EQ(bare["gap_states"][0]["composition"][0]["orbital"], "px");
    EXPECT_TRUE(bare["gap_states"][0]["in_plane_pair"]);
    EXPECT_TRUE(bare["interaction"].is_null());
    EXPECT_TRUE(bare["scale_shift_ev"].is_number());
    const Json& anchored = json["poses"][1];
    EXPECT_NEAR(anchored["interaction"]["corrected_ev"], -0.8, 1e-9);
    EXPECT_NEAR(anchored["interaction"]["superposition_error_ev"], 0.3, 1e-9);
    EXPECT_TRUE(anchored["metals"][0]["cleared"]);
    EXPECT_EQ(anchored["pdos"]["curves"][1]["density_per_ev"].size(),
              anchored["pdos"]["energy_ev"].size());
    EXPECT_EQ(json["findings"][0]["verdict"], "agrees");
    EXPECT_EQ(json["molecules"][0]["interaction_ev"]["count"], 1);
    EXPECT_TRUE(json["molecules"][0]["interaction_ev"]["standard_deviation"].is_null());
    EXPECT_EQ(json["potentials"][0]["minimum_v"], -2.1);
}

TEST(ElectronicJson, FillsThePage) {
    const Json json = reference_json();
    const std::string page = report::html_electronic(json);
    EXPECT_NE(page.find("\"format\":\"anchorite-electronic\""), std::string::npos);
    EXPECT_EQ(page.find("__ANCHORITE_PAYLOAD__"), std::string::npos);
    Json broken = json;
    broken["poses"][0]["gap_ev"] = NAN;
    EXPECT_EQ(test::message_of<RunError>([&] { (void)report::html_electronic(broken); }),
              "a result is not a finite number: /poses/0/gap_ev");
}
