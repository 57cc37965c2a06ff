#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "anchorite/base/error.hpp"
#include "anchorite/molecule/read.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::molecule {
namespace {

using ::testing::HasSubstr;

/// A file that goes away with the test.
class TemporaryFile {
public:
    TemporaryFile(const std::string& name, const std::string& text)
        : path_(folder_.write(name, text)) {}
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    anchorite::test::TemporaryFolder folder_;
    std::filesystem::path path_;
};

std::string refusal(const std::string& name, const std::string& text) {
    const TemporaryFile file(name, text);
    try {
        read_molecules(file.path());
    } catch (const InputError& error) {
        return error.what();
    }
    return "accepted";
}

const char* const methanol_v2000 =
    "methanol\n     test\n\n  2  1  0  0  0  0  0  0  0  0999 V2000\n"
    "    0.0000    0.0000    0.0000 C   0  0\n    1.4000    0.0000    0.0000 O   0  0\n"
    "  1  2  1  0\nM  END\n";
const char* const water_v3000 =
    "\n     test\n\n  0  0  0     0  0            999 V3000\nM  V30 BEGIN CTAB\n"
    "M  V30 COUNTS 1 0 0 0 0\nM  V30 BEGIN ATOM\nM  V30 1 O 0 0 0 0\nM  V30 END ATOM\n"
    "M  V30 END CTAB\nM  END\n";

TEST(ReadFile, SdfWithSeveralRecordsOfBothVersions) {
    const TemporaryFile file("two.sdf",
                             std::string(methanol_v2000) + "$$$$\n" + water_v3000 + "$$$$\n");
    const auto molecules = read_molecules(file.path());
    ASSERT_EQ(molecules.size(), 2u);
    EXPECT_EQ(molecules[0].name(), "methanol");
    EXPECT_EQ(molecules[0].smiles(), "CO");
    EXPECT_EQ(molecules[0].atom_count(), 6);
    EXPECT_FALSE(molecules[0].input_positions().has_value()) << "flat coordinates are no geometry";
    EXPECT_EQ(molecules[1].name(), "two-2");
    EXPECT_EQ(molecules[1].formula(), "H2O");
}

TEST(ReadFile, SdfKeepsThreeDimensionalCoordinates) {
    const auto molecules =
        read_molecules(std::filesystem::path(ANCHORITE_TEST_DATA) / "molecule/mmff94s_rdkit.sdf");
    ASSERT_EQ(molecules.size(), 8u);
    for (const Molecule& molecule : molecules) {
        ASSERT_TRUE(molecule.input_positions().has_value()) << molecule.name();
        EXPECT_EQ(molecule.input_positions()->cols(), molecule.atom_count());
    }
}

TEST(ReadFile, SmilesListWithNamesAndComments) {
    const TemporaryFile file("list.smi", "# a list\nCCO ethanol\n\nCO\tmethanol\r\n");
    const auto molecules = read_molecules(file.path());
    ASSERT_EQ(molecules.size(), 2u);
    EXPECT_EQ(molecules[0].name(), "ethanol");
    EXPECT_EQ(molecules[1].name(), "methanol");
}

TEST(ReadFile, XyzFramesWithSymbolsOrNumbers) {
    const TemporaryFile file("water.xyz",
                             "3\nfirst\nO 0 0 0.1\nH 0 0.76 -0.48\nH 0 -0.76 -0.48\n"
                             "2\n\n1 0 0 0\n9 0 0 0.92\n");
    const auto molecules = read_molecules(file.path());
    ASSERT_EQ(molecules.size(), 2u);
    EXPECT_EQ(molecules[0].smiles(), "O");
    EXPECT_NEAR((*molecules[0].input_positions())(2, 0), 0.1, 1e-12);
    EXPECT_EQ(molecules[1].smiles(), "F");
}

TEST(ReadFile, ErrorsNameFileAndLine) {
    EXPECT_THAT(refusal("bad.smi", "CCO\nC(C\n"),
                HasSubstr("bad.smi:2:1: \"C(C\" is not a SMILES"));
    EXPECT_THAT(refusal("bad.sdf", std::string(methanol_v2000) + "$$$$\nname\n\n\nnonsense\n"),
                HasSubstr("bad.sdf:10:1: not a usable MDL record"));
    EXPECT_THAT(refusal("bad.xyz", "2\n\nO 0 0 0\nH 0 0\n"),
                HasSubstr("bad.xyz:4:1: expected: element x y z"));
    EXPECT_THAT(refusal("bad2.xyz", "2\n\nO 0 0 0\nQq 0 0 1\n"), HasSubstr("bad2.xyz:4:1: \"Qq\""));
    EXPECT_THAT(refusal("cut.xyz", "3\n\nO 0 0 0\nH 0 0 1\n"),
                HasSubstr("cut.xyz:1:1: the file ends after 2 of 3 atoms"));
    EXPECT_THAT(refusal("count.xyz", "three\n\n"), HasSubstr("count.xyz:1:1: expected the number"));
    EXPECT_THAT(refusal("salt.smi", "CCO\n[Na+].[Cl-]\n"), HasSubstr("salt.smi:2:1: a salt"));
    EXPECT_THAT(refusal("comment.smi", "# nothing\n"), HasSubstr("holds no molecule"));
    EXPECT_THAT(refusal("a.pdf", "x"), HasSubstr("unknown kind of molecule file \".pdf\""));
    EXPECT_THAT(refusal("empty.smi", ""), HasSubstr("empty.smi"));
    EXPECT_THROW(read_molecules("/no/such/file.smi"), InputError);
}

TEST(ReadFile, TakesOneMoleculeWhereOneIsMeant) {
    const TemporaryFile one("one.smi", "CCO ethanol\n");
    EXPECT_EQ(read_one_molecule(one.path()).atom_count(), 9);
    const TemporaryFile two("two.smi", "CCO\nCCN\n");
    try {
        read_one_molecule(two.path());
        FAIL();
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), HasSubstr("two.smi holds 2 molecules, not one"));
    }
}

}  // namespace
}  // namespace anchorite::molecule
