// Rules on formulas, spectra and amounts: what holds, and what does not.
#include <gtest/gtest.h>

#include "record_text.hpp"

using namespace anchorite;
using namespace anchorite::measurement;
using test::findings;
using test::refusal;

namespace {

std::string compound(const std::string& name, const std::string& keys) {
    return "[[compound]]\nname = \"" + name + "\"\n" + keys;
}

std::string proton(const std::string& integrals) {
    return "[[compound.nmr]]\nnucleus = \"1H\"\nintegrals = " + integrals + "\n";
}

std::string ion(const std::string& kind, const std::string& keys) {
    return "[[compound.mass]]\nion = \"" + kind + "\"\n" + keys + "\n";
}

std::string amount(const std::string& keys) {
    return "[[quantity]]\nname = \"q\"\n" + keys;
}

}  // namespace

TEST(FormulaRule, ComparesWithTheStructure) {
    EXPECT_EQ(
        findings("formula", compound("a", "smiles = \"CCO\"\nformula = \"C2H6O\"\n")).at(0).verdict,
        Verdict::holds);
    const auto wrong =
        findings("formula", compound("a", "smiles = \"CCO\"\nformula = \"C2H5O\"\n"));
    EXPECT_EQ(wrong.at(0).verdict, Verdict::cannot_be_true);
    EXPECT_EQ(wrong.at(0).computed, "C2H6O");
    EXPECT_TRUE(findings("formula", compound("a", "formula = \"C2H6O\"\n")).empty());
}

TEST(FormulaRule, RefusesWhatCannotBeReadEvenAlone) {
    const auto smiles = refusal("title = \"t\"\n" + compound("a", "smiles = \"C1CC\"\n"));
    EXPECT_NE(smiles.find("r.toml:4"), std::string::npos) << smiles;
    const auto formula = refusal("title = \"t\"\n" + compound("a", "formula = \"C2Xx\"\n"));
    EXPECT_NE(formula.find("r.toml:4"), std::string::npos) << formula;
}

TEST(NmrRule, CountsHydrogens) {
    const std::string anisole = "smiles = \"COc1ccccc1\"\n";
    EXPECT_EQ(findings("nmr-integrals", compound("a", anisole + proton("[5, 3]"))).at(0).verdict,
              Verdict::holds);
    const auto more = findings("nmr-integrals", compound("a", anisole + proton("[5, 6]")));
    EXPECT_EQ(more.at(0).verdict, Verdict::cannot_be_true);
    EXPECT_EQ(more.at(0).reported, "5+6 = 11 H");
    EXPECT_EQ(more.at(0).computed, "8 H in C7H8O");
    EXPECT_EQ(more.at(0).where.line, 6U);
    // Every hydrogen is on carbon, so none may be missing.
    EXPECT_EQ(findings("nmr-integrals", compound("a", anisole + proton("[5]"))).at(0).verdict,
              Verdict::cannot_be_true);
}

TEST(NmrRule, HydroxylMayBeMissing) {
    const std::string ethanol = "smiles = \"CCO\"\n";
    EXPECT_EQ(findings("nmr-integrals", compound("a", ethanol + proton("[3, 2]"))).at(0).verdict,
              Verdict::doubtful);
    EXPECT_EQ(findings("nmr-integrals", compound("a", ethanol + proton("[3]"))).at(0).verdict,
              Verdict::cannot_be_true);
    // Without a structure nobody knows how many hydrogens may hide.
    EXPECT_EQ(findings("nmr-integrals", compound("a", "formula = \"C2H6O\"\n" + proton("[3]")))
                  .at(0)
                  .verdict,
              Verdict::doubtful);
}

TEST(NmrRule, NamesTheCompoundThatTheListFits) {
    const auto found =
        findings("nmr-integrals", compound("ethane", "smiles = \"CC\"\n" + proton("[3, 5]")) +
                                      compound("propane", "smiles = \"CCC\"\n" + proton("[3, 5]")));
    ASSERT_EQ(found.size(), 2U);
    EXPECT_NE(found[0].reason.find("propane"), std::string::npos) << found[0].reason;
    EXPECT_EQ(found[1].verdict, Verdict::holds);
}

TEST(NmrRule, RefusesWhatIsNoNucleus) {
    const auto text = refusal("title = \"t\"\n" + compound("a", "formula = \"CH4\"\n") +
                              "[[compound.nmr]]\nnucleus = \"proton\"\nintegrals = [4]\n");
    EXPECT_NE(text.find("r.toml:6"), std::string::npos) << text;
}

TEST(SameSignalsRule, DifferentMoleculesHaveDifferentLists) {
    const std::string list = "[[compound.nmr]]\nnucleus = \"13C\"\nshifts = [10, 20]\n";
    const auto found = findings("nmr-copied", compound("a", "formula = \"C2H6\"\n" + list) +
                                                  compound("b", "formula = \"C3H8\"\n" + list));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].verdict, Verdict::cannot_be_true);
    EXPECT_TRUE(findings("nmr-copied", compound("a", "formula = \"C2H6\"\n" + list) +
                                           compound("b", "formula = \"C2H6\"\n" + list))
                    .empty());
}

// Water: 18.010565 Da; the ion 18.010016, protonated 19.017841 (by hand from the AME masses).
TEST(IonMassRule, TellsIonFromNeutral) {
    const auto verdict = [](const std::string& kind, const std::string& mass) {
        return findings("ion-mass",
                        compound("w", "formula = \"H2O\"\n" + ion(kind, "calculated = " + mass)))
            .at(0);
    };
    EXPECT_EQ(verdict("[M]+", "18.0100").verdict, Verdict::holds);
    const auto neutral = verdict("[M]+", "18.0106");
    EXPECT_EQ(neutral.verdict, Verdict::cannot_be_true);
    EXPECT_NE(neutral.reason.find("electron"), std::string::npos) << neutral.reason;
    EXPECT_EQ(verdict("[M+H]+", "19.0178").verdict, Verdict::holds);
    EXPECT_EQ(verdict("[M+H]+", "19.0184").verdict, Verdict::cannot_be_true);
    const auto nothing = verdict("[M]+", "17.5");
    EXPECT_EQ(nothing.verdict, Verdict::cannot_be_true);
    EXPECT_NE(nothing.reason.find("no isotopologue"), std::string::npos);
}

TEST(IonMassRule, NamesAnIsotopologue) {
    // 79Br 81Br: 159.83462 less an electron.
    const auto found = findings(
        "ion-mass", compound("b", "formula = \"Br2\"\n" + ion("[M]+", "calculated = 159.8341")));
    EXPECT_EQ(found.at(0).verdict, Verdict::holds);
    EXPECT_NE(found.at(0).reason.find("79Br 81Br"), std::string::npos) << found.at(0).reason;
}

TEST(IonMassRule, GivesThePartsPerMillionOfAFoundMass) {
    const auto found =
        findings("ion-mass", compound("w", "formula = \"H2O\"\n" + ion("[M]+", "found = 18.0110")));
    EXPECT_EQ(found.at(0).verdict, Verdict::doubtful);
    EXPECT_NEAR(found.at(0).figures.at(1).value, 54.6, 0.5);
}

TEST(IonMassRule, RefusesAnImpossibleIonAtItsLine) {
    const std::string text = refusal("title = \"t\"\n" + compound("w", "formula = \"H2O\"\n") +
                                     ion("[M-C]+", "found = 3"));
    EXPECT_NE(text.find("r.toml:6"), std::string::npos) << text;
    EXPECT_NE(text.find("loses more C"), std::string::npos) << text;
}

TEST(AmountRule, MolesFromGrams) {
    const std::string salt = "formula = \"NaCl\"\nmass = \"58.44 g\"\n";
    EXPECT_EQ(findings("amount", amount(salt + "amount = \"1 mol\"\n")).at(0).verdict,
              Verdict::holds);
    const auto off = findings("amount", amount(salt + "amount = \"1.2 mol\"\n")).at(0);
    EXPECT_EQ(off.verdict, Verdict::cannot_be_true);
    EXPECT_NE(off.reason.find("+20 %"), std::string::npos) << off.reason;
    // One digit: 1.3 mmol may be written as 1 mmol, 1.6 mmol may not.
    const std::string milligrams = "formula = \"NaCl\"\namount = \"1 mmol\"\nmass = ";
    EXPECT_EQ(findings("amount", amount(milligrams + "\"76 mg\"\n")).at(0).verdict, Verdict::holds);
    EXPECT_EQ(findings("amount", amount(milligrams + "\"93.5 mg\"\n")).at(0).verdict,
              Verdict::cannot_be_true);
}

TEST(AmountRule, ConcentrationFromMolesAndVolume) {
    const std::string keys = "amount = \"1 mmol\"\nvolume = \"20 mL\"\nconcentration = ";
    EXPECT_EQ(findings("amount", amount(keys + "\"0.05 mol/L\"\n")).at(0).verdict, Verdict::holds);
    EXPECT_EQ(findings("amount", amount(keys + "\"0.08 mol/L\"\n")).at(0).verdict,
              Verdict::cannot_be_true);
}

TEST(AmountRule, SaysWhatIsMissing) {
    EXPECT_EQ(findings("amount", amount("mass = \"1 g\"\n")).at(0).verdict,
              Verdict::cannot_be_told);
}

TEST(AmountRule, RefusesAnUnknownElementAtItsLine) {
    const auto text = refusal("title = \"t\"\n" + amount("formula = \"NaXx\"\nmass = \"1 g\"\n"));
    EXPECT_NE(text.find("r.toml:4"), std::string::npos) << text;
    EXPECT_NE(text.find("'Xx'"), std::string::npos) << text;
}
