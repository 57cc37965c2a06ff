#pragma once

#include <vector>

#include "anchorite/base/termination.hpp"
#include "anchorite/measurement/structure/peak_search.hpp"

namespace anchorite::measurement {

/// A line of a pattern with the standard errors of its fit.
struct FittedLine {
    double two_theta = 0;  ///< of Kα1 [°]
    double two_theta_error = 0;
    double fwhm = 0;  ///< of either Kα component [°]
    double fwhm_error = 0;
    double eta = 0;  ///< share of the Lorentzian
    double eta_error = 0;
    double area = 0;  ///< of Kα1 and Kα2 together [counts °]
    double area_error = 0;
    double chi_square = 0;  ///< reduced, of the group of lines it was fitted with
    Termination termination = Termination::failed;
};

/// Fits every peak as a pseudo-Voigt doublet on a straight background, neighbours that overlap
/// together with a common η. Least squares with weights 1/max(counts, 1); errors are enlarged by
/// √χ²ᵣ where noise does not explain the misfit. Peaks that the points do not carry are left out.
/// @throws InputError  the pattern is not valid
std::vector<FittedLine> fit_lines(const PowderPattern& pattern,
                                  const std::vector<FoundPeak>& peaks);

}  // namespace anchorite::measurement
