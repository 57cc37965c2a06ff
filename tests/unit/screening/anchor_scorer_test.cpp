#include "anchorite/screening/anchor_scorer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "anchorite/base/error.hpp"
#include "anchorite/lattice/crystal.hpp"
#include "anchorite/lattice/site_lattice.hpp"
#include "anchorite/lattice/slab.hpp"

namespace anchorite::screening {
namespace {

AnchorScreen screen_at(double spacing) {
    const auto crystal = lattice::with_metal_spacing(lattice::load_crystal("CsPbI3"), spacing);
    const auto sites = lattice::open_sites(lattice::make_slab(crystal, {}));
    AnchorScreen screen{
        .surface = nullptr, .donors = anchoring::DonorTable::standard(), .match = {}, .read = {}};
    screen.surface = std::make_shared<anchoring::Surface>(sites, screen.match.match.score);
    return screen;
}

LibraryEntry entry_of(const std::string& smiles) {
    LibraryEntry entry;
    entry.text = smiles;
    return entry;
}

TEST(AnchorScorer, HoldsSeveralSitesWithTheMoleculeOfThePaper) {
    const auto scorer = anchor_scorer(screen_at(6.5));
    const auto score =
        scorer(entry_of("COc1ccc(cc1)P(=O)(c1ccc(OC)cc1)c1ccc(OC)cc1"), CpuBudget(60));
    std::printf(
        "TMeOPPO-p at 6.5 Å: %d sites (%s), mismatch %.3f, strain %.1f "
        "kJ/mol, score %.3f\n",
        score.sites, score.vectors.c_str(), score.mismatch.value_or(-1), score.strain.value_or(-1),
        score.score);
    EXPECT_GE(score.sites, 2);
    EXPECT_GT(score.score, 1.0);
    ASSERT_TRUE(score.mismatch && score.strain);
    const auto alone = scorer(entry_of("O=P(c1ccccc1)(c1ccccc1)c1ccccc1"), CpuBudget(60));
    EXPECT_EQ(alone.sites, 1);
    EXPECT_FALSE(alone.mismatch);
    EXPECT_LT(alone.score, score.score);
}

TEST(AnchorScorer, SaysWhyNothingBinds) {
    const auto scorer = anchor_scorer(screen_at(6.5));
    const auto score = scorer(entry_of("CCCC"), CpuBudget(0));
    EXPECT_EQ(score.sites, 0);
    EXPECT_FALSE(score.strain);
    EXPECT_THAT(score.verdict, testing::HasSubstr("no donor"));
    EXPECT_THROW(scorer(entry_of("C1CC("), CpuBudget(0)), InputError);
    LibraryEntry block = entry_of("title\n\n\n  0  0\nM  END\n");
    block.notation = Notation::mol_block;
    EXPECT_THROW(scorer(block, CpuBudget(0)), InputError);
}

TEST(AnchorScorer, GivesTheSameForTheSameMolecule) {
    const auto scorer = anchor_scorer(screen_at(6.3));
    const auto entry = entry_of("CS(=O)CCOCCN");
    const auto once = scorer(entry, CpuBudget(0));
    const auto twice = scorer(entry, CpuBudget(0));
    EXPECT_EQ(once.score, twice.score);
    EXPECT_EQ(once.vectors, twice.vectors);
    EXPECT_EQ(once.strain, twice.strain);
}

TEST(AnchorSettings, NoticeAnotherSurfaceOrDonor) {
    auto screen = screen_at(6.5);
    const auto settings = anchor_settings(screen);
    EXPECT_EQ(settings, anchor_settings(screen_at(6.5)));
    EXPECT_NE(settings, anchor_settings(screen_at(6.4)));
    screen.donors.set_strength("fluoride", 0.5);
    EXPECT_NE(settings, anchor_settings(screen));
}

}  // namespace
}  // namespace anchorite::screening
