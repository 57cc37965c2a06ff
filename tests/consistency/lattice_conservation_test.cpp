// Cutting a crystal neither makes nor loses anything: every slab of every built-in crystal keeps
// the bulk's density, composition and shortest distances.
#include <gtest/gtest.h>

#include <Eigen/Geometry>
#include <Eigen/LU>
#include <cstdio>
#include <map>
#include <numeric>

#include "anchorite/lattice/facet.hpp"
#include "anchorite/lattice/neighbours.hpp"
#include "anchorite/lattice/slab.hpp"
#include "lattice_cases.hpp"

using namespace anchorite::lattice;
using anchorite::test::every_lattice_case;
using anchorite::test::LatticeCase;
using anchorite::test::name_of;

namespace {

class EverySlab : public testing::TestWithParam<LatticeCase> {
protected:
    Crystal crystal = crystal_by_name(GetParam().crystal);

    std::vector<Slab> slabs(double thickness) {
        std::vector<Slab> all;
        for (const auto& termination : terminations(crystal, GetParam().hkl)) {
            all.push_back(make_slab(
                crystal,
                {.hkl = GetParam().hkl, .termination = termination, .thickness = thickness}));
        }
        return all;
    }
};

/// Atoms by element, divided by their common factor.
template <class Atoms>
std::map<int, int> reduced_composition(const Atoms& atoms) {
    std::map<int, int> counts;
    for (const auto& atom : atoms) ++counts[atom.element];
    int divisor = 0;
    for (const auto& [element, count] : counts) divisor = std::gcd(divisor, count);
    for (auto& [element, count] : counts) count /= divisor;
    return counts;
}

/// Shortest distance of each pair of elements up to 7 Å.
std::map<std::pair<int, int>, double> shortest_distances(const Crystal& crystal) {
    std::map<std::pair<int, int>, double> shortest;
    for (std::size_t atom = 0; atom < crystal.atoms.size(); ++atom) {
        for (const auto& other : neighbours(crystal, atom, 7.0)) {
            const auto pair =
                std::minmax(crystal.atoms[atom].element, crystal.atoms[other.atom].element);
            auto [entry, fresh] = shortest.try_emplace(pair, 7.0);
            entry->second = std::min(entry->second, other.vector.norm());
        }
    }
    return shortest;
}

Crystal as_crystal(const Slab& slab) {
    Crystal crystal;
    crystal.vectors = slab.vectors;
    for (const auto& atom : slab.atoms) {
        crystal.atoms.push_back({atom.element, slab.vectors.inverse() * atom.position});
    }
    return crystal;
}

}  // namespace

TEST_P(EverySlab, GrowsByTheBulkDensity) {
    const double bulk =
        static_cast<double>(crystal.atoms.size()) / std::abs(crystal.vectors.determinant());
    const auto thin = slabs(10), thick = slabs(30);
    for (std::size_t n = 0; n < thin.size(); ++n) {
        const Eigen::Vector3d a1 = thin[n].vectors.col(0), a2 = thin[n].vectors.col(1);
        const double added = static_cast<double>(thick[n].atoms.size() - thin[n].atoms.size());
        const double depth = thin[n].atoms.back().position.z() - thick[n].atoms.back().position.z();
        const double density = added / (a1.cross(a2).norm() * depth);
        std::printf("%s: %.8f against %.8f atoms/Å^3\n", thin[n].termination.c_str(), density,
                    bulk);
        EXPECT_NEAR(density / bulk, 1, 1e-9);
    }
}

TEST_P(EverySlab, KeepsTheComposition) {
    for (const auto& slab : slabs(12)) {
        EXPECT_EQ(reduced_composition(slab.atoms), reduced_composition(crystal.atoms));
    }
}

TEST_P(EverySlab, KeepsTheShortestDistances) {
    const auto bulk = shortest_distances(crystal);
    for (const auto& slab : slabs(16)) {
        const auto cut = shortest_distances(as_crystal(slab));
        ASSERT_EQ(cut.size(), bulk.size()) << slab.termination;
        double worst = 0;
        for (const auto& [pair, distance] : bulk) {
            worst = std::max(worst, std::abs(cut.at(pair) - distance));
        }
        std::printf("%s: %zu pairs, largest change %.1e Å\n", slab.termination.c_str(), bulk.size(),
                    worst);
        EXPECT_LT(worst, 1e-8);
    }
}

TEST_P(EverySlab, HasItsTopAtZeroAndItsVacuumAbove) {
    for (const auto& slab : slabs(12)) {
        EXPECT_NEAR(slab.atoms.front().position.z(), 0, 1e-9);
        EXPECT_NEAR(slab.vectors(2, 2) + slab.atoms.back().position.z(), 15, 1e-9);
    }
}

TEST_P(EverySlab, BondsCutAreThoseMissingFromTheCoordination) {
    // each metal of the upper half has its six ligands: those in the slab and those cut off
    for (const auto& slab : slabs(24)) {
        const Crystal cut = as_crystal(slab);
        std::vector<int> ligands(slab.atoms.size(), 0);
        for (const auto& bond : slab.cut_bonds) ++ligands[static_cast<std::size_t>(bond.atom)];
        for (std::size_t atom = 0; atom < slab.atoms.size(); ++atom) {
            const bool upper = slab.atoms[atom].position.z() > -12;
            if (!is_anchor_metal(slab.atoms[atom].element) || !upper) continue;
            ligands[atom] += static_cast<int>(metal_bonds(cut, atom).size());
            EXPECT_EQ(ligands[atom], 6) << slab.termination << " atom " << atom;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(BuiltIn, EverySlab, testing::ValuesIn(every_lattice_case()), name_of);
