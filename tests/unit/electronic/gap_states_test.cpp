#include "anchorite/electronic/gap_states.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"
#include "anchorite/electronic/open_weights.hpp"
#include "anchorite/electronic/projections.hpp"
#include "support/reference_states.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;
using namespace anchorite::electronic;

TEST(Projections, AreFoundByNameOrRefused) {
    const auto [model, result] = test::reference_states("tppo");
    EXPECT_TRUE(has_projection(result, "Pb1"));
    EXPECT_FALSE(has_projection(result, "Pb3"));
    const std::string refusal =
        test::message_of<InputError>([&r = result] { (void)projection(r, "Pb3"); });
    EXPECT_EQ(refusal,
              "states were not projected on \"Pb3\" but on I, Cs, Pb, O, P, C, H, Pb1, Pb2, "
              "surface Pb, bulk Pb, slab");
    EngineResult none;
    none.engine = "espresso";
    EXPECT_NE(test::message_of<InputError>([&] {
                  (void)projection(none, "Pb1");
              }).find("the states of espresso were not projected on atoms"),
              std::string::npos);
}

TEST(Projections, SumOrbitalsByTheirFirstLetters) {
    const auto [model, result] = test::reference_states("defect");
    const Projection& metal = projection(result, "Pb1");
    const Eigen::VectorXd p = orbital_weights(metal, "p");
    const Eigen::VectorXd sum =
        orbital_weights(metal, "px") + orbital_weights(metal, "py") + orbital_weights(metal, "pz");
    EXPECT_LT((p - sum).norm(), 1e-12);
    EXPECT_NEAR(orbital_weights(projection(result, "slab"), "")[12], 1, 1e-6);
}

TEST(Projections, OfAStateShareNoAtomAndMissNone) {
    for (const char* name : {"defect", "tppo", "tmeoppo-p"}) {
        auto [model, result] = test::reference_states(name);
        if (model.atoms.size() > 38) {
            // one oxygen on its own, and a group of several elements
            model.groups.push_back({"donors", {38}});
            model.groups.push_back({"mixed", {0, 1}});
            Projection one = projection(result, "O");
            one.weights /= static_cast<double>(projected_atoms(model, "O").size());
            for (const char* group : {"donors", "mixed"}) {
                one.group = group;
                result.projections.push_back(one);
            }
        }
        double weight = 0;
        int atoms = 0;
        std::string names;
        for (const DisjointPart& part : disjoint_parts(result, model)) {
            weight += orbital_weights(part.projection, "")[12];
            atoms += part.atoms;
            names += part.projection.group + ",";
        }
        EXPECT_EQ(atoms, static_cast<int>(model.atoms.size()));
        EXPECT_NEAR(weight, 1, 1e-5);
        EXPECT_EQ(names.find("mixed"), std::string::npos);
        EXPECT_EQ(names.find("other O") != std::string::npos, std::string(name) == "tmeoppo-p")
            << names;
    }
}

TEST(BandEdges, AreOfTheSlabAndOfItsInnerMetals) {
    const auto [model, result] = test::reference_states("tmeoppo-p");
    const BandEdges edges = band_edges(result, {});
    EXPECT_EQ(edges.valence_state, 11);
    ASSERT_TRUE(edges.gap());
    EXPECT_NEAR(*edges.gap(), 1.742, 1e-3);
    EXPECT_EQ(edges.conduction_state, 16);
    EXPECT_NEAR(edges.last, 2.186, 1e-3);
}

TEST(BandEdges, AMoleculesLevelInTheGapIsNoEdge) {
    auto [model, result] = test::reference_states("tppo");
    const BandEdges before = band_edges(result, {});
    // the highest occupied state becomes the molecule's
    for (Projection& one : result.projections) {
        one.weights.row(11) *= one.group == "C" ? 1 : 0;
        if (one.group == "C") one.weights(11, 1) = 1;
    }
    const BandEdges after = band_edges(result, {});
    EXPECT_EQ(after.valence_state, 10);
    EXPECT_LT(after.valence, before.valence);
    const std::vector<GapState> states = gap_states(result, model, after, {});
    ASSERT_FALSE(states.empty());
    EXPECT_EQ(states[0].occupation, 2);
    EXPECT_EQ(states[0].composition.at(0).group, "C");
    GapOptions all;
    all.slab_group = "H";
    EXPECT_NE(test::message_of<InputError>([&r = result, &all] {
                  (void)band_edges(r, all);
              }).find("no occupied state has a share of 0.5 in the group \"H\""),
              std::string::npos);
}

TEST(BandEdges, WithoutABulkLikeStateTheGapIsOpen) {
    auto [model, result] = test::reference_states("defect");
    for (Projection& one : result.projections) {
        if (one.group == "bulk Pb") one.weights.setZero();
    }
    const BandEdges edges = band_edges(result, {});
    EXPECT_FALSE(edges.conduction);
    EXPECT_FALSE(edges.gap());
    const std::vector<GapState> states = gap_states(result, model, edges, {});
    EXPECT_EQ(states.size(), 12u);
    EXPECT_FALSE(states[0].below_conduction);
}

TEST(BandEdges, TheLastDigitsOfAnEnergyDoNotEndAKPoint) {
    auto [model, result] = test::reference_states("defect");
    const double last = band_edges(result, {}).last;
    result.states[14].energy = result.states[13].energy - 0.5e-4;
    EXPECT_EQ(band_edges(result, {}).last, last);
    result.states[14].energy = result.states[13].energy - 2e-4;
    EXPECT_LT(band_edges(result, {}).last, last - 0.1);
}

TEST(BandEdges, InnerMetalsAreThoseOfTheSlab) {
    Model model = test::reference_states("defect").model;
    EXPECT_NE(test::message_of<InputError>([&] {
                  (void)inner_groups(model);
              }).find("has no group of inner metals"),
              std::string::npos);
    for (const int inner : {8, 11, 14, 17}) {
        model.atoms[static_cast<std::size_t>(inner)].role = Role::bulk;
    }
    EXPECT_EQ(inner_groups(model), std::vector<std::string>{"bulk Pb"});
    model.groups.push_back({"bulk Sn", {8, 11}});
    EXPECT_EQ(inner_groups(model), (std::vector<std::string>{"bulk Pb", "bulk Sn"}));
}

TEST(BandEdges, CountTheInnerMetalsOfAllElements) {
    auto [model, result] = test::reference_states("defect");
    const BandEdges one = band_edges(result, {});
    GapOptions halves;
    halves.bulk_groups = {"half", "other half"};
    Projection half = projection(result, "bulk Pb");
    half.weights /= 2;
    for (const std::string& name : halves.bulk_groups) {
        half.group = name;
        result.projections.push_back(half);
    }
    EXPECT_EQ(band_edges(result, halves).conduction, one.conduction);
    halves.bulk_groups = {"half"};
    EXPECT_NE(band_edges(result, halves).conduction, one.conduction);
}

TEST(GapStates, HaveComponentsLargestFirst) {
    const auto [model, result] = test::reference_states("defect");
    const std::vector<GapState> states = gap_states(result, model, band_edges(result, {}), {});
    ASSERT_EQ(states.size(), 3u);
    for (const GapState& state : states) {
        for (std::size_t i = 1; i < state.composition.size(); ++i) {
            EXPECT_GE(state.composition[i - 1].weight, state.composition[i].weight);
        }
        EXPECT_GT(state.participation, 2);
        EXPECT_LT(state.participation, 38);
        EXPECT_NEAR(*state.below_conduction + state.energy, 1.734, 1e-3);
    }
    EXPECT_TRUE(states[0].in_plane_pair);
    EXPECT_FALSE(states[1].in_plane_pair);
    EXPECT_EQ(states[0].composition[0].orbital, "px");
}

TEST(GapStates, ThePairIsAlongTheLineBetweenTheMetals) {
    auto [model, result] = test::reference_states("defect");
    model.atoms[32].position = model.atoms[27].position + Eigen::Vector3d(0, 6.29, 0);
    const std::vector<GapState> states = gap_states(result, model, band_edges(result, {}), {});
    EXPECT_FALSE(states[0].in_plane_pair);
    EXPECT_LT(states[0].in_plane_share, 0.1);
}

TEST(OpenWeights, CountEmptyStatesUpToTheWindow) {
    const auto [model, result] = test::reference_states("defect");
    const BandEdges edges = band_edges(result, {});
    const Eigen::VectorXd pz = orbital_weights(projection(result, "Pb1"), "pz");
    const OpenWeights narrow = open_weights(result, model, edges, 1.7, {});
    ASSERT_EQ(narrow.metals.size(), 2u);
    EXPECT_EQ(narrow.metals[0].group, "Pb1");
    EXPECT_NEAR(narrow.metals[0].weight, pz[12] + pz[13] + pz[14], 1e-12);
    EXPECT_TRUE(narrow.complete);
    const OpenWeights wide = open_weights(result, model, edges, 3, {});
    EXPECT_FALSE(wide.complete);
    EXPECT_NE(wide.note.find("up to 2.44 eV only"), std::string::npos) << wide.note;
}

TEST(OpenWeights, UseTheWindowOfTheModelThatEndsFirst) {
    BandEdges one;
    one.last = 2.4;
    BandEdges other;
    other.last = 2.2;
    EXPECT_EQ(common_window({one, other}, {}), 2.2);
    EXPECT_EQ(common_window({one, other}, 2.3), 2.3);
    EXPECT_NE(test::message_of<InputError>([] { (void)common_window({}, {}); }), "");
}

TEST(OpenWeights, RefuseAProjectionOnAllOfP) {
    const auto [model, result] = test::reference_states("defect");
    GapOptions options;
    options.open_groups = {"Pb"};
    const BandEdges edges = band_edges(result, options);
    EXPECT_NE(test::message_of<InputError>([&, &m = model, &r = result] {
                  (void)open_weights(r, m, edges, 2, options);
              }).find("not on pz"),
              std::string::npos);
    options.bulk_share = 2;
    EXPECT_NE(test::message_of<InputError>([&] { options.validate(); }), "");
}
