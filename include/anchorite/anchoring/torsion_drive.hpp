#pragma once

#include <cstdint>
#include <vector>

#include "anchorite/molecule/anchor_site.hpp"
#include "anchorite/molecule/rotors.hpp"

namespace anchorite::anchoring {

struct TorsionDriveOptions {
    int variants = 256;      ///< geometries made at most, the start among them
    int steps = 6;           ///< positions of a rotor over a full turn
    double overlap = 0.70;   ///< atoms closer than this times the radii's sum reject a geometry
    std::uint64_t seed = 7;  ///< of the random choice where the full grid is too large
};

/// Geometries that put a molecule's donors elsewhere relative to each other: the rotors between
/// donors are turned over a grid (all of it where it fits in `variants`, else a random part of it)
/// and self-overlapping geometries are dropped. Far cheaper than embedding a conformer each.
std::vector<molecule::Positions> drive_torsions(const molecule::Molecule& molecule,
                                                const std::vector<molecule::AnchorSite>& sites,
                                                const molecule::Positions& start,
                                                const TorsionDriveOptions& options = {});

}  // namespace anchorite::anchoring
