#include "anchorite/molecule/rotors.hpp"

#include <gtest/gtest.h>

#include <numbers>

#include "molecules.hpp"

namespace anchorite::molecule {
namespace {

std::size_t rotors_of(const char* smiles) {
    return find_rotors(from_smiles(smiles)).size();
}

TEST(Rotors, AreTheBondsThatTurnSomething) {
    EXPECT_EQ(rotors_of(test::tmeoppo_p), 6u) << "three P-C, three C-O";
    EXPECT_EQ(rotors_of("O=P(c1ccccc1)(c1ccccc1)c1ccccc1"), 3u);
    EXPECT_EQ(rotors_of("CCCC"), 1u) << "methyls spin hydrogens only";
    EXPECT_EQ(rotors_of("CC"), 0u);
    EXPECT_EQ(rotors_of("C1CCCCC1"), 0u);
    EXPECT_EQ(rotors_of("CNC(=O)CC"), 1u) << "the amide C-N stays rigid";
    EXPECT_EQ(rotors_of("CC#CC"), 0u);
    EXPECT_EQ(rotors_of("c1ccccc1-c1ccccc1"), 1u);
    EXPECT_EQ(rotors_of("CCc1ccccc1Br"), 1u);
}

TEST(Rotors, MoveTheSmallerSide) {
    const Molecule molecule = from_smiles(test::tmeoppo_p);
    for (const Rotor& rotor : find_rotors(molecule)) {
        EXPECT_LE(rotor.moving.size(), static_cast<std::size_t>(molecule.atom_count()) / 2);
        for (const int atom : rotor.moving) {
            EXPECT_NE(atom, rotor.begin);
            EXPECT_NE(atom, rotor.end);
        }
    }
}

TEST(Rotors, TurningKeepsBondsAndComesRound) {
    const Molecule molecule = from_smiles("NCCCCCC(=O)O");
    const Positions start = test::geometry(molecule);
    for (const Rotor& rotor : find_rotors(molecule)) {
        Positions turned = start;
        turn(turned, rotor, 2.0);
        EXPECT_GT((turned - start).norm(), 0.1);
        for (const Bond& bond : molecule.bonds()) {
            const double before = (start.col(bond.first) - start.col(bond.second)).norm();
            EXPECT_NEAR((turned.col(bond.first) - turned.col(bond.second)).norm(), before, 1e-9);
        }
        turn(turned, rotor, 2 * std::numbers::pi - 2.0);
        EXPECT_LT((turned - start).norm(), 1e-9);
    }
}

}  // namespace
}  // namespace anchorite::molecule
