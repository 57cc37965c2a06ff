#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "anchorite/numerics/curve_fit.hpp"

namespace anchorite::measurement {

/// A number with its standard error; none: the points leave nothing to estimate it from.
struct PeakFigure {
    double value = 0;
    std::optional<double> standard_error;
};

/// The highest peak of a curve, by several definitions, in the units of the curve.
struct PeakFigures {
    /// Vertex of the parabola through the points around the highest one that exceed a share of it.
    PeakFigure position;
    double height = 0;               ///< of that vertex
    std::size_t points = 0;          ///< of the parabola
    double noise = 0;                ///< standard deviation of one point about the parabola
    std::optional<PeakFigure> fwhm;  ///< between straight-line crossings of half the height
    std::optional<double> half_low;  ///< those crossings
    std::optional<double> half_high;
    PeakFigure centroid;   ///< ∫x y dx / ∫y dx over the crossings' three-fold span
    bool at_edge = false;  ///< the highest point is the first or last: no peak
    /// The highest point stands above the median by more than the highest of as many points of
    /// noise would, scatter · √(2 ln n), and the numbers above are finite.
    bool above_scatter = true;
    /// Whether there is a peak; else the numbers above are none of one.
    [[nodiscard]] bool is_peak() const { return !at_edge && above_scatter; }
};

/// Standard deviation of the points of a curve about the straight lines between their neighbours,
/// from the median of the distances, so that peaks do not count; 0 for fewer than three points.
double scatter_of(const std::vector<double>& x, const std::vector<double>& y);

/// @param share  of the highest point, above which the parabola is fitted
/// @param x      rising
/// @throws InputError  fewer than five points, lists of different length, a share outside (0, 1),
///                     no value above 0
PeakFigures peak_figures(const std::vector<double>& x, const std::vector<double>& y, double share);

/// height · exp(-4 ln 2 (x - centre)²/fwhm²) + offset, fitted by least squares, all points alike.
struct GaussianPeak {
    double height = 0;
    double centre = 0;
    double fwhm = 0;
    double offset = 0;
    numerics::Interval centre_interval;  ///< 95 %, from the scatter about the fit
    numerics::Interval fwhm_interval;
    numerics::CurveFit fit;  ///< of height, centre, ln(fwhm) and offset on scales of order 1
    /// Value at a place.
    [[nodiscard]] double value(double x) const;
};

/// @throws InputError  as peak_figures, or fewer than six points
/// @throws RunError    no finite fit
GaussianPeak fit_gaussian(const std::vector<double>& x, const std::vector<double>& y);

}  // namespace anchorite::measurement
