#pragma once

#include <vector>

#include "anchorite/molecule/conformers.hpp"

namespace anchorite::molecule {

/// Starting geometries: ETKDGv3 on all atoms, or plain distance geometry on the heavy atoms with
/// the hydrogens set by rule (a tenth of the time). Fewer than asked for, perhaps none, where
/// embedding fails.
std::vector<Positions> embed(const Molecule& molecule, const ConformerOptions& options);

}  // namespace anchorite::molecule
