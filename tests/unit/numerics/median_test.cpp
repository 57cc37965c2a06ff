#include "anchorite/numerics/median.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"

namespace anchorite::numerics {
namespace {

TEST(Median, IsTheMiddleOrTheMeanOfTheTwoThere) {
    EXPECT_EQ(median({3, 1, 2}), 2);
    EXPECT_EQ(median({4, 1, 3, 2}), 2.5);
    EXPECT_EQ(median({7}), 7);
    EXPECT_EQ(median({2, 1}), 1.5);
    EXPECT_EQ(median({-1, 5, 5, 5, -2, 100}), 5);
}

TEST(Median, OfNothingIsRefused) {
    EXPECT_THROW(median({}), InputError);
}

}  // namespace
}  // namespace anchorite::numerics
