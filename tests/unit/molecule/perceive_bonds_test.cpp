#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"
#include "molecules.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::molecule {
namespace {

class XyzRoundTrip : public ::testing::TestWithParam<std::string> {};

std::string xyz_of(const Molecule& molecule, const Positions& positions) {
    std::ostringstream file;
    file << molecule.atom_count() << "\n\n";
    for (int i = 0; i < molecule.atom_count(); ++i) {
        file << element_symbol(molecule.elements()[static_cast<std::size_t>(i)]) << ' '
             << positions.col(i).transpose() << '\n';
    }
    return file.str();
}

TEST_P(XyzRoundTrip, GivesTheSameStructure) {
    const Molecule molecule = from_smiles(GetParam());
    const anchorite::test::TemporaryFolder folder;
    const auto read =
        read_molecules(folder.write("round-trip.xyz", xyz_of(molecule, test::geometry(molecule))));
    ASSERT_EQ(read.size(), 1u);
    EXPECT_EQ(read.front().smiles(), molecule.smiles());
    EXPECT_EQ(read.front().elements(), molecule.elements()) << "the atoms keep their order";
}

INSTANTIATE_TEST_SUITE_P(Varied, XyzRoundTrip, ::testing::ValuesIn(test::varied()));

INSTANTIATE_TEST_SUITE_P(Groups, XyzRoundTrip,
                         ::testing::Values("CN=[N+]=[N-]", "C[N+]#[C-]", "CN=C=O", "C=C=C",
                                           "O=C1C=CC(=O)C=C1", "[O-][n+]1ccccc1", "C[N+](C)(C)[O-]",
                                           "CS(=O)(=O)C", "CP(C)(C)=S", "OP(=O)(O)OP(=O)(O)O",
                                           "c1ccc2c(c1)[nH]c1ccccc12", "C1=CC2=CC=CC2=C1", "CB(O)O",
                                           "C[Si](C)(C)OC", "CC#CC#CC", "O=C(Cl)c1ccsc1",
                                           "CN(C)N=O", "C[C@H](N)C(=O)O", "C/C=C/C", "CSSC",
                                           "N#CC=C(C#N)C#N", "COC(I)I"));

std::string refusal(const std::string& text) {
    const anchorite::test::TemporaryFolder folder;
    try {
        read_molecules(folder.write("refused.xyz", text));
    } catch (const InputError& error) {
        return error.what();
    }
    return "accepted";
}

TEST(PerceiveBonds, RefusesRadicalsIonsAndOverlaps) {
    EXPECT_THAT(refusal("4\n\nC 0 0 0\nH 1.08 0 0\nH -0.54 0.935 0\nH -0.54 -0.935 0\n"),
                ::testing::HasSubstr("no closed-shell structure"));
    EXPECT_THAT(refusal("5\n\nN 0 0 0\nH .59 .59 .59\nH -.59 -.59 .59\nH .59 -.59 -.59\n"
                        "H -.59 .59 -.59\n"),
                ::testing::HasSubstr("ion of charge +1"));
    EXPECT_THAT(refusal("2\n\nC 0 0 0\nO 0 0 0.2\n"), ::testing::HasSubstr("closer than any bond"));
}

}  // namespace
}  // namespace anchorite::molecule
