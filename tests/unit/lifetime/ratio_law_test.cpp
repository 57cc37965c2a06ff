#include "anchorite/lifetime/ratio_law.hpp"

#include <gtest/gtest.h>

#include <cmath>

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

TEST(RatioLaw, CalibrationIsTheMeanInDecades) {
    const Values ratios{0.7, 0.4, 0.1, 0.05};
    Values lifetimes;
    const Values scatter{0.1, -0.1, 0.1, -0.1};  // decades
    for (std::size_t i = 0; i < ratios.size(); ++i) {
        lifetimes.push_back(1000 / ratios[i] * std::pow(10, scatter[i]));
    }
    const RatioLaw law = fit_ratio_law(lifetimes, ratios);
    EXPECT_NEAR(law.level, 3, 1e-12);
    EXPECT_NEAR(law.deviation, std::sqrt(0.04 / 3), 1e-12);
    EXPECT_NEAR(law.half, 3.18245 * law.deviation * std::sqrt(1.25), 1e-5);
    const RatioLifetime sharp = predict(law, 0.2, 0.2, 0.2);
    EXPECT_NEAR(sharp.seconds, 5000, 1e-8);
    EXPECT_NEAR(std::log10(sharp.high / sharp.seconds), law.half, 1e-12);
    const RatioLifetime vague = predict(law, 0.2, 0.1, 0.3);
    EXPECT_GT(vague.high, sharp.high);
    EXPECT_LT(vague.low, sharp.low);
    const RatioLaw one = fit_ratio_law(Values{10}, Values{0.1});
    EXPECT_TRUE(std::isinf(predict(one, 0.1, 0.1, 0.1).high));
    EXPECT_THROW(fit_ratio_law(Values{}, Values{}), InputError);
    EXPECT_THROW(predict(law, 0.2, 0.3, 0.4), InputError);
}

TEST(RatioLaw, RefusesWhatHasNoLogarithm) {
    EXPECT_THROW(lifetime_by_ratio(0, 1, 1), InputError);
    EXPECT_THROW(decades_from_ratio_law(Values{1, 2}, Values{1, 0}, 0), InputError);
    EXPECT_THROW(decades_from_ratio_law(Values{1, 2}, Values{1}, 0), InputError);
    EXPECT_THROW(decades_from_ratio_law(Values{1}, Values{1}, 1), InputError);
}
