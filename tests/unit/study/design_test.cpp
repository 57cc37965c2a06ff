#include "anchorite/study/design.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/study/sample_terms.hpp"

namespace anchorite::study {
namespace {

/// The paper's study with few conformers, so that GFN2 takes seconds.
StudyInput quick_study() {
    StudyInput input = read_study(ANCHORITE_SOURCE_DIR "/studies/cspbi3-anchors/study.toml");
    input.conformers.count = 4;
    input.geometry.conformers = 1;
    return input;
}

const std::vector<DesignCandidate> library = {
    {"none", "CCCC", 0},
    {"phosphine oxide", "CP(C)(C)=O", 1},
    {"TFPPO again", "Fc1ccc(cc1)P(=O)(c1ccc(F)cc1)c1ccc(F)cc1", 1.8},
    {"sulfoxide", "CS(C)=O", 0.7},
    {"TEtOPPO-p", "CCOc1ccc(cc1)P(=O)(c1ccc(OCC)cc1)c1ccc(OCC)cc1", 1.9},
    {"broken", "C1CC", 0},
};

const Design& on_iodide() {
    static const Design made =
        design(quick_study(), library, {.crystal = "CsPbI3", .spacing = 6.5});
    return made;
}

const DesignedMolecule& molecule_of(const Design& made, const std::string& name) {
    for (const auto& molecule : made.molecules) {
        if (molecule.candidate.name == name) return molecule;
    }
    throw std::runtime_error("no molecule " + name);
}

TEST(Design, PredictsWithIntervalsInOrderOfTheRatio) {
    double last = 0;
    for (const auto& molecule : on_iodide().molecules) {
        if (!molecule.refusal.empty()) continue;
        const auto& predicted = molecule.predicted;
        ASSERT_TRUE(predicted.ratio.fitted && predicted.eqe.fitted && predicted.t50.fitted)
            << molecule.candidate.name;
        std::printf(
            "%-16s k_nr/k_r %.3f (%.2f-%.2f), EQE %.1f %%, T50 %.0f h, %zu extrapolations\n",
            molecule.candidate.name.c_str(), predicted.ratio.fitted->value,
            predicted.ratio.fitted->interval.low, predicted.ratio.fitted->interval.high,
            100 * predicted.eqe.fitted->value, predicted.t50.fitted->value / 3600,
            molecule.extrapolations.size());
        EXPECT_GE(predicted.ratio.fitted->value, last);
        EXPECT_TRUE(predicted.ratio.fitted->interval.contains(predicted.ratio.fitted->value));
        EXPECT_LT(predicted.plqy.fitted->interval.low, predicted.plqy.fitted->value);
        last = predicted.ratio.fitted->value;
    }
}

// A molecule of the study that comes in by the library gets what the study's fit gives it: 92 %.
TEST(Design, GivesAMeasuredMoleculeItsFittedYield) {
    const auto& again = molecule_of(on_iodide(), "TFPPO again");
    EXPECT_TRUE(again.extrapolations.empty());
    EXPECT_NEAR(again.predicted.plqy.fitted->value, 0.92, 0.04);
    EXPECT_FALSE(again.predicted.plqy.measured);
    EXPECT_FALSE(again.predicted.calibrates);
}

TEST(Design, RefusesWithoutStoppingTheOthers) {
    const auto& made = on_iodide();
    ASSERT_EQ(made.molecules.size(), library.size());
    EXPECT_FALSE(made.molecules[4].refusal.empty());
    EXPECT_FALSE(made.molecules[5].refusal.empty());
    EXPECT_FALSE(molecule_of(made, "none").refusal.empty());
    EXPECT_FALSE(molecule_of(made, "broken").refusal.empty());
}

TEST(Design, SaysWhatIsExtrapolated) {
    EXPECT_FALSE(molecule_of(on_iodide(), "sulfoxide").extrapolations.empty());
    const Design bromide = design(quick_study(), {library[2]}, {.crystal = "CsPbBr3"});
    EXPECT_NE(bromide.spacing, bromide.calibrated_spacing);
    ASSERT_FALSE(bromide.molecules[0].extrapolations.empty());
    EXPECT_EQ(bromide.molecules[0].extrapolations.back(), "another perovskite");
    // 6.6 Å between donors fits 6.5 Å better than the bromide's 5.87 Å.
    EXPECT_GT(bromide.molecules[0].mismatch, molecule_of(on_iodide(), "TFPPO again").mismatch);
    EXPECT_GT(bromide.molecules[0].predicted.ratio.fitted->value,
              molecule_of(on_iodide(), "TFPPO again").predicted.ratio.fitted->value);
}

TEST(Design, PairsNameMoleculesOfBothLists) {
    const auto& made = on_iodide();
    for (const auto& pair : made.pairs) {
        ASSERT_LT(pair.second, made.points.size());
        EXPECT_FALSE(made.points[pair.first].measured && made.points[pair.second].measured);
    }
    EXPECT_EQ(std::count_if(made.points.begin(), made.points.end(),
                            [](const FactorPoint& point) { return point.measured; }),
              6);
}

TEST(Design, NeedsAControlCandidatesAndCharges) {
    StudyInput input = quick_study();
    EXPECT_THROW(design(input, {}, {.crystal = "CsPbI3"}), InputError);
    input.geometry.xtb = false;
    EXPECT_THROW(design(input, library, {.crystal = "CsPbI3"}), InputError);
    input.control.reset();
    EXPECT_THROW(design(input, library, {.crystal = "CsPbI3"}), InputError);
}

TEST(SampleTerms, NeedChargesAndDonors) {
    SampleResult sample;
    sample.name = "empty";
    sample.geometry = molecule::Positions::Zero(3, 1);
    const auto donors = anchoring::DonorTable::standard();
    EXPECT_THROW(sample_terms(sample, donors, {}), InputError);
}

}  // namespace
}  // namespace anchorite::study
