#pragma once

#include <cstdint>

#include "anchorite/anchoring/match.hpp"
#include "anchorite/anchoring/surface.hpp"

namespace anchorite::anchoring {

/// How a library is screened: rounds of rough conformers, matched as rigid bodies until little more
/// could be gained, then torsions driven and the most promising registries relaxed; another round
/// while no registry of several sites holds.
struct QuickOptions {
    QuickOptions();
    MatchOptions match;         ///< with smaller numbers than a match of one molecule
    int conformers = 12;        ///< embeddings at most while no registry of several sites holds,
    int conformers_enough = 3;  ///< at most once one does; distance geometry, then MMFF94s
    int conformers_a_round = 3;
    int minimise_iterations = 200;
    double energy_left = 0.1;    ///< at which minimising a conformer stops [kJ/mol]
    double open_gain = 0.1;      ///< what is left to gain at which it stops early [score units]
    int free_minima = 1;         ///< relaxed poses from which the free molecule is relaxed too
    std::uint64_t seed = 20251;  ///< of the embedding
    void validate() const;       ///< @throws InputError
};

/// match() for libraries: the same registries, terms and limits from far fewer geometries.
/// @throws RunError  the molecule cannot be embedded or has no force field
MatchResult quick_match(const molecule::Molecule& molecule, const Surface& surface,
                        const DonorTable& donors, const QuickOptions& options = {});

}  // namespace anchorite::anchoring
