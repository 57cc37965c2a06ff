#include "anchorite/measurement/rotation.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

TEST(Rotation, ReadsBothForms) {
    EXPECT_EQ(parse_rotation("4000 rpm").value, 4000);
    EXPECT_FALSE(parse_rotation("4000rpm").in_gravity);
    EXPECT_FALSE(parse_rotation("4000 r/min").in_gravity);
    for (const char* text : {"4000 x g", "4000 × g", "4000 xg", "4000×g"}) {
        EXPECT_EQ(parse_rotation(text).value, 4000) << text;
        EXPECT_TRUE(parse_rotation(text).in_gravity) << text;
    }
}

TEST(Rotation, RefusesAnythingElse) {
    for (const char* text : {"", "4000", "4000 g", "-5 rpm", "0 rpm", "fast", "4000 x", "nan rpm",
                             "inf rpm", "4000 rpm x g"}) {
        EXPECT_THROW(parse_rotation(text), InputError) << text;
    }
}

// RCF = 1.118e-5 r n² with r in cm, the centrifuge makers' rule.
TEST(Rotation, AccelerationAgreesWithTheMakersRule) {
    EXPECT_NEAR(relative_acceleration(4000, 0.1), 1.118e-5 * 10 * 4000 * 4000, 1);
    EXPECT_NEAR(relative_acceleration(10000, 0.018), 1.118e-5 * 1.8 * 1e8, 2);
}

TEST(Rotation, TurnsAreTheInverse) {
    for (const double turns : {500.0, 4000.0, 15000.0}) {
        EXPECT_NEAR(turns_for_acceleration(relative_acceleration(turns, 0.012), 0.012), turns,
                    1e-9 * turns);
    }
    EXPECT_THROW(turns_for_acceleration(0, 0.01), InputError);
    EXPECT_THROW(turns_for_acceleration(100, 0), InputError);
}
