#pragma once

#include <Eigen/Core>
#include <functional>
#include <span>
#include <vector>

#include "anchorite/measurement/structure/line_profile.hpp"
#include "anchorite/numerics/curve_fit.hpp"

namespace anchorite::measurement {

/// A pattern as lines times areas plus a smooth background: areas and background are linear and
/// solved for at every trial of the shape parameters (variable projection, Golub and Pereyra,
/// SIAM J. Numer. Anal. 10 (1973) 413). Areas are not negative.
struct SeparableProblem {
    std::span<const double> values;
    std::span<const double> errors;
    Eigen::MatrixXd background;  ///< points x terms
    /// Columns of the lines at some shape parameters; empty where they have no meaning.
    std::function<std::vector<LineColumn>(std::span<const double> parameters)> lines;
    std::vector<std::vector<double>> starts;
    std::vector<Range> bounds;
    bool known_errors = true;  ///< errors are standard errors, not mere weights
};

/// What the fit gives.
struct SeparableFit {
    numerics::CurveFit fit;          ///< of the shape parameters; covariance already scaled
    std::vector<double> areas;       ///< of the lines
    std::vector<double> area_error;  ///< standard errors; infinite where undetermined
    std::vector<double> model;       ///< at the points
    std::vector<double> background;  ///< at the points
    double chi_square = 0;           ///< weighted sum of squares
    int degrees_of_freedom = 0;      ///< points less every parameter
    /// Factor by which errors were enlarged: √(χ²/ν) where errors are not known, or where noise
    /// alone gives such a χ² in less than 1 % of cases; else 1.
    double enlarged = 1;
};

/// @throws InputError  as fit_least_squares
SeparableFit fit_separable(const SeparableProblem& problem,
                           const numerics::CurveFitOptions& options = {});

}  // namespace anchorite::measurement
