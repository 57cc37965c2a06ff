#include "anchorite/base/suggest.hpp"

#include <gtest/gtest.h>

#include <vector>

using namespace anchorite;

namespace {
const std::vector<std::string> keys{"spacing", "spacing_band", "molecule", "termination", "hkl"};
}

TEST(Suggest, CountsEdits) {
    EXPECT_EQ(edit_distance("", ""), 0U);
    EXPECT_EQ(edit_distance("abc", ""), 3U);
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
    EXPECT_EQ(edit_distance("spacing", "spacign"), 1U) << "a swap is one edit";
    EXPECT_EQ(edit_distance("Spacing", "spacing"), 0U) << "case is ignored";
}

TEST(Suggest, IsAMetric) {
    for (const auto& a : keys) {
        for (const auto& b : keys) {
            EXPECT_EQ(edit_distance(a, b), edit_distance(b, a));
            EXPECT_EQ(edit_distance(a, b) == 0, a == b);
        }
    }
}

TEST(Suggest, FindsTheClosest) {
    EXPECT_EQ(closest("spacin", keys), "spacing");
    EXPECT_EQ(closest("spacing_bnd", keys), "spacing_band");
    EXPECT_EQ(closest("molecules", keys), "molecule");
    EXPECT_EQ(closest("hlk", keys), "hkl");
}

TEST(Suggest, SaysNothingWhenNothingIsClose) {
    EXPECT_EQ(closest("temperature", keys), "");
    EXPECT_EQ(closest("", keys), "");
    EXPECT_EQ(did_you_mean("xyzzy", keys),
              "known: spacing, spacing_band, molecule, termination, hkl");
    EXPECT_EQ(did_you_mean("spacin", keys), "did you mean \"spacing\"?");
    EXPECT_EQ(did_you_mean("spacin", {}), "");
}
