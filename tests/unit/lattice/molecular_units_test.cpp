#include "anchorite/lattice/molecular_units.hpp"

#include <gtest/gtest.h>

#include <Eigen/Geometry>
#include <cstdio>
#include <map>
#include <numeric>

#include "anchorite/lattice/crystal.hpp"

using namespace anchorite::lattice;

namespace {

std::string whole_formula(const Crystal& crystal) {
    const MolecularUnits units = molecular_units(crystal);
    std::vector<std::size_t> atoms(crystal.atoms.size());
    std::iota(atoms.begin(), atoms.end(), std::size_t{0});
    return formula(units, atoms);
}

/// Largest distance between two atoms of one block [Å].
double widest_block(const MolecularUnits& units) {
    double widest = 0;
    const auto at = [&](std::size_t n) -> Eigen::Vector3d {
        return units.crystal.vectors * units.crystal.atoms[n].fractional;
    };
    for (std::size_t i = 0; i < units.unit_of.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (units.unit_of[i] == units.unit_of[j]) {
                widest = std::max(widest, (at(i) - at(j)).norm());
            }
        }
    }
    return widest;
}

}  // namespace

TEST(MolecularUnits, FormulaOfEveryBuiltInIsItsName) {
    for (const auto& entry : built_in_crystals()) {
        EXPECT_EQ(whole_formula(crystal_by_name(entry.name)), entry.name);
    }
}

TEST(MolecularUnits, OrganicCationIsOneBlock) {
    EXPECT_EQ(molecular_units(crystal_by_name("MAPbI3")).count, 5);
    EXPECT_EQ(molecular_units(crystal_by_name("FAPbI3")).count, 5);
    EXPECT_EQ(molecular_units(crystal_by_name("CsPbI3")).count, 5);
}

TEST(MolecularUnits, CationAcrossTheCellBordersIsJoined) {
    for (const char* name : {"MAPbI3", "FAPbI3"}) {
        const Crystal crystal = crystal_by_name(name);
        Crystal split = crystal;
        for (auto& atom : split.atoms) {
            atom.fractional += Eigen::Vector3d::Constant(0.5);
            atom.fractional -= atom.fractional.array().floor().matrix();
        }
        const MolecularUnits whole = molecular_units(crystal), joined = molecular_units(split);
        std::printf("%s: cation %.3f Å wide, %.3f Å after joining\n", name, widest_block(whole),
                    widest_block(joined));
        EXPECT_EQ(joined.count, 5);
        EXPECT_NEAR(widest_block(joined), widest_block(whole), 1e-9);
    }
}

TEST(MolecularUnits, StretchedCrystalKeepsItsCations) {
    const Crystal crystal = crystal_by_name("MAPbI3");
    for (const double factor : {0.76, 1.24}) {
        const Crystal scaled = with_metal_spacing(crystal, factor * metal_spacing(crystal));
        const MolecularUnits units = molecular_units(scaled);
        EXPECT_EQ(units.count, 5) << factor;
        EXPECT_NEAR(widest_block(units), widest_block(molecular_units(crystal)), 1e-9) << factor;
    }
}
