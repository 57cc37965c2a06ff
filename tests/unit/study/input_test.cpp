#include "anchorite/study/input.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "anchorite/base/error.hpp"
#include "anchorite/base/output_file.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::study {
namespace {

using testing::HasSubstr;

constexpr const char* minimal = R"(title = "two"
[lattice]
name = "CsPbI3"
[[molecule]]
name = "a"
smiles = "CP(C)(C)=O"
)";

class StudyInputTest : public testing::Test {
protected:
    StudyInput read(const std::string& text) const {
        write_file(file, text);
        return read_study(file);
    }
    InputError refusal(const std::string& text) const {
        try {
            read(text);
        } catch (const InputError& error) {
            return error;
        }
        ADD_FAILURE() << "accepted:\n" << text;
        return InputError("accepted");
    }
    test::TemporaryFolder temporary;
    std::filesystem::path folder = temporary.path();
    std::filesystem::path file = folder / "study.toml";
};

TEST_F(StudyInputTest, FillsDefaults) {
    const StudyInput input = read(minimal);
    EXPECT_EQ(input.title, "two");
    EXPECT_EQ(input.lattice.hkl, (std::array<int, 3>{1, 0, 0}));
    EXPECT_EQ(input.sha256.size(), 64U);
    EXPECT_TRUE(input.geometry.xtb);
    EXPECT_DOUBLE_EQ(input.spread.strength_band, 0.3);
    EXPECT_FALSE(input.molecules.front().measured.has_value());
}

TEST_F(StudyInputTest, ConvertsUnitsAtTheBoundary) {
    const StudyInput input = read(std::string(minimal) + R"([molecule.measured]
plqy = "96 %"
t50 = "2 h"
site_spacing = "0.65 nm"
[geometry]
window = "1 kcal/mol"
[score]
cone_width = "90°"
)");
    const Measured measured = *input.molecules.front().measured;
    EXPECT_DOUBLE_EQ(*measured.plqy, 0.96);
    EXPECT_DOUBLE_EQ(*measured.t50, 7200);
    EXPECT_NEAR(*measured.site_spacing, 6.5, 1e-12);
    EXPECT_NEAR(input.geometry.window, 4.184, 1e-9);
    EXPECT_NEAR(input.score.cone_width, 1.5707963267948966, 1e-12);
}

TEST_F(StudyInputTest, UnknownKeyPointsAtItsLineWithASuggestion) {
    const InputError error = refusal(
        "title = \"two\"\n[lattice]\nname = \"CsPbI3\"\nspaceing = \"6.5 Å\"\n"
        "[[molecule]]\nname = \"a\"\nsmiles = \"C\"\n");
    EXPECT_EQ(error.where().line, 4U);
    EXPECT_EQ(error.where().column, 1U);
    EXPECT_THAT(error.what(), HasSubstr("spacing"));
    EXPECT_THAT(error.what(), HasSubstr("^"));
}

TEST_F(StudyInputTest, UnknownDonorIsRefused) {
    const InputError error = refusal(std::string(minimal) + "[donors]\nphosphine_oxid = 1.2\n");
    EXPECT_EQ(error.where().line, 8U);
    EXPECT_THAT(error.what(), HasSubstr("phosphine_oxide"));
}

TEST_F(StudyInputTest, DonorStrengthsReplaceTheBuiltIn) {
    const StudyInput input = read(std::string(minimal) + "[donors]\nphosphine_oxide = 1.5\n");
    EXPECT_DOUBLE_EQ(donor_table(input).of("phosphine_oxide").strength, 1.5);
}

TEST_F(StudyInputTest, SameNameTwiceIsRefusedAtTheSecond) {
    const InputError error =
        refusal(std::string(minimal) + "[[molecule]]\nname = \"a\"\nsmiles = \"CO\"\n");
    EXPECT_EQ(error.where().line, 8U);
    EXPECT_THAT(error.what(), HasSubstr("line 5"));
}

TEST_F(StudyInputTest, AMoleculeNeedsExactlyOneStructure) {
    const std::string head = "title = \"t\"\n[lattice]\nname = \"CsPbI3\"\n";
    EXPECT_THAT(refusal(head + "[[molecule]]\nname = \"a\"\n").what(),
                HasSubstr("either smiles or file"));
    EXPECT_THAT(
        refusal(head + "[[molecule]]\nname = \"a\"\nsmiles = \"C\"\nfile = \"a.sdf\"\n").what(),
        HasSubstr("either smiles or file"));
    EXPECT_THAT(refusal(head).what(), HasSubstr("[[molecule]]"));
}

TEST_F(StudyInputTest, SurfaceErrorsPointAtTheStudyFile) {
    StudyInput input = read(
        "title = \"t\"\n[lattice]\nname = \"CsPbI4\"\n[[molecule]]\nname = \"a\"\nsmiles = "
        "\"C\"\n");
    try {
        study_surface(input);
        FAIL() << "CsPbI4 was found";
    } catch (const InputError& error) {
        EXPECT_EQ(error.where().line, 3U);
        EXPECT_THAT(error.what(), HasSubstr("CsPbI3"));
    }
}

TEST_F(StudyInputTest, ThePapersStudyIsValid) {
    const auto path =
        std::filesystem::path(ANCHORITE_SOURCE_DIR) / "studies" / "cspbi3-anchors" / "study.toml";
    const StudyInput input = read_study(path);
    ASSERT_EQ(input.molecules.size(), 6U);
    EXPECT_NEAR(*input.lattice.spacing, 6.5, 1e-12);
    for (const auto& molecule : input.molecules) {
        ASSERT_TRUE(molecule.measured.has_value()) << molecule.name.value;
        EXPECT_GT(*molecule.measured->plqy, 0.6);
    }
}

}  // namespace
}  // namespace anchorite::study
