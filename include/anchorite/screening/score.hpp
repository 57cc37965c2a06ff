#pragma once

#include <functional>
#include <optional>
#include <string>

#include "anchorite/screening/cpu_budget.hpp"
#include "anchorite/screening/entry.hpp"

namespace anchorite::screening {

/// What a screen keeps of one molecule.
struct Score {
    std::string smiles;              ///< canonical
    int sites = 0;                   ///< open sites held at once, 0 when none
    std::optional<double> mismatch;  ///< of the best registry; none with fewer than two sites
    std::optional<double> strain;    ///< of the best registry [kJ/mol]
    double score = 0;                ///< in units of one P=O-Pb bond
    std::string vectors;             ///< lattice vectors of the best registry, e.g. "a" or "√2 a"
    std::string verdict;             ///< in words
};

/// Scores one molecule; called from several threads at once, one call per molecule. Whatever it
/// throws becomes the reason for which the molecule is rejected.
using ScoreMolecule = std::function<Score(const LibraryEntry&, const CpuBudget&)>;

}  // namespace anchorite::screening
