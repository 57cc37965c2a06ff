#pragma once

#include "anchorite/measurement/kinetics/transient_fit.hpp"
#include "transient_minimum.hpp"

namespace anchorite::measurement {

/// Interval of a free parameter by its standard error, in the fit's own scale.
numerics::Interval linear_interval(const TransientMinimum& minimum, std::size_t parameter);

/// What a profile finds.
struct TransientProfile {
    numerics::Interval interval;
    std::vector<double> better;  ///< a place below the minimum, where there is one
};

/// Interval of a free parameter by likelihood profile: where the sum of squares, all other
/// parameters refitted, has risen by quantile² times the variance (Bates and Watts, Nonlinear
/// Regression Analysis, 1988, ch. 6.1). An end that the map does not bound is infinite.
TransientProfile profile_interval(const TransientProblem& problem, const TransientMinimum& minimum,
                                  std::size_t parameter, const TransientFitOptions& options);

}  // namespace anchorite::measurement
