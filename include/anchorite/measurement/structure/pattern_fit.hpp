#pragma once

#include <optional>
#include <vector>

#include "anchorite/measurement/structure/cell_fit.hpp"

namespace anchorite::measurement {

/// How a whole pattern is fitted.
struct PatternFitOptions {
    AngleOffset offset = AngleOffset::zero_shift;
    int background = 10;    ///< Chebyshev polynomials of the background
    bool air = true;        ///< scattering by air, 1/2θ, as well
    bool axial = true;      ///< whether axial divergence is fitted
    double weakest = 1e-4;  ///< calculated lines below are absent [% of strongest]
    int max_iterations = 80;
    void validate() const;  ///< @throws InputError
};

/// A reflection of a fitted pattern.
struct PatternLine {
    Miller hkl{};
    double two_theta = 0;   ///< with the offset [°]
    double area = 0;        ///< [counts °], not negative
    double area_error = 0;  ///< standard error; infinite where it is not determined
    double fwhm = 0;        ///< [°]
    double eta = 0;
};

/// A whole pattern fitted with a cell.
struct PatternFit {
    AngleOffset offset = AngleOffset::none;
    CellShape shape = CellShape::cubic;
    UnitCell cell;
    std::vector<FittedNumber> parameters;     ///< free lengths [Å] and angles [°]
    std::optional<FittedNumber> offset_size;  ///< [°]
    std::vector<FittedNumber> profile;        ///< U, V, W [°²], η at both ends, axial
    std::vector<PatternLine> lines;
    std::vector<double> model;       ///< at the points [counts]
    std::vector<double> background;  ///< at the points [counts]
    double chi_square = 0;           ///< reduced
    double r_weighted = 0;           ///< Rwp = √(Σw(y-m)²/Σwy²)
    double r_expected = 0;           ///< √(ν/Σwy²)
    double enlarged = 1;             ///< factor of the errors for misfit
    int degrees_of_freedom = 0;
    Termination termination = Termination::failed;
};

/// Fits a whole pattern with the lines of a cell (Pawley, J. Appl. Cryst. 14 (1981) 357): areas are
/// free but not negative, places follow from the cell and one offset, widths from Γ² = U tan²θ +
/// V tanθ + W (Caglioti, Paoletti and Ricci, Nucl. Instrum. 3 (1958) 223), η is linear in 2θ,
/// asymmetry is that of axial divergence.
/// @param start    cell that is right to a fraction of a line's width, e.g. of fit_cell
/// @param fwhm     of a typical line [°]
/// @param offset   to start with [°]
/// @throws InputError  options not valid, no line in the range
PatternFit fit_pattern(const PowderPattern& pattern, const DiffractingCrystal& crystal,
                       const UnitCell& start, double fwhm, double offset = 0,
                       const PatternFitOptions& options = {});

}  // namespace anchorite::measurement
