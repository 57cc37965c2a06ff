#pragma once

#include "anchorite/anchoring/match.hpp"
#include "anchorite/anchoring/surface.hpp"
#include "anchorite/anchoring/torsion_drive.hpp"

namespace anchorite::anchoring {

/// How a library is screened: one conformer, its torsions driven, the few best registries relaxed.
struct QuickOptions {
    MatchOptions match;
    TorsionDriveOptions torsions;
    int minimise_iterations = 200;  ///< of the one conformer
    int quick_spins = 12;           ///< spins looked at per geometry and registry
    int refined = 6;                ///< registries refined as rigid bodies
    int relaxed = 4;                ///< and at most this many relaxed in all coordinates,
    int relaxed_enough = 2;         ///< fewer once one of them holds
    int relax_iterations = 120;
    std::uint64_t seed = 20251;  ///< of the embedding
    void validate() const;       ///< @throws InputError
};

/// match() for libraries: the same registries, terms and limits from far fewer geometries.
/// @throws RunError  the molecule cannot be embedded or has no force field
MatchResult quick_match(const molecule::Molecule& molecule, const Surface& surface,
                        const DonorTable& donors, const QuickOptions& options = {});

}  // namespace anchorite::anchoring
