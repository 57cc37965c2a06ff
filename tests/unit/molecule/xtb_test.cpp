#include "anchorite/molecule/xtb.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <thread>

#include "anchorite/base/error.hpp"
#include "anchorite/molecule/force_field.hpp"
#include "molecules.hpp"

namespace anchorite::molecule {
namespace {

constexpr double hartree = 2625.4996394798254;  // [kJ/mol]

std::size_t files_here() {
    using Iterator = std::filesystem::directory_iterator;
    return static_cast<std::size_t>(std::distance(Iterator("."), Iterator()));
}

TEST(Xtb, OptimisedWaterIsThePublishedOne) {
    const Molecule water = from_smiles("O");
    const XtbResult result = gfn2_optimise(water, test::geometry(water));
    std::printf("water: %.8f Ha, program xtb 6.5.1: -5.07054444\n", result.energy / hartree);
    EXPECT_NEAR(result.energy / hartree, -5.07054444, 1e-6);
    EXPECT_EQ(result.termination, Termination::converged);
    EXPECT_NEAR(result.charges.sum(), 0, 1e-6);
    EXPECT_LT(result.charges[0], -0.5);
}

TEST(Xtb, StaysSilentAndLeavesNoFiles) {
    const Molecule molecule = from_smiles("CS(C)=O");
    const Positions positions = test::geometry(molecule);
    const std::size_t before = files_here();
    ::testing::internal::CaptureStdout();
    ::testing::internal::CaptureStderr();
    gfn2_optimise(molecule, positions);
    EXPECT_THROW(gfn2_single_point(molecule, Positions::Zero(3, molecule.atom_count())), RunError);
    EXPECT_EQ(::testing::internal::GetCapturedStdout(), "");
    EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
    EXPECT_EQ(files_here(), before);
}

TEST(Xtb, IsInvariantUnderRotationAndTranslation) {
    const Molecule molecule = from_smiles("NCCCCCC(=O)O");
    const Positions positions = test::geometry(molecule);
    const XtbResult here = gfn2_single_point(molecule, positions);
    const XtbResult there = gfn2_single_point(molecule, test::moved(positions));
    EXPECT_NEAR(here.energy, there.energy, 1e-3);
    EXPECT_LT((here.charges - there.charges).cwiseAbs().maxCoeff(), 1e-4);
    EXPECT_NEAR(here.dipole.norm(), there.dipole.norm(), 1e-4);
}

TEST(Xtb, CarriesTheTotalCharge) {
    const Molecule acetate = from_smiles("CC(=O)[O-]");
    EXPECT_NEAR(gfn2_single_point(acetate, test::geometry(acetate)).charges.sum(), -1, 1e-6);
    const Molecule ammonium = from_smiles("CC[NH3+]");
    EXPECT_NEAR(gfn2_single_point(ammonium, test::geometry(ammonium)).charges.sum(), 1, 1e-6);
}

TEST(Xtb, OptimisationEndsAtAMinimumInFewSteps) {
    for (const char* smiles : {"NCCCCCC(=O)O", "CS(C)=O", "N#CCCSC", "OP(O)(=O)CCN"}) {
        const Molecule molecule = from_smiles(smiles);
        const Positions start = test::geometry(molecule);
        const XtbResult result = gfn2_optimise(molecule, start);
        EXPECT_EQ(result.termination, Termination::converged) << result.message;
        EXPECT_LT(result.energy, gfn2_single_point(molecule, start).energy);
        const XtbResult again = gfn2_optimise(molecule, result.positions);
        std::printf("%-14s %3d gradients; restarted %2d, gains %.4f kJ/mol\n", smiles, result.steps,
                    again.steps, result.energy - again.energy);
        EXPECT_LE(result.steps, 120);
        EXPECT_LT(result.energy - again.energy, 0.2);
    }
}

TEST(Xtb, ThreadsAtOnceGiveTheSerialResult) {
    const std::vector<std::string> list = {"CS(C)=O", "NCCO", "CC(=O)OC", "Fc1ccccc1"};
    std::vector<Molecule> molecules;
    std::vector<Positions> positions;
    std::vector<double> serial, parallel(list.size());
    for (const auto& smiles : list) {
        molecules.push_back(from_smiles(smiles));
        positions.push_back(test::geometry(molecules.back()));
        serial.push_back(gfn2_single_point(molecules.back(), positions.back()).energy);
    }
    for (int round = 0; round < 5; ++round) {
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < list.size(); ++i) {
            threads.emplace_back(
                [&, i] { parallel[i] = gfn2_single_point(molecules[i], positions[i]).energy; });
        }
        for (auto& thread : threads) thread.join();
        for (std::size_t i = 0; i < list.size(); ++i) EXPECT_NEAR(parallel[i], serial[i], 1e-6);
    }
}

TEST(Xtb, RefusesWrongOptionsAndShapes) {
    const Molecule water = from_smiles("O");
    EXPECT_THROW(gfn2_single_point(water, Positions::Zero(3, 2)), RunError);
    EXPECT_THROW(XtbOptions{.max_steps = 0}.validate(), InputError);
    EXPECT_THROW(XtbOptions{.accuracy = 0}.validate(), InputError);
    EXPECT_THROW(XtbOptions{.electronic_temperature = -1}.validate(), InputError);
}

TEST(Xtb, TellsItsVersion) {
    std::printf("xtb %s\n", xtb_version().c_str());
    EXPECT_TRUE(std::isdigit(static_cast<unsigned char>(xtb_version().front())));
}

}  // namespace
}  // namespace anchorite::molecule
