#include "anchorite/molecule/conformers.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdio>
#include <thread>
#include <tuple>

#include "anchorite/base/error.hpp"
#include "anchorite/molecule/force_field.hpp"
#include "molecules.hpp"

namespace anchorite::molecule {
namespace {

TEST(Conformers, RepeatWithTheSameSeedAndDifferWithAnother) {
    const Molecule molecule = from_smiles("NCCCCCC(=O)O");
    ConformerOptions options;
    options.count = 4;
    const auto first = generate_conformers(molecule, options).conformers;
    const auto again = generate_conformers(molecule, options).conformers;
    ASSERT_EQ(first.size(), again.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        EXPECT_EQ(first[i].positions, again[i].positions);
        EXPECT_EQ(first[i].energy, again[i].energy);
    }
    options.seed = 7;
    EXPECT_NE(generate_conformers(molecule, options).conformers[0].positions, first[0].positions);
}

TEST(Conformers, AreMinimaInAscendingEnergy) {
    for (const auto& smiles : test::varied()) {
        const Molecule molecule = from_smiles(smiles);
        ConformerOptions options;
        options.count = 5;
        const ConformerSet set = generate_conformers(molecule, options);
        ASSERT_FALSE(set.conformers.empty());
        ForceField field(molecule);
        double last = -1e9;
        for (const Conformer& conformer : set.conformers) {
            EXPECT_GE(conformer.energy, last);
            last = conformer.energy;
            EXPECT_NEAR(field.energy(conformer.positions), conformer.energy, 1e-6);
        }
        if (set.termination != Termination::converged) continue;
        Positions gradient;
        std::ignore = field.energy_and_gradient(set.conformers[0].positions, gradient);
        EXPECT_LT(gradient.cwiseAbs().maxCoeff(), 15) << smiles;  // [kJ/mol/Å]
    }
}

TEST(Conformers, DuplicatesArePruned) {
    ConformerOptions options;
    options.count = 10;
    const auto benzene = generate_conformers(from_smiles("c1ccccc1"), options);
    EXPECT_EQ(benzene.conformers.size(), 1u);
    const auto butane = generate_conformers(from_smiles("CCCC"), options);
    EXPECT_EQ(butane.conformers.size(), 2u) << "anti and gauche";
    const double gauche = butane.conformers.back().energy - butane.conformers.front().energy;
    std::printf("gauche butane: %.2f kJ/mol above anti (MMFF94: 3.3)\n", gauche);
    EXPECT_NEAR(gauche, 3.3, 0.2);
}

TEST(Conformers, FastRouteReachesTheSameMinimum) {
    for (const char* smiles : {"O=P(c1ccccc1)(c1ccccc1)c1ccccc1", "CS(C)=O", "C1COCCN1C"}) {
        const Molecule molecule = from_smiles(smiles);
        ConformerOptions options;
        options.count = 30;
        const double careful = generate_conformers(molecule, options).conformers[0].energy;
        options.torsion_knowledge = false;
        const double fast = generate_conformers(molecule, options).conformers[0].energy;
        std::printf("%s: lowest energy %.3f, fast route %.3f kJ/mol\n", smiles, careful, fast);
        EXPECT_NEAR(fast, careful, 0.1);
    }
}

TEST(Conformers, FastRouteKeepsStereochemistryAndIsotopes) {
    for (const char* smiles : {"[2H]C([2H])([2H])OCCN", "[H]/N=C(/C)CCO", "C[C@H](N)C(=O)OCC"}) {
        const Molecule molecule = from_smiles(smiles);
        ConformerOptions options;
        options.count = 2;
        options.torsion_knowledge = false;
        const auto positions = generate_conformers(molecule, options).conformers[0].positions;
        for (const Bond& bond : molecule.bonds()) {
            const double length = (positions.col(bond.first) - positions.col(bond.second)).norm();
            EXPECT_LT(length, 1.7) << smiles << ": atoms lost their places";
            EXPECT_GT(length, 0.9) << smiles;
        }
    }
}

TEST(Conformers, UffStandsInWhereMmffHasNoTypes) {
    const auto set = generate_conformers(from_smiles("C[Se]CCO"));
    EXPECT_EQ(set.force_field, ForceFieldKind::uff);
    EXPECT_EQ(generate_conformers(from_smiles("CSCCO")).force_field, ForceFieldKind::mmff94s);
}

TEST(Conformers, MoleculesThatCrashRdkitDoNotCrashHere) {
    for (const char* smiles : {"FF", "ClF", "BrI", "FOF", "ClN(Cl)Cl", "C1CNP2(=NP=NP=N2)NC1",
                               "N1=P(Cl)(Cl)N=P(Cl)(Cl)N=P1(Cl)Cl"}) {
        EXPECT_NO_THROW(generate_conformers(from_smiles(smiles), {.count = 1})) << smiles;
    }
}

TEST(Conformers, SeveralThreadsAtOnceGiveTheSerialResult) {
    ConformerOptions options;
    options.count = 1;
    options.torsion_knowledge = false;
    std::vector<Molecule> molecules;
    std::vector<double> serial;
    for (const auto& smiles : test::varied()) {
        molecules.push_back(from_smiles(smiles));
        serial.push_back(generate_conformers(molecules.back(), options).conformers[0].energy);
    }
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            for (std::size_t i = 0; i < molecules.size(); ++i) {
                const auto set = generate_conformers(molecules[i], options);
                if (set.conformers[0].energy != serial[i]) ++wrong;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(wrong, 0);
}

TEST(Conformers, SayWhatFailed) {
    EXPECT_THROW(generate_conformers(from_smiles("FS(F)(F)(F)(F)F")), RunError);
    const auto rough =
        generate_conformers(from_smiles(test::tmeoppo_p), {.count = 1, .minimise_iterations = 2});
    EXPECT_EQ(rough.termination, Termination::ran_out);
    EXPECT_FALSE(rough.message.empty());
    EXPECT_THROW(generate_conformers(from_smiles("C"), {.count = 0}), InputError);
}

}  // namespace
}  // namespace anchorite::molecule
