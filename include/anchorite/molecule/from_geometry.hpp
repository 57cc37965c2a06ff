#pragma once

#include <string>
#include <vector>

#include "anchorite/molecule/molecule.hpp"
#include "anchorite/molecule/read.hpp"

namespace anchorite::molecule {

/// A neutral closed-shell molecule from its geometry, as from an XYZ file; atoms keep their order.
/// @throws InputError  as read_molecules, without a place
Molecule from_geometry(const std::vector<int>& elements, const Positions& positions,
                       const std::string& name, const ReadOptions& options = {});

}  // namespace anchorite::molecule
