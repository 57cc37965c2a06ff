#pragma once

#include <memory>
#include <vector>

#include "anchorite/molecule/molecule.hpp"

namespace RDKit {
class RWMol;
}

namespace anchorite::molecule {

/// Bonds, bond orders and formal charges of a neutral closed-shell molecule from its geometry.
/// Atoms are bonded within 1.3 times the sum of their covalent radii; the missing valences are
/// paired by a maximum-weight matching that prefers short bonds (after Kim and Kim, Bull. Korean
/// Chem. Soc. 2015, 36, 1769, with the matching in place of their enumeration).
/// @throws InputError  unknown element, overlapping atoms, or no such structure exists
std::unique_ptr<RDKit::RWMol> perceive_bonds(const std::vector<int>& elements,
                                             const Positions& positions);

}  // namespace anchorite::molecule
