#pragma once

#include <string>
#include <vector>

#include "anchorite/lattice/crystal.hpp"

namespace anchorite::lattice {

/// The crystal's building blocks: an organic cation is one block and is never cut, every other
/// atom is a block of its own.
struct MolecularUnits {
    Crystal crystal;           ///< the same crystal, the atoms of each cation in one piece
    std::vector<int> unit_of;  ///< block of each atom
    int count = 0;
};

/// Cations are found as the covalently bonded groups of H, B, C, N, O, Si, P and S that hold carbon
/// or nitrogen (closer than 1.3 times the sum of covalent radii).
MolecularUnits molecular_units(const Crystal& crystal);

/// Reduced formula of some atoms, electropositive part first: "CsI", "PbI2", "MAI" (CH3NH3+) and
/// "FAI" (CH(NH2)2+).
std::string formula(const MolecularUnits& units, const std::vector<std::size_t>& atoms);

}  // namespace anchorite::lattice
