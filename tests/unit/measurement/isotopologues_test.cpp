#include "anchorite/measurement/isotopologues.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

double abundance_sum(const std::vector<Isotopologue>& all) {
    return std::accumulate(all.begin(), all.end(), 0.0,
                           [](double sum, const auto& one) { return sum + one.abundance; });
}

}  // namespace

TEST(Isotopologues, KnowsNaturalIsotopes) {
    const auto bromine = natural_isotopes(35);
    ASSERT_EQ(bromine.size(), 2U);
    EXPECT_EQ(bromine[0].mass_number, 79);
    EXPECT_NEAR(bromine[0].mass, 78.91834, 1e-5);
    EXPECT_NEAR(bromine[1].mass, 80.91629, 1e-5);
    EXPECT_NEAR(bromine[0].abundance + bromine[1].abundance, 1, 1e-6);
    EXPECT_TRUE(natural_isotopes(43).empty());  // technetium
    EXPECT_TRUE(natural_isotopes(0).empty());
    EXPECT_TRUE(natural_isotopes(200).empty());
}

TEST(Isotopologues, SharesAddUpToOne) {
    for (const char* formula : {"C18H15OP", "C18H12Br3OP", "SnCl4", "Hg2"}) {
        const auto all = isotopologues(parse_formula(formula), 1e-7);
        EXPECT_NEAR(abundance_sum(all), 1, 1e-4) << formula;
        EXPECT_GE(all.front().abundance, all.back().abundance);
    }
}

// p = 0.5069, q = 0.4931: 79Br2 81Br has 3 p² q = 0.380 of Br3 by hand.
TEST(Isotopologues, BinomialForTwoIsotopes) {
    const auto all = isotopologues(parse_formula("Br3"));
    ASSERT_EQ(all.size(), 4U);
    const double p = natural_isotopes(35)[0].abundance;
    EXPECT_NEAR(all[0].abundance, 3 * p * p * (1 - p), 1e-9);
    EXPECT_EQ(heavy_atoms(all[0]), "79Br2 81Br");
}

TEST(Isotopologues, MonoisotopicTakesTheMostAbundantIsotope) {
    EXPECT_NEAR(monoisotopic(parse_formula("H2O")).mass, 18.010565, 1e-5);
    EXPECT_EQ(monoisotopic(parse_formula("Pb")).composition.at(82).begin()->first, 208);
    EXPECT_EQ(heavy_atoms(monoisotopic(parse_formula("C18H12Br3OP"))), "");
}

TEST(Isotopologues, NamesOneHeavyCarbonAlone) {
    const auto all = isotopologues(parse_formula("C18H15OP"));
    EXPECT_EQ(heavy_atoms(all[0]), "");
    EXPECT_EQ(heavy_atoms(all[1]), "13C");
}

TEST(Isotopologues, RefusesWhatHasNoMass) {
    EXPECT_THROW(isotopologues(parse_formula("Tc")), InputError);
    EXPECT_THROW(monoisotopic({}), InputError);
    EXPECT_THROW(isotopologues({}), InputError);
}

TEST(IonKind, ReadsTheUsualOnes) {
    EXPECT_EQ(parse_ion("[M]+").charge, 1);
    EXPECT_TRUE(parse_ion("[M]+").added.empty());
    EXPECT_EQ(parse_ion("[M]+•").charge, 1);
    EXPECT_EQ(parse_ion("[M+H]+").added, (Composition{{1, 1}}));
    EXPECT_EQ(parse_ion("[M-H]-").added, (Composition{{1, -1}}));
    EXPECT_EQ(parse_ion("[M-H]-").charge, -1);
    EXPECT_EQ(parse_ion("[M+2H]2+").charge, 2);
    EXPECT_EQ(parse_ion("[M+2H]2+").added, (Composition{{1, 2}}));
    EXPECT_EQ(parse_ion("[M+NH4]+").added, (Composition{{1, 4}, {7, 1}}));
    EXPECT_EQ(parse_ion("[M+H-H2O]+").added, (Composition{{1, -1}, {8, -1}}));
}

TEST(IonKind, RefusesOthers) {
    for (const char* text : {"", "M+", "[M", "[M]", "[2M+H]+", "[M+Xx]+", "[M]++", "[M]0+", "[M]1",
                             "[MH]+", "[M+]+"}) {
        EXPECT_THROW(parse_ion(text), InputError) << text;
    }
}

TEST(IonKind, TakesElectronsOffAndPutsThemOn) {
    EXPECT_DOUBLE_EQ(mass_to_charge(100, parse_ion("[M]+")), 100 - electron_mass);
    EXPECT_DOUBLE_EQ(mass_to_charge(100, parse_ion("[M-H]-")), 100 + electron_mass);
    EXPECT_DOUBLE_EQ(mass_to_charge(100, parse_ion("[M+2H]2+")), 50 - electron_mass);
}

TEST(IonKind, AddsAndLosesAtoms) {
    const auto water = parse_formula("H2O");
    EXPECT_EQ(ion_composition(water, parse_ion("[M+H]+")), parse_formula("H3O"));
    EXPECT_EQ(ion_composition(water, parse_ion("[M-H2]+")), parse_formula("O"));
    EXPECT_THROW(ion_composition(water, parse_ion("[M-H3]+")), InputError);
}
