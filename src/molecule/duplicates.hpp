#pragma once

#include <vector>

#include "anchorite/molecule/conformers.hpp"

namespace anchorite::molecule {

/// Sorts by energy and keeps one of each shape: conformers within `energy` [kJ/mol] of one another
/// whose anchors stand alike, atom by atom (mirror images count as one).
void drop_duplicates(const Molecule& molecule, double energy, std::vector<Conformer>& conformers);

}  // namespace anchorite::molecule
