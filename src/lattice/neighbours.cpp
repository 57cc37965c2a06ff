#include "anchorite/lattice/neighbours.hpp"

#include <Eigen/LU>
#include <algorithm>
#include <array>
#include <cmath>

namespace anchorite::lattice {

namespace {

constexpr double first_shell = 1.25;  ///< longest bond over the shortest
constexpr double longest_bond = 4.5;  ///< of a metal to its nearest ligand [Å]

/// Appends the images of one atom within the cutoff.
void add_images(const Crystal& crystal, std::size_t centre, std::size_t other, double cutoff,
                const Eigen::Vector3d& reach, std::vector<Neighbour>& found) {
    const Eigen::Vector3d gap = crystal.atoms[other].fractional - crystal.atoms[centre].fractional;
    const Eigen::Vector3i low = (-reach - gap).array().ceil().cast<int>();
    const Eigen::Vector3i high = (reach - gap).array().floor().cast<int>();
    for (int i = low.x(); i <= high.x(); ++i) {
        for (int j = low.y(); j <= high.y(); ++j) {
            for (int k = low.z(); k <= high.z(); ++k) {
                const Eigen::Vector3i cell(i, j, k);
                const Eigen::Vector3d vector = crystal.vectors * (gap + cell.cast<double>());
                const bool itself = other == centre && cell.isZero();
                if (!itself && vector.norm() <= cutoff) found.push_back({other, cell, vector});
            }
        }
    }
}

}  // namespace

std::vector<Neighbour> neighbours(const Crystal& crystal, std::size_t centre, double cutoff) {
    // a sphere of radius r spans r |b*| periods between lattice planes
    const Eigen::Vector3d reach = cutoff * crystal.vectors.inverse().rowwise().norm();
    std::vector<Neighbour> found;
    for (std::size_t other = 0; other < crystal.atoms.size(); ++other) {
        add_images(crystal, centre, other, cutoff, reach, found);
    }
    return found;
}

std::vector<Neighbour> metal_bonds(const Crystal& crystal, std::size_t metal) {
    if (!is_anchor_metal(crystal.atoms[metal].element)) return {};
    std::vector<Neighbour> bonds = neighbours(crystal, metal, first_shell * longest_bond);
    std::erase_if(bonds, [&](const Neighbour& neighbour) {
        return !is_ligand(crystal.atoms[neighbour.atom].element);
    });
    double shortest = longest_bond;
    for (const auto& bond : bonds) shortest = std::min(shortest, bond.vector.norm());
    std::erase_if(
        bonds, [&](const Neighbour& bond) { return bond.vector.norm() > first_shell * shortest; });
    return bonds;
}

bool is_ligand(int element) {
    constexpr std::array ligands{8, 9, 16, 17, 34, 35, 52, 53};  // O F S Cl Se Br Te I
    return std::find(ligands.begin(), ligands.end(), element) != ligands.end();
}

double wrapped(double fractional) {
    const double rest = fractional - std::floor(fractional);
    return rest > 1 - 1e-9 ? 0.0 : rest;
}

}  // namespace anchorite::lattice
