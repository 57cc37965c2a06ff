#include "anchorite/study/sample.hpp"

#include <gtest/gtest.h>

#include "anchorite/molecule/read.hpp"

namespace anchorite::study {
namespace {

AnchorResult anchor(int atom, double strength) {
    AnchorResult result;
    result.site.atom = atom;
    result.strength = strength;
    return result;
}

TEST(Sample, SpacingsOfEveryPairAscend) {
    molecule::Positions positions(3, 4);
    positions << 0, 3, 0, 9,  //
        0, 0, 4, 9,           //
        0, 0, 0, 9;
    const auto spacings = site_spacings({anchor(0, 1), anchor(1, 0.5), anchor(2, 0.5)}, positions);
    ASSERT_EQ(spacings.size(), 3U);
    EXPECT_DOUBLE_EQ(spacings[0].distance, 3);
    EXPECT_DOUBLE_EQ(spacings[1].distance, 4);
    EXPECT_DOUBLE_EQ(spacings[2].distance, 5);
}

TEST(Sample, SpacingOfTheStrongestDonorIsNotTheShortestOfAll) {
    molecule::Positions positions(3, 3);
    positions << 0, 6, 8,  //
        0, 0, 0,           //
        0, 0, 0;
    const std::vector anchors{anchor(0, 1.0), anchor(1, 0.4), anchor(2, 0.4)};
    const auto spacings = site_spacings(anchors, positions);
    EXPECT_DOUBLE_EQ(spacings.front().distance, 2);
    EXPECT_DOUBLE_EQ(*strongest_donor_spacing(anchors, spacings), 6);
}

TEST(Sample, OneDonorHasNoSpacing) {
    const std::vector anchors{anchor(0, 1.0)};
    EXPECT_FALSE(strongest_donor_spacing(anchors, {}).has_value());
    EXPECT_FALSE(strongest_donor_spacing({}, {}).has_value());
}

TEST(Sample, ForceFieldOnlyLeavesChargesOut) {
    const auto molecule = molecule::from_smiles("CP(C)(C)=O", "tmpo");
    SampleOptions options;
    options.conformers.count = 2;
    options.geometry.xtb = false;
    const auto sample =
        prepare_sample(molecule, "TMPO", anchoring::DonorTable::standard(), options, {});
    EXPECT_EQ(sample.result.name, "TMPO");
    EXPECT_EQ(sample.result.formula, "C3H9OP");
    EXPECT_EQ(sample.result.geometry_method, "MMFF94s");
    ASSERT_EQ(sample.result.anchors.size(), 1U);
    EXPECT_FALSE(sample.result.anchors[0].charge.has_value());
    EXPECT_FALSE(sample.result.site_spacing.has_value());
    EXPECT_FALSE(sample.candidate.conformers.empty());
}

TEST(Sample, Gfn2GivesTheOxygenItsChargeAndPotentialMinimum) {
    const auto molecule = molecule::from_smiles("CP(C)(C)=O", "tmpo");
    SampleOptions options;
    options.conformers.count = 2;
    const auto sample =
        prepare_sample(molecule, "TMPO", anchoring::DonorTable::standard(), options, {});
    EXPECT_EQ(sample.result.geometry_method, "GFN2-xTB");
    ASSERT_EQ(sample.result.anchors.size(), 1U);
    const auto& oxygen = sample.result.anchors[0];
    ASSERT_TRUE(oxygen.charge && oxygen.potential);
    std::printf("P=O oxygen of trimethylphosphine oxide: %.3f e, minimum %.2f V\n", *oxygen.charge,
                oxygen.potential->potential);
    EXPECT_NEAR(*oxygen.charge, -0.37, 0.05);
    EXPECT_LT(oxygen.potential->potential, -1.0);
}

}  // namespace
}  // namespace anchorite::study
