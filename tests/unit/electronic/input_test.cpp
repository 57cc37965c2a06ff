#include "anchorite/electronic/input.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "anchorite/base/error.hpp"
#include "anchorite/base/output_file.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::electronic {
namespace {

using testing::HasSubstr;

const std::string slab = "title = \"t\"\n[slab]\nname = \"CsPbI3\"\nspacing = \"6.29 Å\"\n";

class SurveyFile : public testing::Test {
protected:
    SurveyInput read(const std::string& text) {
        const auto file = folder_.path() / "electronic.toml";
        write_file(file, text);
        return read_survey(file);
    }

    std::string refusal(const std::string& text) {
        try {
            read(text);
        } catch (const InputError& error) {
            return error.what();
        }
        return "accepted";
    }

    test::TemporaryFolder folder_;
};

TEST_F(SurveyFile, HasTheReferenceMethodByDefault) {
    const SurveyInput input = read(slab);
    EXPECT_EQ(input.engine, "cp2k");
    EXPECT_DOUBLE_EQ(*input.slab.spacing, 6.29);
    EXPECT_EQ(input.method.basis, "DZVP-MOLOPT-SR-GTH");
    EXPECT_DOUBLE_EQ(input.method.cutoff, 200);
    EXPECT_DOUBLE_EQ(input.options.window, 2.3);
    EXPECT_TRUE(input.molecules.empty());
}

TEST_F(SurveyFile, ReadsMolecules) {
    const SurveyInput input =
        read(slab + "[[molecule]]\nname = \"water\"\nsmiles = \"O\"\nposes = 3\nrelax = true\n");
    ASSERT_EQ(input.molecules.size(), 1U);
    EXPECT_EQ(input.molecules[0].poses, 3);
    EXPECT_TRUE(input.molecules[0].relax);
    EXPECT_EQ(read_adsorbate(input, input.molecules[0]).atom_count(), 3);
}

TEST_F(SurveyFile, PointsAtWhatIsWrong) {
    EXPECT_THAT(refusal("title = \"t\"\n[slab]\nspacing = \"6.29 Å\"\n"),
                HasSubstr("needs either name"));
    EXPECT_THAT(refusal(slab + "vacancies = [\"Xx\"]\n"), HasSubstr("electronic.toml:5"));
    EXPECT_THAT(refusal(slab + "[[molecule]]\nname = \"a\"\n"),
                HasSubstr("needs either smiles or file"));
    EXPECT_THAT(refusal(slab + "[[molecule]]\nname = \"a\"\nsmiles = \"O\"\n"
                               "[[molecule]]\nname = \"a\"\nsmiles = \"N\"\n"),
                HasSubstr("there are two molecules named"));
    EXPECT_THAT(refusal(slab + "[method]\ncutof = 200\n"), HasSubstr("cutoff"));
    EXPECT_THAT(refusal("engine = \"vasp\"\n" + slab), HasSubstr("cp2k"));
}

TEST_F(SurveyFile, PointsAtTheLineOfABadStructure) {
    const SurveyInput input = read(slab + "[[molecule]]\nname = \"a\"\nsmiles = \"C1CC\"\n");
    try {
        read_adsorbate(input, input.molecules[0]);
        FAIL();
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), HasSubstr("electronic.toml:7"));
    }
}

}  // namespace
}  // namespace anchorite::electronic
