#include "anchorite/molecule/anchor_symmetry.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "anchorite/molecule/read.hpp"

namespace anchorite::molecule {
namespace {

std::size_t symmetries(const char* smiles) {
    const Molecule molecule = from_smiles(smiles);
    return anchor_symmetries(molecule, find_anchor_sites(molecule)).size();
}

TEST(AnchorSymmetry, CountsTheWaysOfExchangingDonors) {
    EXPECT_EQ(symmetries("COc1ccc(cc1)P(=O)(c1ccc(OC)cc1)c1ccc(OC)cc1"), 6U);
    EXPECT_EQ(symmetries("CP(C)(=O)CCCP(C)(C)=O"), 2U);
    EXPECT_EQ(symmetries("COCCO"), 1U);
    EXPECT_EQ(symmetries("c1ccccc1P(=O)(c1ccccc1)c1ccccc1"), 1U) << "one donor";
}

TEST(AnchorSymmetry, FixedStereochemistryCounts) {
    EXPECT_EQ(symmetries("C[C@H](O)C[C@H](C)O"), 2U) << "the same hand at both ends";
    EXPECT_EQ(symmetries("C[C@H](O)C[C@@H](C)O"), 1U) << "opposite hands: a mirror, no rotation";
}

TEST(AnchorSymmetry, TooManySymmetriesLeaveTheIdentity) {
    const std::string bulky = "OC(C(C)(C)C)(C(C)(C)C)C(O)(C(C)(C)C)C(C)(C)C";
    EXPECT_EQ(symmetries(bulky.c_str()), 1U);
}

TEST(AnchorSymmetry, IsAGroup) {
    const Molecule molecule = from_smiles("FC(F)(F)c1ccc(cc1)P(=O)(C)c1ccc(cc1)C(F)(F)F");
    const auto group = anchor_symmetries(molecule, find_anchor_sites(molecule));
    EXPECT_EQ(group.size(), 72U);
    for (const auto& first : group) {
        for (const auto& second : group) {
            std::vector<int> both;
            for (const int anchor : first) both.push_back(second[static_cast<std::size_t>(anchor)]);
            EXPECT_NE(std::ranges::find(group, both), group.end());
        }
    }
}

}  // namespace
}  // namespace anchorite::molecule
