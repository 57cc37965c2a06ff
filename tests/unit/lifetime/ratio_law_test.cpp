#include "anchorite/lifetime/ratio_law.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::lifetime;
using Values = std::vector<double>;

TEST(RatioLaw, IsTheInverse) {
    EXPECT_NEAR(lifetime_by_ratio(1350, 0.7, 0.07), 13500, 1e-9);
    const auto decades = decades_from_ratio_law(Values{1350, 27000}, Values{0.7, 0.07}, 0);
    EXPECT_NEAR(decades[0], 0, 1e-15);
    EXPECT_NEAR(decades[1], 0.30103, 1e-5);
}

TEST(RatioLaw, RefusesWhatHasNoLogarithm) {
    EXPECT_THROW(lifetime_by_ratio(0, 1, 1), InputError);
    EXPECT_THROW(decades_from_ratio_law(Values{1, 2}, Values{1, 0}, 0), InputError);
    EXPECT_THROW(decades_from_ratio_law(Values{1, 2}, Values{1}, 0), InputError);
    EXPECT_THROW(decades_from_ratio_law(Values{1}, Values{1}, 1), InputError);
}
