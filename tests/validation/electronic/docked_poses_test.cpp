// Poses of the six molecules of Nat. Commun. 16, 8201 (2025) on the slab with a vacancy, and the
// bond lengths of a docking by another program: soft spheres and free torsions from GFN1-xTB
// geometries (tests/data/electronic/D_TPPO.xyz, D_TMeOPPOp.xyz).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

#include "anchorite/anchoring/candidate.hpp"
#include "anchorite/base/text_file.hpp"
#include "anchorite/electronic/adsorb.hpp"
#include "anchorite/molecule/read.hpp"
#include "support/paper_molecules.hpp"

namespace {

using namespace anchorite;
using namespace anchorite::electronic;

constexpr int iodine = 53, oxygen = 8;

SlabModel defect() {
    SlabModelOptions options;
    options.spacing = 6.29;
    options.vacancies = {{iodine, 2}};
    options.compensate = true;
    return make_slab_model(options);
}

AdsorbResult docked(const test::PaperMolecule& paper, const AdsorbOptions& options) {
    const auto molecule =
        anchoring::make_candidate(molecule::from_smiles(paper.smiles, paper.name), {.count = 50});
    return adsorb(defect(), molecule, anchoring::DonorTable::standard(), options);
}

/// Oxygens of a molecule on the reference's slab, by their distances to a metal [Å].
double nearest_oxygen(const std::string& name, const Eigen::Vector3d& metal) {
    const std::string file = std::string(ANCHORITE_TEST_DATA) + "/electronic/" + name;
    double nearest = std::numeric_limits<double>::infinity();
    for (const ModelAtom& atom : parse_xyz(read_text_file(file), file).atoms) {
        if (atom.element != oxygen) continue;
        nearest = std::min(nearest, (atom.position - metal).norm());
    }
    return nearest;
}

class DockedPoses : public testing::TestWithParam<int> {};

TEST_P(DockedPoses, HoldTheOxideAndKeepClear) {
    const auto& paper = test::paper_molecules[static_cast<std::size_t>(GetParam())];
    const AdsorbResult result = docked(paper, {});
    EXPECT_EQ(result.termination, Termination::converged) << result.message;
    std::printf("%s: asked >= 3 distinct poses, measured %zu\n", paper.name, result.poses.size());
    ASSERT_GE(result.poses.size(), 3U);
    for (const AdsorbedPose& pose : result.poses) {
        std::printf("  %s, score %.3f: Pb1-O asked 2.46 +/- 0.1 Å, measured %.2f; ",
                    pose_kind_name(pose.kind).c_str(), pose.terms.total(), pose.contacts[0].length);
        std::printf(
            "images asked >= 2.4 Å, measured %.2f; slab asked >= 0.8 radii, measured %.2f; "
            "strain asked <= 33 kJ/mol, measured %.1f\n",
            pose.image_contact, pose.slab_contact, pose.terms.strain);
        EXPECT_NEAR(pose.contacts[0].length, 2.46, 0.1);
        EXPECT_EQ(pose.contacts[0].metal, "Pb1");
        EXPECT_GE(pose.image_contact, 2.4);
        EXPECT_GE(pose.slab_contact, 0.8);
        EXPECT_LE(pose.terms.strain, 33);
    }
}

INSTANTIATE_TEST_SUITE_P(Paper, DockedPoses, testing::Range(0, 6));

TEST(DockedPoses, HaveTheBondLengthsOfTheOtherProgram) {
    const Eigen::Vector3d first(0, 0, 10.935), second(6.29, 0, 10.935);
    AdsorbOptions options;
    options.poses = 1;
    const auto methoxy = docked(test::paper_molecules[0], options).poses.at(0);
    ASSERT_EQ(methoxy.kind, PoseKind::two_site);
    const auto plain = docked(test::paper_molecules[5], options).poses.at(0);
    const auto compare = [](const char* what, double theirs, double ours) {
        std::printf("%s: asked %.2f +/- 0.15 Å, measured %.2f\n", what, theirs, ours);
        EXPECT_NEAR(ours, theirs, 0.15) << what;
    };
    compare("TPPO Pb1-O(P)", nearest_oxygen("D_TPPO.xyz", first), plain.contacts[0].length);
    compare("TMeOPPO-p Pb1-O(P)", nearest_oxygen("D_TMeOPPOp.xyz", first),
            methoxy.contacts[0].length);
    compare("TMeOPPO-p Pb2-O(Me)", nearest_oxygen("D_TMeOPPOp.xyz", second),
            methoxy.contacts[1].length);
}

TEST(DockedPoses, ReachTheVacancyWithBothKinds) {
    AdsorbOptions options;
    options.poses = 0;
    options.vacancy_pose = true;
    for (const int index : {0, 5}) {
        const auto& paper = test::paper_molecules[static_cast<std::size_t>(index)];
        const AdsorbResult result = docked(paper, options);
        ASSERT_EQ(result.poses.size(), 1U) << paper.name;
        for (const MetalContact& contact : result.poses[0].contacts) {
            std::printf("%s in the vacancy, %s-O: asked < 3.4 Å, measured %.2f\n", paper.name,
                        contact.metal.c_str(), contact.length);
            EXPECT_LT(contact.length, 3.4);
        }
    }
}

}  // namespace
