#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/measurement/structure/cell_fit.hpp"

namespace anchorite::measurement {

/// Which breadth of a line a size is computed from.
enum class BreadthKind { fwhm, integral };

/// Definitions of a size.
struct SizeOptions {
    BreadthKind breadth = BreadthKind::fwhm;
    double shape_factor = 0.9;  ///< K: 0.9 for FWHM and roughly spherical crystallites
    double instrument = 0;      ///< breadth of the same kind of an ideal specimen [°]; 0: unknown
    void validate() const;      ///< @throws InputError
};

/// Size of one line.
struct LineSize {
    std::size_t line = 0;  ///< of the measured lines
    double breadth = 0;    ///< that the specimen adds [°]
    double breadth_error = 0;
    double size = 0;  ///< [nm]; infinite where the line is no wider than the instrument's
    double size_error = 0;
};

/// Sizes of all lines, and what is common to them.
struct SizeResult {
    std::vector<LineSize> lines;
    std::optional<FittedNumber> mean;         ///< weighted mean [nm]; scatter is in its error
    std::optional<FittedNumber> plot_size;    ///< of Williamson and Hall's line [nm]
    std::optional<FittedNumber> plot_strain;  ///< ε of Williamson and Hall's line
};

/// Scherrer's size L = K λ/(β cosθ) (Langford and Wilson, J. Appl. Cryst. 11 (1978) 102) of each
/// line, with β = B - b²/B for the instrument's breadth b (Halder and Wagner, Acta Cryst. 20 (1966)
/// 312), and β cosθ = K λ/L + 4 ε sinθ over all of them (Williamson and Hall, Acta Metall. 1
/// (1953) 22) where there are four.
/// @throws InputError  options not valid
SizeResult crystallite_sizes(const std::vector<FittedLine>& lines, const Radiation& radiation,
                             const SizeOptions& options = {});

}  // namespace anchorite::measurement
