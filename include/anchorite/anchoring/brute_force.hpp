#pragma once

#include <vector>

#include "anchorite/anchoring/match.hpp"
#include "anchorite/anchoring/surface.hpp"

namespace anchorite::anchoring {

/// A grid over all rigid poses that have at least one donor near its ideal place.
struct GridOptions {
    int orientations = 20000;   ///< super-Fibonacci spiral on SO(3)
    double offset_range = 0.4;  ///< of the leading donor about its ideal place, each way [Å]
    int offset_steps = 3;       ///< per direction
};

/// The best feasible pose of the grid and what it binds.
struct GridBest {
    std::vector<Assignment> assignments;  ///< canonical; empty when nothing is feasible
    ScoreTerms terms;
};

/// Reference implementation: no lattice table, no cliques, no superposition, no refinement. Every
/// orientation (Alexa, Super-Fibonacci Spirals, CVPR 2022) of every conformer is put with every
/// donor near every home-cell site; each donor then binds the open site nearest to it. Entry k of
/// the result is the best pose with k + 1 sites bound.
std::vector<GridBest> match_by_brute_force(const Candidate& candidate, const Surface& surface,
                                           const DonorTable& donors, const ScoreOptions& options,
                                           const GridOptions& grid = {});

}  // namespace anchorite::anchoring
