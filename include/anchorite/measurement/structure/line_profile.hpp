#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "anchorite/measurement/structure/radiation.hpp"

namespace anchorite::measurement {

/// Shape of a diffraction line: pseudo-Voigt = η Lorentz + (1 - η) Gauss of one full width, spread
/// by the axial divergence of the beam.
struct LineShape {
    double fwhm = 0.1;  ///< of either Kα component, before axial divergence [°]
    double eta = 0.5;   ///< share of the Lorentzian in the area
    /// Square of half the height of beam and receiver (taken as equal) over the goniometer's
    /// radius; 0: none, negative: the mirrored asymmetry, so that a fit can pass through 0.
    double axial = 0;
};

/// Density of the pseudo-Voigt of area 1 [1/°] at an offset from its centre [°].
double pseudo_voigt(double offset, double fwhm, double eta);

/// Area over height of the pseudo-Voigt [°].
double integral_breadth(const LineShape& shape);

/// Part of a pattern that one line reaches.
struct LineColumn {
    std::size_t first = 0;       ///< index of the first point
    std::vector<double> values;  ///< density [1/°]; area 1 over Kα1 and Kα2 together
};

/// A line as it shows in a pattern: both Kα components with their fixed ratio.
/// @param two_theta  the pattern's angles, increasing [°]
/// @param centre     of Kα1, before axial divergence [°]
/// @param offset     added to both components: zero shift or displacement of the specimen [°]
/// @param reach      how far from a component its tails are followed, in full widths
/// Axial divergence as Finger, Cox and Jephcoat, J. Appl. Cryst. 27 (1994) 892, for equal heights.
LineColumn line_column(std::span<const double> two_theta, double centre, double offset,
                       const LineShape& shape, const Radiation& radiation, double reach = 25);

}  // namespace anchorite::measurement
