// Order of the paper's molecules on the lattice of its quantum dots (Nat. Commun. 16, 8201, 2025:
// spacing 6.5 Å, Fig. 2c), and that the order is a property of the physics, not of the grid or
// frame.
#include <gtest/gtest.h>

#include <Eigen/Geometry>
#include <algorithm>
#include <map>
#include <string>

#include "anchorite/anchoring/candidate.hpp"
#include "anchorite/anchoring/match.hpp"
#include "anchorite/anchoring/surface.hpp"
#include "anchorite/molecule/read.hpp"
#include "support/paper_molecules.hpp"
#include "support/surfaces.hpp"

namespace anchorite::anchoring {
namespace {

using Results = std::map<std::string, MatchResult>;

int sites_of(const MatchResult& result) {
    return result.best < 0 ? 0 : result.registries.front().sites();
}

int feasible_multi_site(const MatchResult& result) {
    return static_cast<int>(std::ranges::count_if(result.registries, [](const Registry& registry) {
        return registry.feasible && registry.sites() > 1;
    }));
}

void expect_paper_order(const Results& results) {
    EXPECT_GT(results.at("TMeOPPO-p").score, results.at("TFPPO").score);
    EXPECT_GT(results.at("TFPPO").score, results.at("TClPPO").score);
    EXPECT_GT(results.at("TClPPO").score, results.at("TBrPPO").score);
}

void print(const char* title, const Results& results) {
    std::printf("%s\n", title);
    for (const auto& paper : test::paper_molecules) {
        const MatchResult& result = results.at(paper.name);
        if (result.best < 0) continue;
        const Registry& best = result.registries.front();
        const ScoreTerms& terms = best.pose.terms;
        std::printf(
            "  %-10s score %.3f  best %.3f on %d site(s), mismatch %.3f, strain %.1f "
            "kJ/mol, clash %.3f; measured PLQY %.0f %%\n",
            paper.name, result.score, terms.total(), best.sites(), best.mismatch, terms.strain,
            terms.clash, paper.plqy);
        for (const auto& bond : terms.bonds) {
            std::printf("             bond %.2f Å, %.2f Å aside, quality %.2f x strength %.2f\n",
                        bond.length, bond.lateral, bond.quality, bond.strength);
        }
    }
}

/// Conformers dominate the cost: they are made once for all tests, and so is the plain result.
class PapersOrder : public testing::Test {
protected:
    static void SetUpTestSuite() {
        for (const auto& paper : test::paper_molecules) {
            candidates.emplace(paper.name, make_candidate(molecule::from_smiles(paper.smiles)));
        }
        plain = match_all(test::square_surface(6.5), {});
    }

    static Results match_all(const lattice::SiteLattice& lattice, const MatchOptions& options) {
        const Surface surface(lattice, options.score);
        Results out;
        for (const auto& [name, candidate] : candidates) {
            out.emplace(name, match(candidate, surface, DonorTable::standard(), options));
        }
        return out;
    }

    static inline std::map<std::string, Candidate> candidates;
    static inline Results plain;
};

TEST_F(PapersOrder, OrderAtTheDotsLatticeSpacing) {
    print("a = 6.50 Å", plain);
    expect_paper_order(plain);
    for (const char* name : {"TMeOPPO-p", "TFPPO", "TClPPO", "TBrPPO"}) {
        EXPECT_GE(sites_of(plain.at(name)), 2) << name;
    }
}

TEST_F(PapersOrder, OrthoAnisylHasNoClashFreeTwoSitePose) {
    std::printf("feasible multi-site registries of TMeOPPO-o: %d\n",
                feasible_multi_site(plain.at("TMeOPPO-o")));
    EXPECT_EQ(feasible_multi_site(plain.at("TMeOPPO-o")), 0);
    EXPECT_EQ(sites_of(plain.at("TMeOPPO-o")), 1);
}

TEST_F(PapersOrder, TriphenylphosphineOxideHoldsOneSite) {
    EXPECT_EQ(sites_of(plain.at("TPPO")), 1);
    EXPECT_EQ(feasible_multi_site(plain.at("TPPO")), 0);
}

TEST_F(PapersOrder, OrderSurvivesATenTimesFinerPoseGrid) {
    MatchOptions fine;
    fine.spin_steps *= 10;
    fine.refine_starts *= 3;
    const Results results = match_all(test::square_surface(6.5), fine);
    print("a = 6.50 Å, spin grid of 1 degree", results);
    expect_paper_order(results);
    EXPECT_EQ(feasible_multi_site(results.at("TMeOPPO-o")), 0);
    for (const auto& [name, result] : results) {
        EXPECT_NEAR(result.score, plain.at(name).score, 0.01) << name;
    }
}

TEST_F(PapersOrder, OrderSurvivesMovingAndMirroringTheLattice) {
    const auto lattice = test::square_surface(6.5);
    const Results moved = match_all(test::moved_surface(lattice, 0.9, {2.1, -1.2}), {});
    const Results mirrored = match_all(test::mirrored_surface(lattice), {});
    print("turned by 0.9 rad and moved", moved);
    expect_paper_order(moved);
    expect_paper_order(mirrored);
    for (const auto& [name, result] : plain) {
        EXPECT_NEAR(moved.at(name).score, result.score, 0.01) << name;
        EXPECT_NEAR(mirrored.at(name).score, result.score, 0.01) << name;
    }
}

TEST_F(PapersOrder, OrderSurvivesMovingAndMirroringTheMolecule) {
    const Surface surface(test::square_surface(6.5), {});
    const Eigen::Matrix3d rotation =
        Eigen::AngleAxisd(1.1, Eigen::Vector3d(1, 2, -0.5).normalized()).toRotationMatrix();
    const Eigen::Matrix3d mirror = Eigen::Vector3d(1, 1, -1).asDiagonal();
    for (const auto& [name, candidate] : candidates) {
        for (const Eigen::Matrix3d& change : {rotation, mirror}) {
            Candidate other = candidate;
            for (auto& conformer : other.conformers) {
                conformer.positions =
                    (change * conformer.positions).colwise() + Eigen::Vector3d(3, -7, 11);
            }
            EXPECT_NEAR(match(other, surface, DonorTable::standard()).score, plain.at(name).score,
                        0.01)
                << name;
        }
    }
}

}  // namespace
}  // namespace anchorite::anchoring
