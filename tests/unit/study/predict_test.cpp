#include "anchorite/study/predict.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "anchorite/base/output_file.hpp"
#include "anchorite/study/chain_input.hpp"
#include "anchorite/study/input.hpp"
#include "anchorite/study/run.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::study {
namespace {

using testing::HasSubstr;

constexpr const char* head = R"toml(title = "chain"
[lattice]
name = "CsPbI3"
[conformers]
count = 2
[geometry]
xtb = false
[match]
flexible = false
[spread]
draws = 0
[[molecule]]
name = "small"
smiles = "CP(C)(C)=O"
)toml";

constexpr const char* control = "[control]\n[control.measured]\nplqy = \"60 %\"\n";

StudyInput study_of(const test::TemporaryFolder& folder, const std::string& more) {
    const auto file = folder.path() / "study.toml";
    write_file(file, head + more);
    return read_study(file);
}

TEST(Predict, NothingWithoutAControl) {
    const test::TemporaryFolder folder;
    const auto result = run_study(study_of(folder, ""));
    EXPECT_FALSE(result.prediction);
    EXPECT_TRUE(result.warnings.empty());
}

TEST(Predict, WhatCannotBePredictedIsToldAndTheRankingKept) {
    const test::TemporaryFolder folder;
    const auto result = run_study(study_of(folder, control));
    EXPECT_FALSE(result.prediction);
    ASSERT_EQ(result.warnings.size(), 1u);
    EXPECT_THAT(result.warnings.front(), HasSubstr("nothing is predicted"));
    EXPECT_EQ(result.samples.size(), 1u);
}

TEST(Predict, ControlNeedsItsTable) {
    const test::TemporaryFolder folder;
    try {
        study_of(folder, "[control]\nname = \"bare\"\n");
        FAIL() << "accepted";
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), HasSubstr("measured"));
        EXPECT_THAT(error.what(), HasSubstr("study.toml"));
    }
}

TEST(ChainInput, SchemasNameTheirTables) {
    EXPECT_EQ(control_schema().description().name, "control");
    EXPECT_EQ(dots_schema().description().name, "dots");
    EXPECT_EQ(device_schema().description().name, "device");
}

}  // namespace
}  // namespace anchorite::study
