#include "anchorite/molecule/force_field.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <tuple>

#include "anchorite/base/error.hpp"
#include "molecules.hpp"

namespace anchorite::molecule {
namespace {

constexpr double kilojoule = 4.184;

/// Largest difference of gradient and central differences, relative to the largest component.
double gradient_error(ForceField& field, const Positions& positions) {
    constexpr double step = 1e-5;
    Positions gradient, shifted = positions;
    std::ignore = field.energy_and_gradient(positions, gradient);
    double worst = 0;
    for (Eigen::Index i = 0; i < positions.size(); ++i) {
        shifted.data()[i] = positions.data()[i] + step;
        const double up = field.energy(shifted);
        shifted.data()[i] = positions.data()[i] - step;
        const double down = field.energy(shifted);
        shifted.data()[i] = positions.data()[i];
        worst = std::max(worst, std::abs((up - down) / (2 * step) - gradient.data()[i]));
    }
    return worst / gradient.cwiseAbs().maxCoeff();
}

TEST(ForceField, GradientIsTheDerivativeOfTheEnergy) {
    double worst = 0;
    for (const auto& smiles : test::varied()) {
        const Molecule molecule = from_smiles(smiles);
        ForceField field(molecule);
        Positions rough = test::geometry(molecule, 0);
        worst = std::max(worst, gradient_error(field, rough));
    }
    std::printf("largest relative error of a gradient: %.1e\n", worst);
    EXPECT_LT(worst, 1e-5);
}

TEST(ForceField, UffGradientToo) {
    const Molecule molecule = from_smiles("C[Se]CCO");
    ForceField field(molecule);
    EXPECT_EQ(field.kind(), ForceFieldKind::uff);
    EXPECT_LT(gradient_error(field, test::geometry(molecule, 0)), 1e-5);
}

/// Energies behind the `>  <MMFF94s_energy...>` lines [kcal/mol].
std::vector<double> stored_energies(const std::filesystem::path& file) {
    std::vector<double> energies;
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
        if (!line.starts_with(">  <MMFF94s_energy")) continue;
        double energy = 0;
        stream >> energy;
        energies.push_back(energy);
    }
    return energies;
}

TEST(ForceField, EqualsRdkitsOwnMmff94s) {
    const auto file = std::filesystem::path(ANCHORITE_TEST_DATA) / "molecule/mmff94s_rdkit.sdf";
    const auto molecules = read_molecules(file);
    const auto expected = stored_energies(file);
    ASSERT_EQ(molecules.size(), expected.size());
    for (std::size_t i = 0; i < molecules.size(); ++i) {
        ForceField field(molecules[i]);
        const double energy = field.energy(*molecules[i].input_positions()) / kilojoule;
        std::printf("%-45s %14.6f kcal/mol, RDKit %14.6f\n", molecules[i].smiles().c_str(), energy,
                    expected[i]);
        EXPECT_NEAR(energy, expected[i], 1e-6 * std::abs(expected[i]) + 1e-6);
    }
}

TEST(ForceField, IsInvariantUnderRotationAndTranslation) {
    for (const auto& smiles : test::varied()) {
        const Molecule molecule = from_smiles(smiles);
        ForceField field(molecule);
        const Positions positions = test::geometry(molecule, 50);
        EXPECT_NEAR(field.energy(test::moved(positions)), field.energy(positions), 1e-6) << smiles;
    }
}

TEST(ForceField, RelaxWithoutExternalPotentialFindsTheMinimum) {
    const Molecule molecule = from_smiles("NCCCCCC(=O)O");
    ForceField field(molecule);
    const Positions rough = test::geometry(molecule, 5);
    const Relaxation relaxed = field.relax(rough, {}, 1000);
    EXPECT_EQ(relaxed.termination, Termination::converged);
    EXPECT_LT(relaxed.internal_energy, field.energy(rough));
    EXPECT_NEAR(relaxed.external_energy, 0, 1e-9);
    Positions gradient;
    std::ignore = field.energy_and_gradient(relaxed.positions, gradient);
    std::printf("largest force component after relaxing: %.3f kJ/mol/Å\n",
                gradient.cwiseAbs().maxCoeff());
    EXPECT_LT(gradient.cwiseAbs().maxCoeff(), 10);
}

TEST(ForceField, RelaxPullsTwoAnchorsToTheirWells) {
    const Molecule molecule = from_smiles("OCCCCO");
    ForceField field(molecule);
    const Positions start = test::geometry(molecule);
    const Eigen::Vector3d here(1, 2, 3), there(1, 2, 9);
    constexpr double spring = 500;  // [kJ/mol/Å2]
    const auto wells = [&](const Positions& x, Positions* gradient) {
        const Eigen::Vector3d a = x.col(0) - here, b = x.col(5) - there;
        if (gradient != nullptr) {
            gradient->col(0) += 2 * spring * a;
            gradient->col(5) += 2 * spring * b;
        }
        return spring * (a.squaredNorm() + b.squaredNorm());
    };
    const double minimum = field.relax(start, {}, 500).internal_energy;
    for (int repeat = 0; repeat < 3; ++repeat) {  // one object serves many relaxations
        const Relaxation relaxed = field.relax(start, wells, 500);
        EXPECT_EQ(relaxed.termination, Termination::converged);
        EXPECT_LT((relaxed.positions.col(0) - here).norm(), 0.15);
        EXPECT_LT((relaxed.positions.col(5) - there).norm(), 0.15);
        EXPECT_NEAR(relaxed.external_energy, wells(relaxed.positions, nullptr), 1e-6);
        EXPECT_NEAR(relaxed.internal_energy, field.energy(relaxed.positions), 1e-6);
        EXPECT_LT(relaxed.internal_energy, minimum + 60) << "torsions give way, bonds do not";
    }
}

TEST(ForceField, RunsOutWhenToldTo) {
    const Molecule molecule = from_smiles(test::tmeoppo_p);
    ForceField field(molecule);
    EXPECT_EQ(field.relax(test::geometry(molecule, 0), {}, 2).termination, Termination::ran_out);
}

}  // namespace
}  // namespace anchorite::molecule
