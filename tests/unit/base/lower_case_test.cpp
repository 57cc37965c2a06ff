#include "anchorite/base/lower_case.hpp"

#include <gtest/gtest.h>

namespace anchorite {
namespace {

TEST(LowerCase, MakesLettersOfAsciiSmallAndLeavesTheRest) {
    EXPECT_EQ(lower_case("J_sc [mA/CM2]"), "j_sc [ma/cm2]");
    EXPECT_EQ(lower_case("AZaz@[`{"), "azaz@[`{");
    EXPECT_EQ(lower_case("ÄÖ Å µ"), "ÄÖ Å µ");
    EXPECT_EQ(lower_case(""), "");
}

}  // namespace
}  // namespace anchorite
