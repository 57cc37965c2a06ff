#include "anchorite/study/run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "anchorite/molecule/versions.hpp"

namespace anchorite::study {
namespace {

using testing::HasSubstr;

MoleculeInput entry(const std::string& name, const std::string& smiles, std::size_t line = 0) {
    MoleculeInput molecule;
    molecule.name = name;
    molecule.smiles = Located<std::string>(smiles, {"study.toml", line, 10, ""});
    return molecule;
}

StudyInput quick_study() {
    StudyInput input;
    input.title = "quick";
    input.lattice.name = std::string("CsPbI3");
    input.lattice.spacing = 6.5;
    input.lattice.spacing_band = {6.3, 6.5};
    input.conformers.count = 4;
    input.geometry.xtb = false;
    input.match.flexible = false;
    input.spread.draws = 20;
    input.molecules = {entry("weak", "CF"), entry("strong", "CP(C)(C)=O"), entry("none", "CCC")};
    return input;
}

TEST(Run, RanksTheStrongerDonorFirstAndTheOneWithoutDonorsLast) {
    const StudyResult result = run_study(quick_study());
    ASSERT_EQ(result.samples.size(), 3U);
    EXPECT_EQ(result.samples[0].name, "strong");
    EXPECT_EQ(result.samples[1].name, "weak");
    EXPECT_EQ(result.samples[2].name, "none");
    EXPECT_LT(result.samples[2].match.best, 0);
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(result.samples[i].rank.value, i + 1);
    }
    EXPECT_EQ(result.spacing_band, (std::vector<double>{6.3, 6.5}));
}

TEST(Run, IntervalsHoldTheNominalValue) {
    for (const auto& sample : run_study(quick_study()).samples) {
        std::printf("%-7s score %.3f (%.3f-%.3f), rank %.0f (%.0f-%.0f)\n", sample.name.c_str(),
                    sample.score.value, sample.score.low, sample.score.high, sample.rank.value,
                    sample.rank.low, sample.rank.high);
        EXPECT_LE(sample.score.low, sample.score.value);
        EXPECT_GE(sample.score.high, sample.score.value);
        EXPECT_LE(sample.rank.low, sample.rank.value);
        EXPECT_GE(sample.rank.high, sample.rank.value);
    }
}

TEST(Run, ResultDoesNotDependOnTheNumberOfThreads) {
    const StudyResult one = run_study(quick_study(), {.cache = {}, .threads = 1});
    const StudyResult four = run_study(quick_study(), {.cache = {}, .threads = 4});
    ASSERT_EQ(one.samples.size(), four.samples.size());
    for (std::size_t i = 0; i < one.samples.size(); ++i) {
        EXPECT_EQ(one.samples[i].name, four.samples[i].name);
        EXPECT_EQ(one.samples[i].score.value, four.samples[i].score.value);
        EXPECT_EQ(one.samples[i].score.low, four.samples[i].score.low);
        EXPECT_EQ(one.samples[i].score.high, four.samples[i].score.high);
        EXPECT_EQ(one.samples[i].geometry, four.samples[i].geometry);
    }
}

TEST(Run, ABadMoleculeIsRefusedAtItsLineAndDoesNotStopTheOthers) {
    StudyInput input = quick_study();
    input.molecules.push_back(entry("broken", "c1ccccc", 17));
    const StudyResult result = run_study(input);
    ASSERT_EQ(result.samples.size(), 4U);
    EXPECT_EQ(result.samples[3].name, "broken");
    EXPECT_THAT(result.samples[3].refusal, HasSubstr("study.toml:17"));
    EXPECT_TRUE(result.samples[0].refusal.empty());
}

TEST(Run, AdviceSpeaksTheLanguageOfTheStudyFile) {
    StudyInput input = quick_study();
    input.molecules.push_back(entry("salt", "[Na+].CC(=O)[O-]", 20));
    const std::string refusal = run_study(input).samples.back().refusal;
    EXPECT_THAT(refusal, HasSubstr("largest_fragment = true"));
    EXPECT_THAT(refusal, testing::Not(HasSubstr("--largest")));
}

TEST(Run, OnlyBadMoleculesAreAnError) {
    StudyInput input = quick_study();
    input.molecules = {entry("broken", "c1ccccc", 17), entry("salt", "[Na+].[Cl-]", 20)};
    try {
        run_study(input);
        FAIL() << "ran without a molecule";
    } catch (const InputError& error) {
        EXPECT_EQ(error.where().line, 17U);
    }
}

TEST(Run, ADonorOverrideChangesTheOrder) {
    StudyInput input = quick_study();
    input.donors["phosphine_oxide"] = 0.01;
    input.donors["fluoride"] = 2.0;
    EXPECT_EQ(run_study(input).samples.front().name, "weak");
}

TEST(Run, ProgressCountsEveryStepAndCanStop) {
    std::size_t last = 0;
    std::size_t total = 0;
    run_study(quick_study(), {}, [&](const ProgressEvent& event) {
        last = event.done;
        total = event.total;
        return true;
    });
    EXPECT_EQ(last, 6U);  // three molecules at two lattice constants
    EXPECT_EQ(total, 6U);
    EXPECT_THROW(run_study(quick_study(), {}, [](const ProgressEvent&) { return false; }),
                 Cancelled);
}

TEST(Run, NamesItsEngines) {
    const StudyResult result = run_study(quick_study());
    ASSERT_EQ(result.provenance.engines.size(), 1U);
    EXPECT_EQ(result.provenance.engines[0].first, "RDKit");
    EXPECT_EQ(result.provenance.engines[0].second, molecule::rdkit_version());
    EXPECT_THAT(molecule::rdkit_version(), testing::MatchesRegex("20[0-9][0-9]\\.[0-9]+\\.[0-9]+"));
}

}  // namespace
}  // namespace anchorite::study
