#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <vector>

#include "anchorite/lattice/crystal.hpp"

namespace anchorite::lattice {

/// A periodic image of an atom near another one.
struct Neighbour {
    std::size_t atom = 0;    ///< index into Crystal::atoms
    Eigen::Vector3i cell;    ///< image: added to the atom's fractional coordinates
    Eigen::Vector3d vector;  ///< from the centre to the image [Å]
};

/// Every image of every atom within `cutoff` [Å] of atom `centre`, itself excluded; fractional
/// coordinates need not be wrapped.
std::vector<Neighbour> neighbours(const Crystal& crystal, std::size_t centre, double cutoff);

/// Metal-ligand bonds of an anchor metal: its halide and chalcogenide neighbours within 1.25 times
/// the shortest of them. Empty for other atoms.
std::vector<Neighbour> metal_bonds(const Crystal& crystal, std::size_t metal);

/// Whether an element can be a metal's ligand: a halogen or a chalcogen.
bool is_ligand(int element);

/// Fractional coordinate in [0, 1), with 1 - 1e-9 and above counted as 0.
double wrapped(double fractional);

}  // namespace anchorite::lattice
