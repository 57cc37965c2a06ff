#include "anchorite/electronic/molecule_model.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/molecule/read.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace anchorite;
using namespace anchorite::electronic;
using ::testing::HasSubstr;

molecule::Positions water_positions() {
    molecule::Positions positions(3, 3);
    positions << 0, 0.76, -0.76, 0, 0.59, 0.59, 7, 7, 7;
    return positions;
}

/// Lead iodide under a water molecule.
Model both() {
    Model model;
    model.name = "both";
    model.cell = 20 * Eigen::Matrix3d::Identity();
    model.surface = true;
    model.atoms = {{82, {0, 0, 0}, Role::open, true}, {53, {3, 0, 0}, Role::slab, true},
                   {53, {0, 3, 0}, Role::slab, true}, {8, {0, 0, 2.5}, Role::molecule},
                   {1, {1, 0, 3}, Role::molecule},    {1, {0, 1, 3}, Role::molecule}};
    model.groups = {{"Pb1", {0}}, {"slab", {0, 1, 2}}, {"molecule", {3, 4, 5}}, {"pair", {0, 3}}};
    return model;
}

TEST(MoleculeModel, StandsInTheMiddleOfItsBox) {
    const auto water = molecule::from_smiles("O", "water");
    const Model model = molecule_model(water, water_positions(), 4);
    EXPECT_FALSE(model.periodic);
    EXPECT_FALSE(model.surface);
    EXPECT_EQ(model.charge, 0);
    EXPECT_NEAR(model.cell(0, 0), 1.52 + 8, 1e-12);
    EXPECT_NEAR(model.cell(2, 2), model.cell(0, 0), 1e-12);
    EXPECT_EQ(group(model, "molecule").atoms, (std::vector<int>{0, 1, 2}));
    Eigen::Vector3d low = model.atoms[0].position, high = low;
    for (const ModelAtom& atom : model.atoms) {
        low = low.cwiseMin(atom.position);
        high = high.cwiseMax(atom.position);
        EXPECT_EQ(atom.role, Role::molecule);
    }
    EXPECT_LT(((low + high) / 2 - model.cell.diagonal() / 2).norm(), 1e-12);
    EXPECT_NEAR((model.atoms[0].position - model.atoms[1].position).norm(), std::hypot(0.76, 0.59),
                1e-12);
}

TEST(MoleculeModel, RefusesWhatCannotBe) {
    const auto water = molecule::from_smiles("O", "water");
    EXPECT_THAT(test::message_of<InputError>([&] { molecule_model(water, water_positions(), 1); }),
                HasSubstr("margin is 1 Å"));
    EXPECT_THAT(test::message_of<InputError>(
                    [&] { molecule_model(water, molecule::Positions::Zero(3, 2)); }),
                HasSubstr("3 atoms but 2 positions"));
}

TEST(PartModel, KeepsOnePartAlone) {
    const Model slab = part_model(both(), Part::slab, OtherPart::removed, 0);
    ASSERT_EQ(slab.atoms.size(), 3U);
    EXPECT_EQ(slab.cell, both().cell);
    EXPECT_TRUE(slab.surface);
    EXPECT_EQ(group(slab, "slab").atoms, (std::vector<int>{0, 1, 2}));
    EXPECT_EQ(group(slab, "pair").atoms, std::vector<int>{0});
    EXPECT_THROW(group(slab, "molecule"), InputError);
    const Model molecule = part_model(both(), Part::molecule, OtherPart::removed, 0);
    ASSERT_EQ(molecule.atoms.size(), 3U);
    EXPECT_EQ(group(molecule, "molecule").atoms, (std::vector<int>{0, 1, 2}));
    EXPECT_EQ(molecule.atoms[0].position, both().atoms[3].position);
}

TEST(PartModel, TurnsTheOtherPartIntoGhosts) {
    const Model slab = part_model(both(), Part::slab, OtherPart::ghosts, 0);
    ASSERT_EQ(slab.atoms.size(), 6U);
    EXPECT_EQ(std::ranges::count(slab.atoms, true, &ModelAtom::ghost), 3);
    EXPECT_TRUE(slab.atoms[3].ghost);
    EXPECT_FALSE(slab.atoms[0].ghost);
    const Model molecule = part_model(both(), Part::molecule, OtherPart::ghosts, 0);
    EXPECT_TRUE(molecule.atoms[0].ghost);
    EXPECT_EQ(group(molecule, "molecule").atoms, (std::vector<int>{3, 4, 5}));
    EXPECT_EQ(group(molecule, "pair").atoms, std::vector<int>{3});
    EXPECT_THROW(group(molecule, "slab"), InputError);
}

TEST(PartModel, RefusesWhatHasNoParts) {
    const Model slab = part_model(both(), Part::slab, OtherPart::removed, 0);
    EXPECT_THAT(
        test::message_of<InputError>([&] { part_model(slab, Part::slab, OtherPart::removed, 0); }),
        HasSubstr("not a molecule on a slab"));
    EXPECT_THAT(test::message_of<InputError>(
                    [&] { part_model(both(), Part::slab, OtherPart::removed, 1); }),
                HasSubstr("odd number of electrons"));
}

}  // namespace
