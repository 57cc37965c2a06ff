#include "anchorite/anchoring/score.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/anchoring/match.hpp"
#include "anchorite/anchoring/match_options.hpp"
#include "anchorite/base/error.hpp"

namespace anchorite::anchoring {
namespace {

Registry registry_worth(double total, bool feasible) {
    Registry out;
    out.pose.terms.bonding = total;
    out.feasible = feasible;
    return out;
}

TEST(Score, TotalIsBondingLessClashAndStrain) {
    ScoreTerms terms;
    terms.bonding = 1.4;
    terms.clash = 0.1;
    terms.strain_penalty = 0.25;
    EXPECT_NEAR(terms.total(), 1.05, 1e-12);
}

TEST(Score, CombinedScoreIsTheBindingPolynomial) {
    constexpr double softness = 0.2;
    EXPECT_EQ(combined_score({}, softness), 0.0);
    const double one = combined_score({registry_worth(1.0, true)}, softness);
    EXPECT_NEAR(one, softness * std::log(1 + std::exp(5.0)), 1e-12);
    const double three = combined_score(
        {registry_worth(1.0, true), registry_worth(1.0, true), registry_worth(1.0, true)},
        softness);
    EXPECT_NEAR(three, softness * std::log(1 + 3 * std::exp(5.0)), 1e-12);
    EXPECT_EQ(combined_score({registry_worth(1.0, true), registry_worth(9.0, false)}, softness),
              one);
}

TEST(Score, CombinedScoreDoesNotOverflow) {
    EXPECT_NEAR(combined_score({registry_worth(1000.0, true)}, 0.01), 1000.0, 1e-9);
}

TEST(Score, OptionsOutOfRangeAreRefused) {
    EXPECT_NO_THROW(ScoreOptions{}.validate());
    ScoreOptions score;
    score.softness = 0;
    EXPECT_THROW(score.validate(), InputError);
    score = {};
    score.bond_limit = 1.0;
    EXPECT_THROW(score.validate(), InputError);
    score = {};
    score.unit_energy = std::nan("");
    EXPECT_THROW(score.validate(), InputError);
    EXPECT_NO_THROW(MatchOptions{}.validate());
    MatchOptions match;
    match.spin_steps = 3;
    EXPECT_THROW(match.validate(), InputError);
    match = {};
    match.distance_tolerance = 0;
    EXPECT_THROW(match.validate(), InputError);
}

}  // namespace
}  // namespace anchorite::anchoring
