#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "anchorite/anchoring/candidate.hpp"
#include "anchorite/anchoring/flexible_docking.hpp"
#include "anchorite/anchoring/match.hpp"
#include "anchorite/anchoring/rigid_docking.hpp"
#include "anchorite/anchoring/surface.hpp"
#include "anchorite/anchoring/torsion_drive.hpp"
#include "anchorite/molecule/read.hpp"
#include "support/surfaces.hpp"

namespace anchorite::anchoring {
namespace {

/// 1,3-bis(dimethylphosphoryl)propane: two P=O on a chain long enough for neighbouring sites.
class Diphosphoryl : public testing::Test {
protected:
    static void SetUpTestSuite() {
        molecule::ConformerOptions few;
        few.count = 4;
        candidate = std::make_unique<Candidate>(
            make_candidate(molecule::from_smiles("CP(C)(=O)CCCP(C)(C)=O"), few));
        surface = std::make_unique<Surface>(test::square_surface(6.3), ScoreOptions{});
    }
    static void TearDownTestSuite() {
        candidate.reset();
        surface.reset();
    }

    [[nodiscard]] static PoseModel model(const std::vector<Assignment>& assignments) {
        static const DonorTable donors = DonorTable::standard();
        return {candidate->molecule, candidate->sites, surface->lattice, donors,
                ScoreOptions{},      surface->field,   assignments};
    }
    [[nodiscard]] static const molecule::Positions& conformer() {
        return candidate->conformers.front().positions;
    }

    static inline std::unique_ptr<Candidate> candidate;
    static inline std::unique_ptr<Surface> surface;
};

TEST_F(Diphosphoryl, StartPosesKeepTheMoleculeRigid) {
    const std::vector<Assignment> both = {{0, 0, 0, 0}, {1, 0, 1, 0}};
    const std::vector<Assignment> first = {{0, 0, 0, 0}};
    const double own = (conformer().col(0) - conformer().col(5)).norm();
    for (const auto& registry : {first, both}) {
        const auto starts = start_poses(model(registry), conformer(), 36);
        EXPECT_GE(starts.size(), 36u);
        for (const auto& pose : starts) {
            EXPECT_NEAR((pose.col(0) - pose.col(5)).norm(), own, 1e-9);
        }
    }
}

TEST_F(Diphosphoryl, SingleSiteStartsPutTheDonorInItsPlace) {
    const PoseModel one = model({{0, 0, 0, 0}});
    const Eigen::Vector3d target = one.targets().col(0);
    for (const auto& pose : start_poses(one, conformer(), 36)) {
        EXPECT_NEAR((pose.col(candidate->sites[0].atom) - target).norm(), 0, 1e-9);
    }
}

TEST_F(Diphosphoryl, RefiningNeverLosesScore) {
    const PoseModel both = model({{0, 0, 0, 0}, {1, 0, 1, 0}});
    for (const auto& start : start_poses(both, conformer(), 12)) {
        EXPECT_LE(refine_rigid(both, start).value, both.value(start, nullptr) + 1e-9);
    }
}

TEST_F(Diphosphoryl, RelaxingPaysStrainForBonds) {
    const PoseModel both = model({{0, 0, 0, 0}, {1, 0, 1, 0}});
    const auto apart = [&](const molecule::Positions& at) {
        return std::abs(
            (at.col(candidate->sites[0].atom) - at.col(candidate->sites[1].atom)).norm() - 6.3);
    };
    const auto driven = drive_torsions(candidate->molecule, candidate->sites, conformer());
    const auto& near = *std::ranges::min_element(driven, {}, apart);
    const RigidPose rigid = dock_rigid(both, near, 36, 3);
    molecule::ForceField force_field(candidate->molecule);
    constexpr double unit = 63.0;
    const double before = force_field.energy(rigid.positions) + unit * rigid.value;
    const auto relaxed = relax_on_surface(both, force_field, rigid.positions, unit, 300);
    const double after = relaxed.internal_energy + relaxed.external_energy;
    std::printf("objective %.1f -> %.1f kJ/mol, strain energy %.1f\n", before, after,
                relaxed.internal_energy - candidate->minimum_energy);
    EXPECT_LT(after, before);
    EXPECT_NEAR(relaxed.external_energy, unit * both.value(relaxed.positions, nullptr), 1e-6);
    EXPECT_LE(relax_free(force_field, relaxed.positions, 300), relaxed.internal_energy + 1e-6);
}

TEST_F(Diphosphoryl, DrivenGeometriesKeepBondsAndMoveDonors) {
    const auto driven = drive_torsions(candidate->molecule, candidate->sites, conformer());
    EXPECT_GT(driven.size(), 10u);
    const auto apart = [&](const molecule::Positions& at) {
        return (at.col(candidate->sites[0].atom) - at.col(candidate->sites[1].atom)).norm();
    };
    double least = 1e9;
    double most = 0;
    for (const auto& geometry : driven) {
        least = std::min(least, apart(geometry));
        most = std::max(most, apart(geometry));
        for (const auto& bond : candidate->molecule.bonds()) {
            EXPECT_NEAR((geometry.col(bond.first) - geometry.col(bond.second)).norm(),
                        (conformer().col(bond.first) - conformer().col(bond.second)).norm(), 1e-9);
        }
    }
    std::printf("%zu geometries, O-O from %.2f to %.2f Å\n", driven.size(), least, most);
    EXPECT_GT(most - least, 1.0);
}

TEST_F(Diphosphoryl, RescoringWithTheSameStrengthsChangesNothing) {
    const DonorTable donors = DonorTable::standard();
    const MatchResult result = match(*candidate, *surface, donors);
    ASSERT_GE(result.best, 0);
    EXPECT_EQ(result.registries.front().sites(), 2);
    EXPECT_NEAR(rescore(result, *candidate, donors, {}), result.score, 1e-9);
    DonorTable weaker = donors;
    weaker.set_strength("phosphine_oxide", 0.5);
    EXPECT_LT(rescore(result, *candidate, weaker, {}), result.score);
}

TEST(TorsionDrive, RigidMoleculesHaveOneGeometry) {
    const auto candidate = make_candidate(molecule::from_smiles("O=C1C=CC(=O)C=C1"));
    EXPECT_EQ(
        drive_torsions(candidate.molecule, candidate.sites, candidate.conformers.front().positions)
            .size(),
        1u);
}

}  // namespace
}  // namespace anchorite::anchoring
