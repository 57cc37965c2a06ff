#include "anchorite/molecule/open_stereo.hpp"

#include <gtest/gtest.h>

#include <set>

#include "anchorite/molecule/conformers.hpp"
#include "anchorite/molecule/read.hpp"

namespace anchorite::molecule {
namespace {

/// Isomers among twenty embeddings.
std::set<std::vector<bool>> isomers(const char* smiles) {
    const Molecule molecule = from_smiles(smiles);
    const OpenStereo stereo(molecule);
    ConformerOptions options;
    options.count = 20;
    options.minimise_iterations = 0;
    options.duplicate_energy = 0;
    std::set<std::vector<bool>> out;
    for (const auto& conformer : generate_conformers(molecule, options).conformers) {
        out.insert(stereo.isomer(conformer.positions));
    }
    return out;
}

TEST(OpenStereo, NothingIsOpenWhereEverythingIsFixed) {
    EXPECT_TRUE(OpenStereo(from_smiles("c1ccccc1P(=O)(C)C")).none());
    EXPECT_TRUE(OpenStereo(from_smiles("C/C=C/C(=O)O")).none());
    EXPECT_TRUE(OpenStereo(from_smiles("C[C@H](N)C(=O)O")).none());
}

TEST(OpenStereo, CountsTheIsomersThatAnOpenStructureLeaves) {
    EXPECT_EQ(isomers("CC=CC(=O)O").size(), 2U);
    EXPECT_EQ(isomers("CC(N)C(=O)O").size(), 1U) << "mirror images count as one";
    EXPECT_EQ(isomers("CC(N)C(C)C(=O)O").size(), 2U) << "two diastereomers";
    EXPECT_EQ(isomers("C[C@H](N)C(C)C(=O)O").size(), 2U) << "one centre is fixed";
}

TEST(OpenStereo, IsomerStaysWhenTheMoleculeIsTurnedOrMirrored) {
    const Molecule molecule = from_smiles("CC(N)C(C)C=CC(=O)O");
    const OpenStereo stereo(molecule);
    const Positions there = generate_conformers(molecule).conformers.front().positions;
    Positions turned = there;
    turned.row(0) = there.row(1);
    turned.row(1) = -there.row(0);
    Positions mirrored = there;
    mirrored.row(2) *= -1;
    EXPECT_EQ(stereo.isomer(turned), stereo.isomer(there));
    EXPECT_EQ(stereo.isomer(mirrored), stereo.isomer(there));
}

}  // namespace
}  // namespace anchorite::molecule
