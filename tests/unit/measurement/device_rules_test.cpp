// Rules on films, devices and lifetimes: what holds, and what does not.
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "record_text.hpp"

using namespace anchorite;
using namespace anchorite::measurement;
using test::findings;
using test::refusal;

namespace {

const std::string deep_red = "[light]\npeak = \"693 nm\"\nfwhm = \"33 nm\"\n";

std::string layer(const std::string& name, const std::string& thickness, const std::string& role) {
    return "[[layer]]\nname = \"" + name + "\"\nthickness = \"" + thickness + "\"\nrole = \"" +
           role + "\"\n";
}

std::string spin(const std::string& keys) {
    return "[[spin]]\nname = \"s\"\n" + keys;
}

std::string sclc(const std::string& name, const std::string& keys) {
    return "[[sclc]]\nname = \"" + name + "\"\n" + keys;
}

std::string device(const std::string& keys) {
    return "[[device]]\nname = \"d\"\n" + keys;
}

std::string lifetime(const std::string& keys) {
    return "[[lifetime]]\nname = \"d\"\nt50 = \"1000 h\"\n" + keys;
}

std::string sample(const std::string& name, const std::string& keys) {
    return "[[luminescence]]\nname = \"" + name + "\"\nemitter = \"dots\"\n" + keys;
}

double figure(const Finding& finding, const std::string& name) {
    for (const auto& one : finding.figures) {
        if (one.name == name) return one.value;
    }
    ADD_FAILURE() << "no figure " << name;
    return NAN;
}

}  // namespace

TEST(ThicknessRule, FindsExchangedThicknesses) {
    const auto good = findings("layer-thickness", layer("LiF", "1 nm", "electron-injection") +
                                                      layer("Al", "100 nm", "cathode"));
    EXPECT_EQ(good.at(0).verdict, Verdict::holds);
    EXPECT_EQ(good.at(1).verdict, Verdict::holds);
    const auto bad = findings("layer-thickness", layer("LiF", "100 nm", "electron-injection") +
                                                     layer("Al", "1 nm", "cathode"));
    EXPECT_EQ(bad.at(0).verdict, Verdict::cannot_be_true);
    EXPECT_EQ(bad.at(1).verdict, Verdict::cannot_be_true);
    EXPECT_NE(bad.at(0).reason.find("exchanged with Al"), std::string::npos) << bad.at(0).reason;
    EXPECT_NE(bad.at(1).reason.find("exchanged with LiF"), std::string::npos);
}

TEST(ThicknessRule, GradesByNature) {
    const auto verdict = [](const std::string& name, const std::string& thickness,
                            const std::string& role) {
        return findings("layer-thickness", layer(name, thickness, role)).at(0).verdict;
    };
    EXPECT_EQ(verdict("LiF", "5 nm", "electron-injection"), Verdict::doubtful);
    EXPECT_EQ(verdict("Ag", "5 nm", "cathode"), Verdict::doubtful);
    EXPECT_EQ(verdict("ITO", "150 nm", "anode"), Verdict::holds);
    EXPECT_EQ(verdict("unknown polymer", "30 nm", "hole-transport"), Verdict::holds);
    EXPECT_EQ(verdict("unknown polymer", "3 um", "hole-transport"), Verdict::doubtful);
    EXPECT_EQ(verdict("glass", "1 mm", "substrate"), Verdict::holds);
}

TEST(ThicknessRule, LetsWhatCarriesNoCurrentBeThick) {
    for (const auto& one :
         {layer("SiO2", "1 mm", "substrate"), layer("Al2O3", "50 nm", "encapsulation"),
          layer("MgF2", "300 nm", "spacer"), layer("Ag", "1 nm", "spacer")}) {
        const Finding found = findings("layer-thickness", one).at(0);
        EXPECT_EQ(found.verdict, Verdict::holds) << one;
        EXPECT_EQ(found.computed.find("tunnels"), std::string::npos) << found.computed;
        EXPECT_EQ(found.reason, "carries no current: any thickness will do");
    }
}

TEST(RotationRule, MultiplesOfGravityBelongToACentrifuge) {
    const auto verdict = [](const std::string& keys) {
        return findings("spin-speed", spin(keys)).at(0).verdict;
    };
    EXPECT_EQ(verdict("speed = \"4000 rpm\"\n"), Verdict::holds);
    EXPECT_EQ(verdict("speed = \"40000 rpm\"\n"), Verdict::doubtful);
    EXPECT_EQ(verdict("speed = \"4000 x g\"\n"), Verdict::cannot_be_true);
    EXPECT_EQ(verdict("speed = \"200 x g\"\n"), Verdict::doubtful);
    EXPECT_EQ(verdict("speed = \"8000 x g\"\nkind = \"centrifuge\"\n"), Verdict::holds);
    EXPECT_EQ(verdict("speed = \"8000 rpm\"\nkind = \"centrifuge\"\n"), Verdict::cannot_be_told);
    const auto rotor = findings(
        "spin-speed", spin("speed = \"8000 rpm\"\nkind = \"centrifuge\"\nradius = \"8 cm\"\n"));
    EXPECT_NEAR(figure(rotor.at(0), "acceleration"), 1.118e-5 * 8 * 64e6, 5);
    EXPECT_NE(refusal("title = \"t\"\n" + spin("speed = \"fast\"\n")).find("r.toml:4"),
              std::string::npos);
}

TEST(TrapFloorRule, GradesByTheFloor) {
    const auto verdict = [](const std::string& keys) {
        return findings("trap-filling-floor", sclc("d", keys)).at(0).verdict;
    };
    EXPECT_EQ(verdict("voltage = \"0.45 V\"\n"), Verdict::cannot_be_told);
    EXPECT_EQ(verdict("voltage = \"0.6 V\"\n"), Verdict::doubtful);
    EXPECT_EQ(verdict("voltage = \"2 V\"\n"), Verdict::holds);
    EXPECT_EQ(verdict("voltage = \"0.45 V\"\ntemperature = \"100 K\"\n"), Verdict::holds);
}

TEST(TrapFilmRule, OneFilmHasOnePermittivityOverThicknessSquared) {
    const std::string first = "film = \"f\"\nvoltage = \"1 V\"\ndensity = \"1e18 cm^-3\"\n";
    const auto same =
        findings("trap-filling-film", sclc("a", first) + sclc("b",
                                                              "film = \"f\"\nvoltage = \"2 V\"\n"
                                                              "density = \"2.01e18 cm^-3\"\n"));
    ASSERT_EQ(same.size(), 1U);
    EXPECT_EQ(same[0].verdict, Verdict::holds);
    const auto other =
        findings("trap-filling-film", sclc("a", first) + sclc("b",
                                                              "film = \"f\"\nvoltage = \"2 V\"\n"
                                                              "density = \"3e18 cm^-3\"\n"));
    EXPECT_EQ(other.at(0).verdict, Verdict::cannot_be_true);
    // Other films may differ.
    EXPECT_TRUE(
        findings("trap-filling-film", sclc("a", first) + sclc("b",
                                                              "film = \"g\"\nvoltage = \"2 V\"\n"
                                                              "density = \"3e18 cm^-3\"\n"))
            .empty());
}

// N = 2 eps0 eps V/(q L²) = 2 · 8.854e-12 · 6 · 1/(1.602e-19 · 1e-14) = 6.63e16 cm^-3 at 100 nm.
TEST(TrapFilmRule, ComparesWithAStatedFilm) {
    const std::string film = "voltage = \"1 V\"\nthickness = \"100 nm\"\npermittivity = 6\n";
    EXPECT_EQ(findings("trap-filling-film", sclc("a", film + "density = \"6.63e16 cm^-3\"\n"))
                  .at(0)
                  .verdict,
              Verdict::holds);
    EXPECT_EQ(findings("trap-filling-film", sclc("a", film + "density = \"6.63e15 cm^-3\"\n"))
                  .at(0)
                  .verdict,
              Verdict::cannot_be_true);
}

TEST(RatesRule, UsesTheAmplitudeWeightedMean) {
    const auto found = findings("rates", sample("a",
                                                "plqy = \"50 %\"\nlifetime = \"10 ns\"\n"
                                                "average = \"amplitude\"\n"));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].verdict, Verdict::holds);
    EXPECT_NEAR(figure(found[0], "k_r"), 5e7, 1);
    EXPECT_NEAR(figure(found[0], "k_nr/k_r"), 1, 1e-12);
    EXPECT_EQ(
        findings("rates", sample("a", "plqy = \"50 %\"\nlifetime = \"10 ns\"\n")).at(0).verdict,
        Verdict::cannot_be_told);
}

TEST(RatesRule, RecomputesAMeanFromItsComponents) {
    // A = 1, 1 and 2, 10 ns: 6 ns by amplitude, 104/12 = 8.667 ns by intensity.
    const std::string fit = "amplitudes = [1, 1]\nlifetimes = [\"2 ns\", \"10 ns\"]\n";
    const auto verdict = [&](const std::string& keys) {
        return findings("rates", sample("a", fit + keys)).at(0).verdict;
    };
    EXPECT_EQ(verdict("lifetime = \"8.67 ns\"\naverage = \"intensity\"\n"), Verdict::holds);
    EXPECT_EQ(verdict("lifetime = \"8.67 ns\"\naverage = \"amplitude\"\n"),
              Verdict::cannot_be_true);
    EXPECT_EQ(verdict("lifetime = \"6 ns\"\n"), Verdict::holds);
    EXPECT_EQ(verdict("lifetime = \"7 ns\"\n"), Verdict::cannot_be_true);
}

TEST(RatesRule, SamplesOfOneEmitterShareTheRadiativeRate) {
    const auto pair = [](const std::string& lifetime) {
        const std::string kind = "\naverage = \"amplitude\"\n";
        return findings("rates", sample("a", "plqy = \"50 %\"\nlifetime = \"10 ns\"" + kind) +
                                     sample("b", "plqy = \"90 %\"\nlifetime = " + lifetime + kind))
            .at(2)
            .verdict;
    };
    EXPECT_EQ(pair("\"18 ns\""), Verdict::holds);
    EXPECT_EQ(pair("\"36 ns\""), Verdict::doubtful);
}

TEST(RadianceRule, ThreeValuesMustAgree) {
    // 119 W/(sr m²) of deep red are EQE times J = 20.9 mA/cm².
    const auto verdict = [](const std::string& eqe) {
        return findings("radiance-current-eqe",
                        deep_red + device("[[device.point]]\ncurrent_density = \"100 mA/cm2\"\n"
                                          "radiance = \"119 W/(sr m2)\"\neqe = " +
                                          eqe))
            .at(0)
            .verdict;
    };
    EXPECT_EQ(verdict("\"20.9 %\"\n"), Verdict::holds);
    EXPECT_EQ(verdict("\"25 %\"\n"), Verdict::doubtful);
    EXPECT_EQ(verdict("\"5 %\"\n"), Verdict::cannot_be_true);
}

TEST(RadianceRule, AnEfficiencyMustNotNeedMoreThanTheLargestRadiance) {
    const auto verdict = [](const std::string& largest) {
        return findings("radiance-current-eqe",
                        deep_red + device("radiance_max = " + largest +
                                          "\n[[device.point]]\ncurrent_density = \"100 mA/cm2\"\n"
                                          "eqe = \"20.9 %\"\n"))
            .at(0)
            .verdict;
    };
    EXPECT_EQ(verdict("\"120 W/(sr m2)\""), Verdict::holds);
    EXPECT_EQ(verdict("\"100 W/(sr m2)\""), Verdict::doubtful);
    EXPECT_EQ(verdict("\"50 W/(sr m2)\""), Verdict::cannot_be_true);
}

TEST(RadianceRule, ARadianceMustNotNeedMoreThanTheLargestEfficiency) {
    const auto verdict = [](const std::string& best) {
        return findings("radiance-current-eqe",
                        deep_red + device("eqe_max = " + best +
                                          "\n[[device.point]]\ncurrent_density = \"100 mA/cm2\"\n"
                                          "radiance = \"119 W/(sr m2)\"\n"))
            .at(0)
            .verdict;
    };
    EXPECT_EQ(verdict("\"25 %\""), Verdict::holds);
    EXPECT_EQ(verdict("\"10 %\""), Verdict::cannot_be_true);
}

TEST(EfficiencyOrderRule, MeanLargestYield) {
    const auto verdict = [](const std::string& keys) {
        return findings("eqe-order", device(keys)).at(0).verdict;
    };
    EXPECT_EQ(verdict("eqe_max = \"20 %\"\neqe_average = \"18 %\"\nplqy = \"90 %\"\n"),
              Verdict::holds);
    EXPECT_EQ(verdict("eqe_max = \"20 %\"\neqe_average = \"22 %\"\n"), Verdict::cannot_be_true);
    EXPECT_EQ(verdict("eqe_max = \"20 %\"\nplqy = \"15 %\"\n"), Verdict::cannot_be_true);
    EXPECT_EQ(verdict("eqe_max = 1.2\n"), Verdict::cannot_be_true);
}

TEST(ColourRule, WhatWasMeasuredIsDoubtfulAtMost) {
    Record record;
    DeviceReport reported;
    reported.name = {"d", {}};
    reported.peak = 693e-9;
    reported.fwhm = 33e-9;
    reported.cie = {std::array{0.22, 0.29}, {}};
    DeviceReport measured = reported;
    measured.measured = true;
    record.devices = {reported, measured};
    const auto found = find_rule("colour").check(record);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].verdict, Verdict::cannot_be_true);
    EXPECT_EQ(found[0].reported, "CIE (0.22, 0.29)");
    EXPECT_EQ(found[1].verdict, Verdict::doubtful);
    EXPECT_EQ(found[1].reported, "measured CIE (0.22, 0.29)");
    EXPECT_NE(found[1].reason.find("measured spectrum"), std::string::npos);
}

TEST(ColourRule, FollowsFromTheSpectrum) {
    const auto verdict = [](const std::string& cie) {
        return findings("colour", deep_red + device("cie = " + cie + "\n")).at(0).verdict;
    };
    EXPECT_EQ(verdict("[0.73, 0.27]"), Verdict::holds);
    EXPECT_EQ(verdict("[0.72, 0.28]"), Verdict::doubtful);
    EXPECT_EQ(verdict("[0.60, 0.40]"), Verdict::cannot_be_true);
    EXPECT_EQ(verdict("[0.80, 0.30]"), Verdict::cannot_be_true);
}

TEST(LifetimeLevelRule, KeepsRadianceAndLuminanceApart) {
    const auto radiance = findings(
        "lifetime-level", deep_red + lifetime("radiance = \"190 mW/(sr m2)\"\nacceleration = 2\n"));
    EXPECT_EQ(radiance.at(0).verdict, Verdict::doubtful);
    const double luminance = figure(radiance.at(0), "luminance");
    EXPECT_NEAR(luminance, 1.37, 0.005);
    EXPECT_NEAR(figure(radiance.at(0), "T50 at that true luminance"),
                1000 * std::pow(luminance / 100, 2), 1e-6);
    // 14 W/(sr m²) of this light are 100 cd/m².
    EXPECT_EQ(findings("lifetime-level", deep_red + lifetime("radiance = \"14 W/(sr m2)\"\n"))
                  .at(0)
                  .verdict,
              Verdict::holds);
    EXPECT_EQ(findings("lifetime-level", deep_red + lifetime("luminance = \"100 cd/m2\"\n"))
                  .at(0)
                  .verdict,
              Verdict::holds);
}

TEST(LifetimeLevelRule, ChecksAnEquivalenceInItsOwnLight) {
    const std::string said =
        lifetime("radiance = \"190 mW/(sr m2)\"\nstands_for = \"100 cd/m2\"\n");
    EXPECT_EQ(findings("lifetime-level", deep_red + said).at(0).verdict, Verdict::cannot_be_true);
    EXPECT_EQ(findings("lifetime-level", deep_red + said + "stands_for_peak = \"525 nm\"\n")
                  .at(0)
                  .verdict,
              Verdict::holds);
}

TEST(LifetimeLawRule, ExtrapolatesFromTheLevels) {
    // T = 1000 h (R/1)^-2: 1000 h at 1, 10 h at 10, 40 h at 5.
    const std::string levels =
        "[[lifetime.level]]\nradiance = \"10 W/(sr m2)\"\nt50 = \"10 h\"\n"
        "[[lifetime.level]]\nradiance = \"5 W/(sr m2)\"\nt50 = \"40 h\"\n"
        "[[lifetime.level]]\nradiance = \"20 W/(sr m2)\"\nt50 = \"2.5 h\"\n";
    const auto verdict = [&](const std::string& radiance, const std::string& n) {
        return findings(
                   "lifetime-law",
                   lifetime("radiance = " + radiance + "\nacceleration = " + n + "\n") + levels)
            .at(0);
    };
    EXPECT_EQ(verdict("\"1 W/(sr m2)\"", "2.0").verdict, Verdict::holds);
    EXPECT_NEAR(figure(verdict("\"1 W/(sr m2)\"", "2.0"), "n"), 2, 1e-6);
    EXPECT_EQ(verdict("\"1 W/(sr m2)\"", "1.6").verdict, Verdict::doubtful);
    EXPECT_EQ(verdict("\"3 W/(sr m2)\"", "2.0").verdict, Verdict::cannot_be_true);
}

TEST(RepeatedRule, OneQuantityHasOneValue) {
    const auto verdict = [](const std::string& values) {
        return findings("repeated", "[[repeated]]\nname = \"yield\"\nvalues = " + values + "\n")
            .at(0)
            .verdict;
    };
    EXPECT_EQ(verdict("[\"97 %\", \"0.97\"]"), Verdict::holds);
    EXPECT_EQ(verdict("[\"59 %\", \"65 %\"]"), Verdict::doubtful);
    EXPECT_NE(refusal("title = \"t\"\n[[repeated]]\nname = \"y\"\nvalues = [\"a\", \"b\"]\n")
                  .find("r.toml:3"),
              std::string::npos);
}
