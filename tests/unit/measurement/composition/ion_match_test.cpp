#include "anchorite/measurement/composition/ion_match.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

IonMatchOptions options_for(const char* formula, const char* ion) {
    IonMatchOptions options;
    options.molecule = parse_formula(formula);
    options.ion = parse_ion(ion);
    return options;
}

TEST(IonMatch, CountsElectrons) {
    const auto result = match_ions({278.0855}, options_for("C18H15OP", "[M]+"));
    // By hand: 18·12 + 15·1.00782503 + 15.99491462 + 30.97376200 - 0.00054858
    EXPECT_NEAR(result.matches[0].calculated, 278.085503, 2e-6);
    EXPECT_TRUE(result.matches[0].matches);
    EXPECT_EQ(heavy_atoms(result.matches[0].isotopologue), "");
}

TEST(IonMatch, NamesTheIsotopologue) {
    const auto result = match_ions({513.8150, 515.8130, 300.0}, options_for("C18H12Br3OP", "[M]+"));
    EXPECT_EQ(heavy_atoms(result.matches[0].isotopologue), "79Br2 81Br");
    EXPECT_EQ(heavy_atoms(result.matches[1].isotopologue), "79Br 81Br2");
    EXPECT_TRUE(result.matches[0].matches);
    EXPECT_FALSE(result.matches[2].matches);
    const Analysis analysis = describe(result);
    EXPECT_THAT(analysis.summary, HasSubstr("2 of 3 values fit C18H12Br3OP [M]+ within 5 ppm"));
    EXPECT_THAT(analysis.warnings, Contains(HasSubstr("300.0000")));
    EXPECT_EQ(analysis.plots[0].curves[0].y.front(), 100);
    EXPECT_EQ(analysis.tables[0].columns[1].decimals, 4);
    EXPECT_EQ(value_text(estimate_of(analysis, "monoisotopic")), "511.8170");
}

TEST(IonMatch, SeesAForgottenElectron) {
    IonMatchOptions options = options_for("C21H21O4P", "[M]+");
    options.tolerance = 1;
    const Analysis analysis = describe(match_ions({368.1177}, options));
    EXPECT_THAT(analysis.warnings, Contains(HasSubstr("without the mass of the electron")));
}

TEST(IonMatch, RefusesNonsense) {
    EXPECT_THROW(match_ions({}, options_for("CH4", "[M+H]+")), InputError);
    EXPECT_THROW(match_ions({-3}, options_for("CH4", "[M+H]+")), InputError);
    IonMatchOptions options = options_for("CH4", "[M+H]+");
    options.tolerance = 0;
    EXPECT_THROW(match_ions({17}, options), InputError);
    EXPECT_THROW(match_ions({17}, options_for("C", "[M-H]-")), InputError);
}

}  // namespace
}  // namespace anchorite::measurement
