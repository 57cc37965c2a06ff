#pragma once

#include "anchorite/anchoring/match.hpp"
#include "anchorite/anchoring/surface.hpp"
#include "anchorite/anchoring/torsion_drive.hpp"

namespace anchorite::anchoring {

/// How a library is screened: rough conformers one at a time, matched as rigid bodies, until one
/// holds several sites; where none does, torsions driven; then the most promising registries
/// relaxed.
struct QuickOptions {
    MatchOptions match;
    TorsionDriveOptions torsions;
    int conformers = 10; ///< distance-geometry embeddings at most, minimised in MMFF94s
    int minimise_iterations = 200;
    int driven_conformers = 2;  ///< of them, lowest first, whose torsions are driven
    int quick_spins = 12;       ///< spins looked at per driven geometry and registry
    int refined = 8;            ///< driven registries refined as rigid bodies
    int relaxed = 8;            ///< registries relaxed in all coordinates at most,
    int relaxed_enough = 3;     ///< fewer once one of them holds several sites
    int relax_iterations = 100;
    std::uint64_t seed = 20251;  ///< of the embedding
    void validate() const;       ///< @throws InputError
};

/// match() for libraries: the same registries, terms and limits from far fewer geometries.
/// @throws RunError  the molecule cannot be embedded or has no force field
MatchResult quick_match(const molecule::Molecule& molecule, const Surface& surface,
                        const DonorTable& donors, const QuickOptions& options = {});

}  // namespace anchorite::anchoring
