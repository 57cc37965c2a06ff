#pragma once

#include <string>
#include <vector>

#include "anchorite/measurement/analysis.hpp"
#include "anchorite/measurement/structure/crystallite_size.hpp"
#include "anchorite/measurement/structure/phase_match.hpp"

namespace anchorite::measurement {

/// How a diffraction pattern is analysed.
struct XrdOptions {
    double snip_window = 2;  ///< half the widest clipping window of the background shown [°]
    PeakSearchOptions peaks;
    IndexOptions index;
    PatternFitOptions pattern;
    SizeOptions size;
    MatchOptions match;
    bool whole_pattern = true;  ///< whether patterns are fitted as a whole
};

/// What a diffraction pattern says.
struct XrdResult {
    PowderPattern pattern;
    std::vector<double> background;  ///< SNIP, at the points; for the figure, no fit uses it
    std::vector<FittedLine> lines;
    SizeResult sizes;
    /// Of the best crystal, with each kind of offset; empty where no crystal explains the pattern.
    std::vector<CellFit> cells;
    std::vector<PatternFit> patterns;    ///< the same
    std::vector<PhaseCandidate> phases;  ///< best first; empty without crystals
    std::vector<std::string> warnings;
    XrdOptions options;

    /// The cell with the most indexed lines, of these the one whose lines scatter least.
    /// @pre cells is not empty
    [[nodiscard]] const CellFit& best_cell() const;
    /// The fitted pattern with the least χ²; null where there is none.
    [[nodiscard]] const PatternFit* best_pattern() const;
};

/// Finds and fits the lines of a pattern; with crystals, indexes them, refines the cell of the one
/// that matches best with a zero shift and with a displacement, from lines and from the whole
/// pattern.
/// @throws InputError  options or pattern not valid, or no line found
XrdResult analyse_xrd(const PowderPattern& pattern, const std::vector<DiffractingCrystal>& crystals,
                      const XrdOptions& options = {});

/// The result as estimates, tables and figures.
Analysis describe(const XrdResult& result);

}  // namespace anchorite::measurement
