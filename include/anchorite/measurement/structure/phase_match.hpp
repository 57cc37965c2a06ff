#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/measurement/structure/pattern_fit.hpp"

namespace anchorite::measurement {

/// How well one crystal explains a pattern.
struct PhaseCandidate {
    std::string name;
    /// Cosine between the pattern less its background and the pattern computed with the crystal's
    /// own intensities, refined cell and fitted widths: 1 is the same. Texture lowers it.
    double similarity = 0;
    std::optional<CellFit> cell;      ///< to the places of lines, the offset that fits best
    std::optional<PatternFit> whole;  ///< whole pattern, the same offset
    std::string failure;              ///< why there is no fit; empty: there is one
    /// Share of the measured lines' area that the crystal's reflections have.
    double indexed_area = 0;
    /// All indexed lines are orders of one plane, as of a film whose grains are oriented: their
    /// intensities say nothing of the crystal.
    bool one_plane = false;
    bool explains = false;    ///< by the options' least figures
    bool consistent = false;  ///< explains the pattern and is not told apart from the best one
};

/// What makes candidates equal.
struct MatchOptions {
    double same_fit = 1.05;         ///< ratio of Rwp below which fits are equally good
    double same_similarity = 0.02;  ///< difference of similarity below which matches are equal
    /// Below it intensities speak against a crystal, unless all its lines are of one plane. Chance
    /// gives about one half: the mean cosine of independent exponential intensities is 1/2.
    double least_similarity = 0.6;
    double least_indexed_area = 0.5;  ///< below it most of what was measured is something else
    void validate() const;            ///< @throws InputError
};

/// Fits every crystal to a pattern and orders them: consistent ones first, of these the ones with
/// the fewest free lengths and angles, then by similarity. A crystal is consistent where it
/// explains the pattern at all, and both its fit and its similarity equal the best ones' within the
/// options: at the width of the lines the pattern does not tell them apart.
/// @throws InputError  options not valid, no crystal, or no line was measured
std::vector<PhaseCandidate> match_phases(const PowderPattern& pattern,
                                         const std::vector<FittedLine>& lines,
                                         const std::vector<DiffractingCrystal>& crystals,
                                         const IndexOptions& index = {},
                                         const PatternFitOptions& fit = {},
                                         const MatchOptions& options = {});

}  // namespace anchorite::measurement
