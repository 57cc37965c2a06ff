#include "anchorite/electronic/summary.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/electronic/findings.hpp"
#include "support/reference_states.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;
using namespace anchorite::electronic;

namespace {

PoseCase reference_case(const std::string& name, const std::string& molecule, int sites) {
    const test::ReferenceStates states = test::reference_states(name);
    PoseCase one;
    one.molecule = molecule;
    one.pose = molecule.empty() ? "" : "1";
    one.sites = sites;
    one.model = states.model;
    one.result = states.result;
    one.result.cost = {100, 120, 1e9, 1};
    return one;
}

std::vector<PoseCase> reference_cases() {
    return {reference_case("defect", "", 0), reference_case("tppo", "TPPO", 1),
            reference_case("tmeoppo-p", "TMeOPPO-p", 2)};
}

SummaryOptions with_curves() {
    SummaryOptions options;
    options.curves = {{"Pb1", "pz"}, {"O", "p"}};
    return options;
}

/// A pose with made-up weights.
PoseSummary made_up(const std::string& molecule, int sites, std::vector<bool> cleared) {
    PoseSummary pose;
    pose.molecule = molecule;
    pose.pose = "1";
    pose.sites = sites;
    int number = 0;
    for (const bool one : cleared) {
        pose.metals.push_back({"Pb" + std::to_string(++number), one ? 0.1 : 0.5, 0.5, one, {}});
    }
    return pose;
}

}  // namespace

TEST(Summary, ComparesModelsWithTheBareSlab) {
    std::vector<PoseCase> cases = reference_cases();
    cases[1].parts = InteractionParts{-100, -60, -39, -60.1, -39.1, {}, {}};
    const ElectronicSummary summary = summarise(cases, {}, with_curves());
    ASSERT_EQ(summary.poses.size(), 3u);
    EXPECT_NEAR(summary.window, 2.186, 1e-3);
    EXPECT_TRUE(summary.notes.empty());
    ASSERT_EQ(summary.poses[1].metals.size(), 2u);
    EXPECT_TRUE(summary.poses[1].metals[0].cleared);
    EXPECT_FALSE(summary.poses[1].metals[1].cleared);
    EXPECT_NEAR(summary.poses[1].metals[1].bare, 0.5, 0.02);
    EXPECT_NEAR(summary.poses[1].interaction->best(), -0.8, 1e-9);
    EXPECT_EQ(summary.poses[0].pdos.curves.size(), 1u);
    EXPECT_EQ(summary.poses[1].pdos.curves.size(), 2u);
    EXPECT_EQ(summary.poses[2].pdos.curves[1].part.atoms, 4);
    ASSERT_EQ(summary.molecules.size(), 2u);
    EXPECT_EQ(summary.molecules[0].interaction->count, 1);
    EXPECT_FALSE(summary.molecules[1].interaction);
    EXPECT_NEAR(summary.cost.processor_seconds, 300, 1e-9);
    EXPECT_EQ(summary.cost.peak_memory, 1e9);
    ASSERT_NE(summary.poses[2].in_plane_state(), nullptr);
    EXPECT_NEAR(summary.poses[2].in_plane_state()->energy, 0.987, 1e-3);
}

TEST(Summary, SaysWhatIsMissing) {
    std::vector<PoseCase> cases = reference_cases();
    cases[2].result.termination = Termination::ran_out;
    cases[2].result.message = "100 steps";
    SummaryOptions options = with_curves();
    options.window = 2.3;
    const ElectronicSummary summary = summarise(cases, {}, options);
    ASSERT_EQ(summary.notes.size(), 3u);
    EXPECT_NE(summary.notes[0].find("TPPO, pose 1: states were printed up to 2.25 eV only"),
              std::string::npos);
    EXPECT_EQ(summary.notes[2], "TMeOPPO-p, pose 1: 100 steps");
    cases.erase(cases.begin());
    EXPECT_NE(test::message_of<InputError>([&] {
                  (void)summarise(cases, {}, options);
              }).find("must be the bare slab"),
              std::string::npos);
    options.cleared_share = 1;
    EXPECT_NE(test::message_of<InputError>([&] { options.validate(); }), "");
}

TEST(Findings, FollowTheNumbersOfTheReference) {
    const ElectronicSummary summary = summarise(reference_cases(), {}, with_curves());
    ASSERT_EQ(summary.findings.size(), 5u);
    EXPECT_EQ(summary.findings[0].verdict, Verdict::agrees);
    EXPECT_EQ(summary.findings[1].verdict, Verdict::agrees);
    EXPECT_EQ(summary.findings[2].verdict, Verdict::disagrees);
    EXPECT_NE(summary.findings[2].text.find("remains in 2 at 0.99 to 1.06 eV (bare slab 1.06 eV)"),
              std::string::npos)
        << summary.findings[2].text;
    EXPECT_EQ(summary.findings[3].verdict, Verdict::undecided);
    EXPECT_EQ(summary.findings[4].verdict, Verdict::undecided);
}

TEST(Findings, TurnWithTheNumbers) {
    const PoseSummary bare = made_up("", 0, {false, false});
    const auto verdict = [&](const std::vector<PoseSummary>& poses, int sites) {
        std::vector<PoseSummary> all{bare};
        all.insert(all.end(), poses.begin(), poses.end());
        return clearing_finding(all, sites).verdict;
    };
    EXPECT_EQ(verdict({made_up("A", 1, {true, false})}, 1), Verdict::agrees);
    EXPECT_EQ(verdict({made_up("A", 1, {true, true})}, 1), Verdict::disagrees);
    EXPECT_EQ(verdict({made_up("A", 2, {true, false}), made_up("B", 2, {true, true})}, 2),
              Verdict::partly);
    EXPECT_EQ(verdict({made_up("A", 1, {true, false})}, 2), Verdict::undecided);
    EXPECT_EQ(gap_finding({bare, made_up("A", 1, {true, false})}).verdict, Verdict::agrees);
    EXPECT_EQ(gap_finding({bare}).verdict, Verdict::undecided);
}

TEST(Summary, KeepsDockedAndRelaxedPosesApart) {
    std::vector<PoseCase> cases = reference_cases();
    cases[1].parts = InteractionParts{-100, -60, -39, {}, {}, {}, {}};
    cases.push_back(cases[1]);
    cases.back().set.relaxed = true;
    cases.back().parts = InteractionParts{-102, -60, -39, {}, {}, {}, {}};
    const ElectronicSummary summary = summarise(cases, {}, with_curves());
    ASSERT_EQ(summary.molecules.size(), 3u);
    EXPECT_FALSE(summary.molecules[0].set.relaxed);
    EXPECT_TRUE(summary.molecules[1].set.relaxed);
    EXPECT_EQ(summary.molecules[1].molecule, "TPPO");
    EXPECT_EQ(summary.molecules[0].interaction->count, 1);
    EXPECT_NEAR(summary.molecules[0].interaction->mean, -1, 1e-9);
    EXPECT_NEAR(summary.molecules[1].interaction->mean, -3, 1e-9);
    EXPECT_EQ(summary.molecules[0].weights[0].second.count, 1);
    EXPECT_EQ(pose_label(summary.poses[3]), "TPPO, pose 1 relaxed");
}

TEST(Summary, KeepsPosesBesideAVacancyAndInItApart) {
    std::vector<PoseCase> cases = reference_cases();
    cases.push_back(cases[1]);
    cases.back().pose = "vacancy";
    cases.back().set.in_vacancy = true;
    const ElectronicSummary summary = summarise(cases, {}, with_curves());
    ASSERT_EQ(summary.molecules.size(), 3u);
    EXPECT_EQ(summary.molecules[0].set, (PoseSet{false, false}));
    EXPECT_EQ(summary.molecules[1].set, (PoseSet{true, false}));
    EXPECT_EQ(summary.molecules[1].weights[0].second.count, 1);
    EXPECT_NE(summary.findings[0].text.find("in the vacancy: 1 of 1 such poses"), std::string::npos)
        << summary.findings[0].text;
}

TEST(Findings, CountDockedAndRelaxedPosesApart) {
    std::vector<PoseSummary> poses{made_up("", 0, {false, false}), made_up("A", 1, {true, false}),
                                   made_up("A", 1, {true, false})};
    poses[2].set.relaxed = true;
    const Finding same = clearing_finding(poses, 1);
    EXPECT_EQ(same.verdict, Verdict::agrees);
    EXPECT_EQ(same.text,
              "docked: 1 of 1 such poses clear 1 metal (A, pose 1: Pb1 0.10 of 0.50, Pb2 0.50 of "
              "0.50); relaxed: 1 of 1 such poses clear 1 metal (A, pose 1 relaxed: Pb1 0.10 of "
              "0.50, Pb2 0.50 of 0.50)");
    poses[2].metals[0].cleared = false;
    EXPECT_EQ(clearing_finding(poses, 1).verdict, Verdict::partly);
    poses[2].gap_states.resize(1);
    const Finding gap = gap_finding(poses);
    EXPECT_EQ(gap.verdict, Verdict::partly);
    EXPECT_EQ(
        gap.text.find("docked: 1 of 1 anchored slabs have no empty state in the gap; relaxed: 0 of "
                      "1 anchored slabs"),
        0u)
        << gap.text;
    poses.erase(poses.begin() + 1);
    EXPECT_EQ(gap_finding(poses).verdict, Verdict::disagrees);
}

TEST(Summary, NeverComparesCorrectedWithUncorrectedEnergies) {
    std::vector<PoseCase> cases = reference_cases();
    cases[1].parts = InteractionParts{-100, -60, -39, -60.1, -39.1, {}, {}};
    cases.push_back(cases[1]);
    cases.back().pose = "2";
    cases.back().parts = InteractionParts{-100.5, -60, -39, {}, {}, {}, {}};
    const ElectronicSummary summary = summarise(cases, {}, with_curves());
    EXPECT_NEAR(*summary.poses[1].compared_interaction, -0.8, 1e-9);
    EXPECT_FALSE(summary.poses[3].compared_interaction);
    EXPECT_EQ(summary.molecules[0].interaction->count, 1);
    ASSERT_EQ(summary.notes.size(), 1u);
    EXPECT_EQ(summary.notes[0].find("TPPO, pose 2: an interaction energy of -1.50 eV without"), 0u)
        << summary.notes[0];
    cases[1].parts->slab_in_all.reset();
    cases[1].parts->molecule_in_all.reset();
    const ElectronicSummary uncorrected = summarise(cases, {}, with_curves());
    EXPECT_NEAR(uncorrected.molecules[0].interaction->mean, -1.25, 1e-9);
    EXPECT_TRUE(uncorrected.notes.empty());
}

TEST(Summary, WeightsPosesByTheirTotalEnergies) {
    std::vector<PoseCase> cases = reference_cases();
    cases[1].parts = InteractionParts{-100, -60, -39.5, {}, {}, {}, {}};
    cases.push_back(cases[1]);
    cases.back().pose = "2";
    cases.back().result.energy += 1;
    cases.back().parts = InteractionParts{-99, -60, -38, {}, {}, {}, {}};
    const Spread spread = *summarise(cases, {}, with_curves()).molecules[0].interaction;
    EXPECT_NEAR(spread.mean, -0.75, 1e-9);
    EXPECT_NEAR(*spread.boltzmann, -0.5, 1e-9);  // the second is strained by 1.5 eV
}

TEST(Summary, TellsOccupiedLevelsFromEmptyOnes) {
    std::vector<PoseCase> cases = reference_cases();
    const auto bare = summarise(cases, {}, with_curves()).poses[1];
    ASSERT_FALSE(bare.gap_states.empty());
    cases[1].result.states[static_cast<std::size_t>(bare.gap_states[0].state)].occupation = 2;
    const ElectronicSummary summary = summarise(cases, {}, with_curves());
    const PoseSummary& pose = summary.poses[1];
    ASSERT_NE(pose.lowest_empty(), nullptr);
    EXPECT_LT(pose.lowest_empty()->occupation, 1);
    EXPECT_GE(pose.lowest_empty()->energy, pose.gap_states[0].energy);
}

TEST(Summary, CountsElectronsGivenFromTheMoleculesOwnCharge) {
    std::vector<PoseCase> cases = reference_cases();
    const auto atoms = static_cast<Eigen::Index>(cases[1].model.atoms.size());
    cases[1].result.charges = Eigen::VectorXd::Zero(atoms);
    const double neutral = summarise(cases, {}, with_curves()).poses[1].charge->to_slab;
    cases[1].model.charge = -1;
    EXPECT_NEAR(summarise(cases, {}, with_curves()).poses[1].charge->to_slab, neutral + 1, 1e-12);
}

TEST(Findings, CompareStrengthsOfMoleculesWithTwoAnchorsAndOne) {
    const auto held = [](const std::string& molecule, int sites, double energy) {
        PoseSummary pose = made_up(molecule, sites, {});
        pose.compared_interaction = energy;
        return pose;
    };
    std::vector<PoseSummary> poses{made_up("", 0, {}), held("A", 1, -1.0), held("A", 1, -1.2),
                                   held("B", 2, -1.4)};
    const Finding agrees = strength_finding(poses);
    EXPECT_EQ(agrees.verdict, Verdict::agrees);
    EXPECT_EQ(agrees.text,
              "docked: two anchors hold more strongly in 1 of 1 comparisons of molecules (two: B "
              "-1.40 eV; one: A -1.10 ± 0.14 eV)");
    poses.push_back(held("C", 2, -0.9));
    EXPECT_EQ(strength_finding(poses).verdict, Verdict::partly);
    poses.erase(poses.begin() + 3);
    EXPECT_EQ(strength_finding(poses).verdict, Verdict::disagrees);
    poses.pop_back();
    EXPECT_EQ(strength_finding(poses).verdict, Verdict::undecided);
}

TEST(Findings, PotentialsComeInThePapersOrderOrNot) {
    const std::vector<std::string> order{"OMe", "F", "Cl"};
    const auto finding = [&](double methoxy, double fluorine, double chlorine) {
        return potential_finding({{"a", "OMe", 0, methoxy, 5},
                                  {"b", "F", 0, fluorine, 5},
                                  {"c", "Cl", 0, chlorine, 5},
                                  {"d", "OMe", 0, methoxy + 3, 5},
                                  {"e", "OMe", 0, methoxy - 3, 5}},
                                 order);
    };
    EXPECT_EQ(finding(-1.2, -0.8, -0.6).verdict, Verdict::agrees);
    EXPECT_EQ(finding(-0.5, -0.6, -0.7).verdict, Verdict::disagrees);
    const Finding mixed = finding(-1.2, -0.6, -0.8);
    EXPECT_EQ(mixed.verdict, Verdict::partly);
    EXPECT_EQ(mixed.text, "deepest first: OMe -1.20 V, Cl -0.80 V, F -0.60 V");
    EXPECT_EQ(mixed.claim, "the anchors' potentials deepen in the order Cl < F < OMe");
    EXPECT_EQ(potential_finding({}, order).verdict, Verdict::undecided);
    const double none = std::nan("");
    EXPECT_EQ(finding(-1.2, none, -0.6).text,
              "deepest first: OMe -1.20 V, Cl -0.60 V (2 of 3 "
              "anchors computed)");
    EXPECT_EQ(finding(none, none, -0.6).verdict, Verdict::undecided);
}
