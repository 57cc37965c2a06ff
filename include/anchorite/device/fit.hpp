#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <string>
#include <vector>

#include "anchorite/base/termination.hpp"
#include "anchorite/device/fit_response.hpp"
#include "anchorite/numerics/curve_fit.hpp"

namespace anchorite::device {

/// A number of the stack files that is sought.
struct FitParameter {
    std::string name;
    Dimension dimension = Dimension::number;
    double start = 0;  ///< SI, within the bounds
    Range bounds;      ///< finite
    bool logarithmic = true;
    std::string unit = {};  ///< that tables show; empty: none
};

/// One measured curve.
struct FitCurve {
    std::string name;
    Measured kind = Measured::current;
    std::size_t device = 0;  ///< of the problem
    FitGrid grid;
    std::vector<double> values;  ///< one for each place of the grid
    std::vector<double> errors;  ///< standard deviations; empty: unknown
    bool logarithmic = true;     ///< whether ratios or differences to the model count
    double weight = 1;           ///< of the curve where errors are unknown
};

/// Curves and what is sought in them.
struct FitProblem {
    std::vector<FitDevice> devices;
    std::vector<FitCurve> curves;
    std::vector<FitParameter> parameters;
    /// @throws InputError  nothing to fit, errors of some curves only, a start outside its bounds,
    ///                     bounds that are not finite or not in order, values that do not fit the
    ///                     scale
    void validate() const;
};

/// How derivatives of the curves are found.
enum class FitDerivatives {
    implicit,    ///< from the solver, see derivatives()
    differences  ///< of whole solutions
};

/// How a fit goes.
struct FitOptions {
    int starts = 4;           ///< the given one and others spread over the bounds
    int max_iterations = 60;  ///< of each
    double tolerance = 1e-8;  ///< relative change of the sum of squares that ends one
    double confidence = 0.95;
    FitDerivatives derivatives = FitDerivatives::implicit;
    /// Double the cells, up to five times, until that moves no residual by a tenth.
    bool check_grid = true;
    /// @throws InputError  no starts or iterations, a tolerance or confidence outside (0, 1)
    void validate() const;
};

/// A parameter with what the data say of it.
struct FittedParameter {
    FitParameter parameter;
    double value = 0;             ///< SI
    numerics::Interval interval;  ///< infinite where the data do not determine it
    double deviation = 0;         ///< standard error; of ln(value) where logarithmic
    bool at_bound = false;
};

/// A curve with the model's.
struct FittedCurve {
    FitCurve curve;
    std::vector<double> model;
    std::vector<double> residuals;  ///< in standard errors, or in estimated ones
    double sum_of_squares = 0;      ///< of `residuals`
    double grid_error = 0;          ///< largest change of a residual with cells half as long
};

/// What a fit gives.
struct FitResult {
    std::vector<FittedParameter> parameters;
    Eigen::MatrixXd correlation;  ///< empty where there are no intervals
    std::vector<FittedCurve> curves;
    double confidence = 0.95;   ///< of the intervals
    bool known_errors = false;  ///< intervals are from the errors given, not from the scatter
    double chi_square = 0;      ///< sum of all squared residuals
    int degrees_of_freedom = 0;
    double probability = 0;  ///< of a larger chi-square by chance; known errors only
    Termination termination = Termination::failed;
    std::string message;
    int starts = 0;       ///< that were tried
    int agreeing = 0;     ///< that ended in this minimum
    int evaluations = 0;  ///< curves solved
    std::vector<std::string> warnings;
};

/// Least squares of all curves by the parameters. With errors given the covariance is (J^T J)^-1;
/// without, it is scaled by the scatter, each curve's own, found in three rounds.
/// @throws InputError  as FitProblem::validate; a start the stack files cannot have
/// @throws RunError    the model has no curve at any start
/// @throws Cancelled   `progress` returned false
FitResult fit(const FitProblem& problem, const FitOptions& options = {},
              const ProgressCallback& progress = {});

}  // namespace anchorite::device
