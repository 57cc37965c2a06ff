#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "anchorite/measurement/composition/ion_match.hpp"

// Chen et al., Nat. Commun. 16, 8201 (2025), Methods: m/z found of three phosphine oxides. The
// "calculated" ones that it prints are masses of the neutral molecules.
namespace anchorite::measurement {
namespace {

struct Reported {
    const char* formula;
    double calculated, found;
};

constexpr Reported reported[] = {{"C18H15OP", 278.0861, 278.0868},
                                 {"C21H21O4P", 368.1177, 368.1182},
                                 {"C18H12Br3OP", 513.8155, 513.8155}};

TEST(ReportedMasses, FitTheirFormulasOnceElectronsAreCounted) {
    for (const Reported& one : reported) {
        IonMatchOptions options;
        options.molecule = parse_formula(one.formula);
        options.ion = parse_ion("[M]+");
        const IonMatch printed = match_ions({one.calculated}, options).matches[0];
        std::printf(
            "%s: printed as calculated %.4f; asked: neutral mass to 0.3 ppm, measured %+.2f "
            "ppm (ion %+.2f ppm)\n",
            one.formula, one.calculated, printed.without_electrons, printed.deviation);
        EXPECT_LT(std::abs(printed.without_electrons), 0.3);
        EXPECT_GT(printed.deviation, 0.8) << "an electron of 0.00055 is missing";
        EXPECT_TRUE(match_ions({one.found}, options).matches[0].matches);
    }
}

// IUPAC masses and abundances of bromine: 79Br 50.69 %, 81Br 49.31 %, so that 3 Br show 1:3:3:1.
TEST(IsotopePattern, OfThreeBrominesIsBinomial) {
    IonMatchOptions options;
    options.molecule = parse_formula("CHBr3");
    options.ion = parse_ion("[M]+");
    const auto result = match_ions({249.7623, 251.7603, 253.7582, 255.7562}, options);
    const double expected[] = {0.130, 0.380, 0.370, 0.120};
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_NEAR(result.matches[i].isotopologue.abundance, expected[i], 0.005);
        EXPECT_TRUE(result.matches[i].matches) << result.matches[i].deviation;
    }
}

}  // namespace
}  // namespace anchorite::measurement
