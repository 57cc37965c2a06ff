#include "anchorite/lattice/crystal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <Eigen/LU>
#include <cstdio>
#include <map>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/lattice/neighbours.hpp"
#include "anchorite/lattice/organic_cation.hpp"
#include "anchorite/lattice/symmetry.hpp"

using namespace anchorite;
using namespace anchorite::lattice;

TEST(BuiltIn, EveryOneHasItsMetalSpacing) {
    for (const auto& entry : built_in_crystals()) {
        const Crystal crystal = crystal_by_name(entry.name);
        std::printf("%s a = %.4f Å\n", crystal.name.c_str(), metal_spacing(crystal));
        EXPECT_NEAR(metal_spacing(crystal), entry.lattice_constant, 1e-9);
        EXPECT_EQ(crystal.source, entry.source);
        EXPECT_THAT(crystal.source, testing::HasSubstr("doi 10."));
    }
}

TEST(BuiltIn, InorganicOnesAreCubicToSpglib) {
    for (const char* name : {"CsPbI3", "CsPbBr3", "CsPbCl3"}) {
        EXPECT_EQ(space_group(crystal_by_name(name)), "Pm-3m") << name;
    }
}

TEST(BuiltIn, UnknownNameSuggestsTheClosest) {
    try {
        crystal_by_name("CsPBI3");
        FAIL() << "accepted";
    } catch (const InputError& error) {
        std::printf("%s\n", error.what());
        EXPECT_THAT(error.what(), testing::HasSubstr("did you mean \"CsPbI3\""));
        EXPECT_THAT(error.what(), testing::HasSubstr("FAPbI3"));
    }
}

TEST(OrganicCation, CompositionAndBondLengths) {
    const auto count = [](const std::vector<CationAtom>& atoms) {
        std::map<int, int> counts;
        for (const auto& atom : atoms) ++counts[atom.element];
        return counts;
    };
    const std::map<int, int> ch6n{{1, 6}, {6, 1}, {7, 1}}, ch5n2{{1, 5}, {6, 1}, {7, 2}};
    EXPECT_EQ(count(methylammonium()), ch6n);
    EXPECT_EQ(count(formamidinium()), ch5n2);
    for (const auto& cation : {methylammonium(), formamidinium()}) {
        for (const auto& atom : cation) {
            double nearest = 9;
            double expected = 0;
            for (const auto& other : cation) {
                const double distance = (atom.position - other.position).norm();
                if (distance == 0 || distance > nearest) continue;
                nearest = distance;
                expected = covalent_radius(atom.element) + covalent_radius(other.element);
            }
            EXPECT_NEAR(nearest, expected, 0.03) << element_symbol(atom.element);
        }
    }
}

TEST(MetalSpacing, ScalesEverything) {
    const Crystal own = crystal_by_name("CsPbI3");
    const Crystal scaled = with_metal_spacing(own, 6.5);
    EXPECT_NEAR(metal_spacing(scaled), 6.5, 1e-12);
    EXPECT_NEAR(scaled.vectors.determinant(), 6.5 * 6.5 * 6.5, 1e-9);
    EXPECT_THAT(scaled.source, testing::HasSubstr("scaled from 6.289 to 6.500"));
    EXPECT_THROW(with_metal_spacing(own, 9.0), InputError);
    EXPECT_THROW(with_metal_spacing(own, -6.5), InputError);
    EXPECT_THROW(with_metal_spacing(own, std::nan("")), InputError);
}

TEST(MetalSpacing, NeedsAMetal) {
    Crystal salt = crystal_by_name("CsPbI3");
    std::erase_if(salt.atoms, [](const auto& atom) { return atom.element == 82; });
    EXPECT_THROW(metal_spacing(salt), InputError);
}

TEST(Neighbours, MatchTheCubicShells) {
    const Crystal crystal = crystal_by_name("CsPbI3");
    const double a = 6.289;
    const auto near = neighbours(crystal, 0, 1.01 * a);  // Pb: 6 I, 8 Cs, 6 Pb
    std::map<int, int> counts;
    for (const auto& other : near) ++counts[crystal.atoms[other.atom].element];
    const std::map<int, int> expected{{53, 6}, {55, 8}, {82, 6}};
    EXPECT_EQ(counts, expected);
    EXPECT_EQ(metal_bonds(crystal, 0).size(), 6u);
    for (const auto& bond : metal_bonds(crystal, 0)) EXPECT_NEAR(bond.vector.norm(), a / 2, 1e-9);
    EXPECT_TRUE(metal_bonds(crystal, 1).empty()) << "iodine is no metal";
}

TEST(Neighbours, DoNotDependOnWrapping) {
    const Crystal crystal = crystal_by_name("MAPbI3");
    Crystal shifted = crystal;
    for (std::size_t i = 0; i < shifted.atoms.size(); ++i) {
        shifted.atoms[i].fractional += Eigen::Vector3d(double(i), -2.0 * double(i), 3);
    }
    for (std::size_t i = 0; i < crystal.atoms.size(); ++i) {
        EXPECT_EQ(neighbours(crystal, i, 7.0).size(), neighbours(shifted, i, 7.0).size());
    }
}

TEST(Primitive, FindsTheSmallCellOfASupercellUnrotated) {
    const Crystal cell = crystal_by_name("CsPbBr3");
    Crystal doubled = cell;
    doubled.atoms.clear();
    doubled.vectors.col(1) *= 2;
    for (const auto& atom : cell.atoms) {
        for (int n = 0; n < 2; ++n) {
            Eigen::Vector3d at = atom.fractional;
            at.y() = (at.y() + n) / 2;
            doubled.atoms.push_back({atom.element, at});
        }
    }
    const Crystal back = primitive(doubled);
    EXPECT_EQ(back.atoms.size(), cell.atoms.size());
    EXPECT_NEAR(back.vectors.determinant(), cell.vectors.determinant(), 1e-6);
    const Eigen::Matrix3d steps = cell.vectors.inverse() * back.vectors;
    EXPECT_LT((steps - steps.array().round().matrix()).cwiseAbs().maxCoeff(), 1e-6);
}
