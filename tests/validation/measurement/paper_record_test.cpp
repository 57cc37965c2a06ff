// What the record of Nat. Commun. 16, 8201 (2025) must show: each known slip with its numbers.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "anchorite/measurement/check.hpp"

using namespace anchorite::measurement;

namespace {

const CheckResult& paper() {
    static const CheckResult result =
        check(read_record(ANCHORITE_SOURCE_DIR "/studies/cspbi3-anchors/record.toml"));
    return result;
}

const Finding& finding(const std::string& rule, const std::string& subject) {
    for (const auto& one : paper().findings) {
        if (one.rule == rule && one.subject == subject) return one;
    }
    throw std::runtime_error("no finding of " + rule + " on " + subject);
}

double figure(const Finding& one, const std::string& name) {
    for (const auto& candidate : one.figures) {
        if (candidate.name == name) return candidate.value;
    }
    throw std::runtime_error("no figure " + name + " in " + one.rule + ", " + one.subject);
}

void print(const Finding& one, const char* asked) {
    std::printf("%s, %s (line %zu): asked %s\n  %s: reported %s; computed %s; %s\n",
                one.rule.c_str(), one.subject.c_str(), one.where.line, asked,
                std::string(name_of(one.verdict)).c_str(), one.reported.c_str(),
                one.computed.c_str(), one.reason.c_str());
}

}  // namespace

TEST(PaperRecord, LithiumFluorideAndAluminiumAreExchanged) {
    for (const char* layer : {"LiF", "Al"}) {
        const auto& one = finding("layer-thickness", layer);
        print(one, "LiF 100 nm and Al 1 nm are swapped");
        EXPECT_EQ(one.verdict, Verdict::cannot_be_true);
        EXPECT_NE(one.reason.find("exchanged"), std::string::npos);
    }
    EXPECT_EQ(finding("layer-thickness", "TPBi").verdict, Verdict::holds);
    EXPECT_LT(figure(finding("layer-thickness", "LiF"), "log10 of the share that tunnels"), -100);
    EXPECT_GT(figure(finding("layer-thickness", "Al"), "light let through"), 0.3);
}

TEST(PaperRecord, TppoHasTheHydrogensOfAnother) {
    const auto& one = finding("nmr-integrals", "TPPO, 1H NMR");
    print(one, "21 H for C18H15OP, the list of TMeOPPO-o");
    EXPECT_EQ(one.verdict, Verdict::cannot_be_true);
    EXPECT_EQ(figure(one, "nuclei by the integrals"), 21);
    EXPECT_EQ(figure(one, "nuclei by the formula"), 15);
    EXPECT_NE(one.reason.find("TMeOPPO-o"), std::string::npos);
    for (const char* other : {"TMeOPPO-o", "TMeOPPO-p", "TFPPO", "TClPPO", "TBrPPO"}) {
        EXPECT_EQ(finding("nmr-integrals", std::string(other) + ", 1H NMR").verdict,
                  Verdict::holds);
    }
    EXPECT_EQ(finding("nmr-copied", "TPPO, 13C NMR").verdict, Verdict::cannot_be_true);
}

// Reference: sums of AME2016 masses by hand for the ion of TPPO, 278.08552.
TEST(PaperRecord, CalculatedMassesOmitTheElectron) {
    for (const char* name : {"TPPO", "TMeOPPO-o", "TMeOPPO-p", "TFPPO", "TClPPO", "TBrPPO"}) {
        const auto& one = finding("ion-mass", std::string(name) + ", [M]+ calculated");
        print(one, "the electron is omitted");
        EXPECT_EQ(one.verdict, Verdict::cannot_be_true);
        EXPECT_NE(one.reason.find("electron"), std::string::npos);
    }
    EXPECT_NEAR(figure(finding("ion-mass", "TPPO, [M]+ calculated"), "monoisotopic ion"), 278.08552,
                5e-5);
}

TEST(PaperRecord, BromineMassIsAnIsotopologue) {
    const auto& one = finding("ion-mass", "TBrPPO, [M]+ calculated");
    print(one, "513.8155 is 79Br2 81Br, not monoisotopic (511.8176)");
    EXPECT_NE(one.reason.find("79Br2 81Br"), std::string::npos);
    EXPECT_NEAR(figure(one, "monoisotopic neutral"), 511.8176, 1e-4);
    EXPECT_NEAR(figure(one, "isotopologue meant, ion"), 513.8155 - 5.4858e-4, 1e-4);
}

TEST(PaperRecord, LeadIodideIsLess) {
    const auto& one = finding("amount", "lead iodide");
    print(one, "0.25 g is 0.54 mmol, not 0.6");
    EXPECT_EQ(one.verdict, Verdict::cannot_be_true);
    EXPECT_NEAR(figure(one, "computed"), 0.5423, 2e-4);
    EXPECT_EQ(finding("amount", "caesium stearate").verdict, Verdict::holds);
}

TEST(PaperRecord, SpinSpeedsAreInMultiplesOfGravity) {
    for (const char* film : {"PEDOT:PSS:PFI", "PTAA", "dots"}) {
        const auto& one = finding("spin-speed", film);
        print(one, "x g is no speed of a spin coater");
        EXPECT_NE(one.verdict, Verdict::holds);
        EXPECT_GT(figure(one, "least speed"), 9000);
    }
    EXPECT_EQ(finding("spin-speed", "PTAA").verdict, Verdict::cannot_be_true);
    EXPECT_EQ(finding("spin-speed", "purification of dots").verdict, Verdict::holds);
}

TEST(PaperRecord, TrapFilledLimitIsBelowTheFloor) {
    const auto& target = finding("trap-filling-floor", "target");
    print(target, "0.45 V is below 0.51 V");
    EXPECT_EQ(target.verdict, Verdict::cannot_be_told);
    EXPECT_NEAR(figure(target, "floor"), 0.5103, 1e-3);
    EXPECT_EQ(finding("trap-filling-floor", "control").verdict, Verdict::doubtful);
    const auto& films = finding("trap-filling-film", "dot film");
    print(films, "the same permittivity/L^2 within 1 %");
    EXPECT_EQ(films.verdict, Verdict::holds);
    EXPECT_LT(figure(films, "spread"), 0.01);
    EXPECT_NEAR(figure(films, "thickness at permittivity 6"), 21, 0.5);
}

TEST(PaperRecord, RadianceIsNoLuminance) {
    const auto& one = finding("lifetime-level", "TMeOPPO-p");
    print(one, "190 mW/(sr m2) is 1.37 cd/m2 at 693 nm; T50 at a true 100 cd/m2 about 8 h");
    EXPECT_EQ(one.verdict, Verdict::doubtful);
    EXPECT_NEAR(figure(one, "luminance"), 1.37, 0.005);
    EXPECT_NEAR(figure(one, "T50 at that true luminance"), 7.7, 0.2);
    const auto& green = finding("lifetime-level", "TMeOPPO-p, equivalence");
    print(green, "100 cd/m2 at 525 nm holds");
    EXPECT_EQ(green.verdict, Verdict::holds);
}

TEST(PaperRecord, RadianceGivesTheCurrent) {
    for (const auto& one : paper().findings) {
        if (one.rule != "radiance-current-eqe") continue;
        print(one, one.subject == "TMeOPPO-p" ? "EQE x J = 20.9 mA/cm2 at 119 W/(sr m2)" : "-");
        EXPECT_NE(one.verdict, Verdict::cannot_be_true);
        if (one.subject == "TMeOPPO-p" && one.verdict == Verdict::cannot_be_told) {
            EXPECT_NEAR(figure(one, "EQE times J"), 20.9, 0.05);
            EXPECT_NEAR(figure(one, "least J"), 20.9 / 0.2691, 0.3);
        }
    }
}

TEST(PaperRecord, ChampionIsAboveTheStack) {
    const auto& one = finding("eqe-ceiling", "TMeOPPO-p");
    print(one, "26.91 % is above 22.4-25.8 %; 74 % of dipoles in the plane");
    EXPECT_EQ(one.verdict, Verdict::doubtful);
    EXPECT_NEAR(figure(one, "ceiling"), 0.245, 0.002);
    EXPECT_NEAR(figure(one, "share of dipoles in the plane needed"), 0.74, 0.015);
}

TEST(PaperRecord, RatesOfBothSamples) {
    const auto& control = finding("rates", "control");
    const auto& target = finding("rates", "target");
    print(control, "k_r = 0.65/8.22 ns = 79.1 per us");
    print(target, "k_r = 0.97/19.17 ns = 50.6 per us");
    EXPECT_NEAR(figure(control, "k_r"), 0.65 / 8.22e-9, 1);
    EXPECT_NEAR(figure(target, "k_nr"), 0.03 / 19.17e-9, 1);
    const auto& both = finding("rates", "CsPbI3 dots, k_r");
    print(both, "the intensity-weighted means give two k_r for one emitter");
    EXPECT_EQ(both.verdict, Verdict::doubtful);
}

TEST(PaperRecord, ColoursAndRepeatedYields) {
    print(finding("colour", "control"), "(0.72, 0.27) where the spectrum gives (0.733, 0.267)");
    EXPECT_EQ(finding("colour", "control").verdict, Verdict::doubtful);
    EXPECT_EQ(finding("colour", "TMeOPPO-p").verdict, Verdict::holds);
    print(finding("repeated", "PLQY of pristine dots"), "59 % and 65 %");
    EXPECT_EQ(finding("repeated", "PLQY of pristine dots").verdict, Verdict::doubtful);
}
