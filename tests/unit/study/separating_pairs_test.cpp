#include "anchorite/study/separating_pairs.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"

namespace anchorite::study {
namespace {

const FactorPoint near_weak{"near weak", 6.6, 0.15, 1, 3, false};
const FactorPoint near_strong{"near strong", 6.7, 0.26, 1, 3, false};
const FactorPoint far_weak{"far weak", 8.0, 0.155, 1, 3, false};
const FactorPoint far_strong{"far strong", 8.0, 0.26, 1, 3, true};

TEST(SeparatingPairs, FindsBothKinds) {
    const auto pairs = separating_pairs({near_weak, near_strong, far_weak, far_strong});
    ASSERT_EQ(pairs.size(), 4U);
    EXPECT_EQ(pairs[0].varied, Varied::nucleophilicity);
    EXPECT_EQ(pairs[1].varied, Varied::nucleophilicity);
    EXPECT_EQ(pairs[2].varied, Varied::spacing);
    EXPECT_EQ(pairs[3].varied, Varied::spacing);
    EXPECT_GE(pairs[0].contrast, pairs[1].contrast);
    // 2 and 3 have exactly one spacing, so all of their difference is the donor's.
    EXPECT_EQ(pairs[0].first, 2U);
    EXPECT_EQ(pairs[0].second, 3U);
    EXPECT_NEAR(pairs[0].nucleophilicity, 0.105, 1e-12);
    EXPECT_NEAR(pairs[0].spacing, 0, 1e-12);
}

TEST(SeparatingPairs, FirstHasLessOfTheVariedFactor) {
    for (const auto& pair : separating_pairs({near_strong, near_weak, far_strong, far_weak})) {
        EXPECT_GT(pair.varied == Varied::spacing ? pair.spacing : pair.nucleophilicity, 0);
    }
}

TEST(SeparatingPairs, WhatIsMeasuredAlreadyIsNotProposed) {
    FactorPoint known = far_weak;
    known.measured = true;
    EXPECT_TRUE(separating_pairs({known, far_strong}).empty());
    EXPECT_EQ(separating_pairs({far_weak, far_strong}).size(), 1U);
}

TEST(SeparatingPairs, OnlyOneFactorMayDiffer) {
    EXPECT_TRUE(separating_pairs({near_weak, {"both", 8.0, 0.3, 1, 3, false}}).empty());
    EXPECT_TRUE(separating_pairs({near_weak, {"more donors", 6.6, 0.3, 1, 2, false}}).empty());
    EXPECT_TRUE(separating_pairs({near_weak, {"no P=O", 6.6, 0.3, 0.7, 3, false}}).empty());
    EXPECT_TRUE(separating_pairs({{"a", 0, 0, 1, 0, false}, {"b", 0, 0, 1, 0, false}}).empty());
    EXPECT_TRUE(separating_pairs({}).empty());
}

TEST(SeparatingPairs, KeepsTheBestOfEachKind) {
    std::vector<FactorPoint> points;
    for (int i = 0; i < 8; ++i) points.push_back({"p", 6.6, 0.1 + 0.05 * i, 1, 3, false});
    PairOptions options;
    options.most = 2;
    const auto pairs = separating_pairs(points, options);
    ASSERT_EQ(pairs.size(), 2U);
    EXPECT_NEAR(pairs[0].nucleophilicity, 0.35, 1e-12);
}

TEST(SeparatingPairs, RefusesToleranceBeyondDifference) {
    PairOptions options;
    options.same_spacing = options.other_spacing;
    EXPECT_THROW(separating_pairs({}, options), InputError);
    EXPECT_NO_THROW(PairOptions{}.validate());
}

}  // namespace
}  // namespace anchorite::study
