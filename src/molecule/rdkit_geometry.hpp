#pragma once

#include <memory>
#include <vector>

#include "anchorite/molecule/molecule.hpp"

namespace RDKit {
class ROMol;
}

namespace anchorite::molecule {

/// Coordinates of an RDKit molecule's conformer, its default one where none is named [Å].
Positions positions_of(const RDKit::ROMol& mol, int conformer = -1);

/// Gives an RDKit molecule these coordinates as its only conformer [Å].
void set_conformer(RDKit::ROMol& mol, const Positions& positions);

/// Copy with removable hydrogens made implicit; those that define a double bond's stereochemistry
/// and isotopes stay.
std::unique_ptr<RDKit::ROMol> without_hydrogens(const RDKit::ROMol& mol);

/// For each atom of a molecule from without_hydrogens() its index in the full one, -1 for hydrogens
/// added since.
std::vector<int> original_indices(const RDKit::ROMol& mol);

}  // namespace anchorite::molecule
