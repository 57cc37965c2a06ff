#include "anchorite/lattice/stacking.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>

#include "anchorite/lattice/crystal.hpp"
#include "anchorite/lattice/slab.hpp"

using namespace anchorite::lattice;
using testing::ElementsAre;

TEST(Stacking, CubicTerminations) {
    const Crystal crystal = crystal_by_name("CsPbI3");
    EXPECT_THAT(terminations(crystal, {1, 0, 0}), ElementsAre("PbI2", "CsI"));
    EXPECT_THAT(terminations(crystal, {1, 1, 0}), ElementsAre("CsPbI", "I"));
    EXPECT_THAT(terminations(crystal, {1, 1, 1}), ElementsAre("Pb", "CsI3"));
    EXPECT_THAT(terminations(crystal, {2, 1, 0}), ElementsAre("PbI2", "CsI"));
}

TEST(Stacking, OrganicCationsAreNeverCut) {
    for (const auto& [name, top] : {std::pair{"MAPbI3", "MAI"}, std::pair{"FAPbI3", "FAI"}}) {
        const Crystal crystal = crystal_by_name(name);
        EXPECT_THAT(terminations(crystal, {1, 0, 0}), ElementsAre("PbI2", top));
        EXPECT_THAT(terminations(crystal, {0, 1, 0}), ElementsAre("PbI2", top));
        EXPECT_THAT(terminations(crystal, {0, 0, -1}), ElementsAre("PbI2", top));
    }
}

TEST(Stacking, MissingLigandsOfTheTopMetal) {
    const Crystal crystal = crystal_by_name("CsPbI3");
    const auto open = [&](std::array<int, 3> hkl) {
        const auto stacking = make_stacking(crystal, hkl);
        return list_terminations(stacking).front().open.at_top;
    };
    EXPECT_EQ(open({1, 0, 0}), 1);
    EXPECT_EQ(open({1, 1, 0}), 2);
    EXPECT_EQ(open({1, 1, 1}), 3);
    EXPECT_EQ(open({2, 1, 0}), 2);
}

TEST(Stacking, ClosedTerminationsAreKnown) {
    const auto stacking = make_stacking(crystal_by_name("CsPbI3"), {1, 0, 0});
    const auto list = list_terminations(stacking);
    ASSERT_EQ(list.size(), 2u);
    EXPECT_EQ(list[0].open.anywhere, 1);
    EXPECT_EQ(list[1].name, "CsI");
    EXPECT_EQ(list[1].open.anywhere, 0);
}

TEST(Stacking, RumpledLayersStayTogether) {
    const Crystal tilted = read_cif(ANCHORITE_TEST_DATA "/lattice/cspbi3_tilted.cif");
    const auto stacking = make_stacking(tilted, {0, 1, 0});
    ASSERT_EQ(stacking.layers.size(), 4u);
    EXPECT_EQ(list_terminations(stacking).size(), 2u) << "a screw axis relates the other two";
    EXPECT_THAT(terminations(tilted, {0, 1, 0}), ElementsAre("PbI2", "CsI"));
    // (101) of the Pnma cell is a cube face as well
    EXPECT_THAT(terminations(tilted, {1, 0, 1}), ElementsAre("PbI2", "CsI"));
}

TEST(Stacking, InequivalentLayersOfOneFormulaAreNumbered) {
    const Crystal double_perovskite = read_cif(ANCHORITE_TEST_DATA "/lattice/cs2agbibr6.cif");
    EXPECT_THAT(terminations(double_perovskite, {1, 0, 0}), ElementsAre("AgBiBr4", "CsBr"));
    // along the body diagonal Ag and Bi layers alternate between layers of CsBr3
    EXPECT_THAT(terminations(double_perovskite, {1, 1, 1}),
                testing::UnorderedElementsAre("Ag", "Bi", "CsBr3", "CsBr3 #2"));
}

TEST(Stacking, HighIndexFacesKeepTheirLayersApart) {
    for (const auto& hkl : {std::array{3, 1, 0}, std::array{3, 2, 1}, std::array{5, 2, 1}}) {
        const auto stacking = make_stacking(crystal_by_name("CsPbI3"), hkl);
        std::printf("(%d%d%d): %d layers\n", hkl[0], hkl[1], hkl[2], stacking.size());
        EXPECT_EQ(stacking.size(), 2);
        EXPECT_GT(list_terminations(stacking).front().open.at_top, 0);
    }
}
