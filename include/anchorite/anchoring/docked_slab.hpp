#pragma once

#include <vector>

#include "anchorite/anchoring/match.hpp"
#include "anchorite/lattice/slab.hpp"

namespace anchorite::anchoring {

/// The slab repeated until the docked molecule has at least `clearance` [Å] to its own images, with
/// the molecule on it (its atoms last, in the molecule's order): what lattice::to_xyz and
/// lattice::to_cif write as the docked pose.
lattice::Slab docked_slab(const lattice::Slab& slab, const lattice::SiteLattice& lattice,
                          const std::vector<int>& elements, const molecule::Positions& pose,
                          double clearance = 6.0);

}  // namespace anchorite::anchoring
