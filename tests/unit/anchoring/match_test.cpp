#include "anchorite/anchoring/match.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "anchorite/anchoring/candidate.hpp"
#include "anchorite/anchoring/quick_match.hpp"
#include "anchorite/anchoring/surface.hpp"
#include "anchorite/molecule/read.hpp"
#include "support/surfaces.hpp"

namespace anchorite::anchoring {
namespace {

constexpr auto ortho_anisyl = "COc1ccccc1P(=O)(c1ccccc1OC)c1ccccc1OC";
constexpr auto para_anisyl = "COc1ccc(cc1)P(=O)(c1ccc(OC)cc1)c1ccc(OC)cc1";

MatchResult match_at(const char* smiles, double spacing) {
    const Candidate candidate = make_candidate(molecule::from_smiles(smiles));
    return match(candidate, test::square_surface(spacing), DonorTable::standard());
}

/// Donor strengths held: in this molecule donors of one strength are equivalent.
std::multiset<double> strengths_of(const Registry& registry) {
    std::multiset<double> out;
    for (const BondTerm& bond : registry.pose.terms.bonds) out.insert(bond.strength);
    return out;
}

TEST(Match, EveryDonorOfAFeasibleRegistryPaysItsWay) {
    int several = 0;
    const MatchResult result = match_at(para_anisyl, 6.5);
    for (const Registry& one : result.registries) {
        if (!one.feasible || one.sites() == 1) continue;
        ++several;
        EXPECT_GE(one.gain, 0);
        for (const Registry& other : result.registries) {
            const bool fewer = strengths_of(other).size() < strengths_of(one).size() &&
                               std::ranges::includes(strengths_of(one), strengths_of(other));
            if (!other.feasible || !fewer) continue;
            EXPECT_GE(one.pose.terms.total(), other.pose.terms.total());
        }
    }
    EXPECT_GT(several, 0);
}

TEST(Match, RegistryThatCostsMoreStrainThanItEarnsIsRefusedWithTheReason) {
    const MatchResult result = match_at(ortho_anisyl, 6.2);
    const auto refused = std::ranges::find_if(result.registries, [](const Registry& registry) {
        return registry.verdict.find("with a donor let go") != std::string::npos;
    });
    ASSERT_NE(refused, result.registries.end());
    EXPECT_LT(refused->gain, 0);
    EXPECT_GT(refused->sites(), 1);
    EXPECT_FALSE(refused->feasible);
}

TEST(Match, OpenDoubleBondIsTheBetterOfItsIsomers) {
    const double cis = match_at("OC(=O)/C=C\\C(=O)OC", 6.3).score;
    const double trans = match_at("OC(=O)/C=C/C(=O)OC", 6.3).score;
    const double open = match_at("OC(=O)C=CC(=O)OC", 6.3).score;
    std::printf("score cis %.3f, trans %.3f, open %.3f\n", cis, trans, open);
    EXPECT_NEAR(open, std::max(cis, trans), 0.1);
}

TEST(Match, QuickMatchHoldsAsManySitesOfThePaper) {
    const Surface surface(test::square_surface(6.5), {});
    for (const char* smiles : {para_anisyl, ortho_anisyl}) {
        const MatchResult full = match_at(smiles, 6.5);
        const MatchResult quick =
            quick_match(molecule::from_smiles(smiles), surface, DonorTable::standard());
        ASSERT_GE(full.best, 0);
        ASSERT_GE(quick.best, 0);
        EXPECT_EQ(quick.registries.front().sites(), full.registries.front().sites()) << smiles;
        EXPECT_NEAR(quick.score, full.score, 0.15) << smiles;
    }
}

}  // namespace
}  // namespace anchorite::anchoring
