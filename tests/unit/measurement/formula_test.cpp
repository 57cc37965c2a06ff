#include "anchorite/measurement/formula.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

TEST(Formula, CountsAtomsByElement) {
    EXPECT_EQ(parse_formula("C18H15OP"), (Composition{{1, 15}, {6, 18}, {8, 1}, {15, 1}}));
    EXPECT_EQ(parse_formula("PbI2"), (Composition{{53, 2}, {82, 1}}));
    EXPECT_EQ(parse_formula("CsPbBr3"), (Composition{{35, 3}, {55, 1}, {82, 1}}));
}

TEST(Formula, CobaltIsNotCarbonMonoxide) {
    EXPECT_EQ(parse_formula("Co"), (Composition{{27, 1}}));
    EXPECT_EQ(parse_formula("CO"), (Composition{{6, 1}, {8, 1}}));
}

TEST(Formula, MultipliesBracketsAndHydrates) {
    EXPECT_EQ(parse_formula("Pb(CH3COO)2"), parse_formula("C4H6O4Pb"));
    EXPECT_EQ(parse_formula("K4[Fe(CN)6]"), parse_formula("C6FeK4N6"));
    EXPECT_EQ(parse_formula("CuSO4·5H2O"), parse_formula("CuSO9H10"));
}

TEST(Formula, WritesHillOrder) {
    EXPECT_EQ(hill_formula(parse_formula("POH15C18")), "C18H15OP");
    EXPECT_EQ(hill_formula(parse_formula("PbI2")), "I2Pb");
    EXPECT_EQ(hill_formula(parse_formula("C18H12Br3OP")), "C18H12Br3OP");
}

// Molar masses: IUPAC standard atomic weights, four digits.
TEST(Formula, GivesTheMolarMass) {
    EXPECT_NEAR(molar_mass(parse_formula("H2O")), 18.015e-3, 1e-6);
    EXPECT_NEAR(molar_mass(parse_formula("PbI2")), 461.01e-3, 2e-5);
    EXPECT_NEAR(molar_mass(parse_formula("C18H35CsO2")), 416.38e-3, 2e-5);
}

TEST(Formula, RefusesWhatIsNone) {
    for (const char* text : {"", "Xx2", "C0", "(CH3", "CH3)", "18", "c6h6", "C-1", "H2O+",
                             "C99999999999", "CuSO4·", "C 6"}) {
        EXPECT_THROW(parse_formula(text), InputError) << text;
    }
}

TEST(Formula, SaysWhichElementIsUnknown) {
    try {
        parse_formula("C18H15OQx");
        FAIL();
    } catch (const InputError& error) {
        EXPECT_NE(std::string(error.what()).find("'Qx'"), std::string::npos) << error.what();
    }
}
