// The fast match against the brute-force grid on small rigid and flexible molecules: the grid knows
// nothing of registries, so what it finds the match must find, at least as good.
#include "anchorite/anchoring/brute_force.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "anchorite/anchoring/candidate.hpp"
#include "anchorite/anchoring/match.hpp"
#include "anchorite/molecule/read.hpp"
#include "support/surfaces.hpp"

namespace anchorite::anchoring {
namespace {

class AgainstTheGrid : public testing::TestWithParam<const char*> {};

double best_with_sites(const MatchResult& result, int sites) {
    double best = -1;
    for (const Registry& registry : result.registries) {
        if (registry.feasible && registry.sites() == sites) {
            best = std::max(best, registry.pose.terms.total());
        }
    }
    return best;
}

TEST_P(AgainstTheGrid, MatchFindsWhatTheGridFinds) {
    molecule::ConformerOptions few;
    few.count = 3;
    const Candidate candidate = make_candidate(molecule::from_smiles(GetParam()), few);
    const Surface surface(test::square_surface(6.3), {});
    const auto donors = DonorTable::standard();
    MatchOptions rigid;
    rigid.flexible = false;
    const MatchResult fast = match(candidate, surface, donors, rigid);
    GridOptions grid;
    grid.orientations = 4000;
    const auto slow = match_by_brute_force(candidate, surface, donors, rigid.score, grid);
    ASSERT_FALSE(slow.empty());
    bool several = false;
    for (std::size_t k = 0; k < slow.size(); ++k) {
        if (slow[k].assignments.empty()) continue;
        const int sites = static_cast<int>(k) + 1;
        const double found = best_with_sites(fast, sites);
        std::printf("%s on %d site(s): grid %.3f, match %.3f\n", GetParam(), sites,
                    slow[k].terms.total(), found);
        EXPECT_GE(found, slow[k].terms.total() - 1e-3);
        several = several || sites > 1;
    }
    const bool flexible_chain = candidate.sites.size() > 1 && candidate.conformers.size() > 1;
    EXPECT_EQ(several, flexible_chain) << "the chains are there because they hold two sites";
}

INSTANTIATE_TEST_SUITE_P(SmallMolecules, AgainstTheGrid,
                         testing::Values("CS(C)=O", "CS(=O)CCCS(C)=O", "NCCCCCN",
                                         "CP(C)(=O)CCCP(C)(C)=O", "c1cc(ccn1)-c1ccncc1"));

}  // namespace
}  // namespace anchorite::anchoring
