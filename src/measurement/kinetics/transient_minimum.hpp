#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "anchorite/measurement/kinetics/transient_fit.hpp"
#include "transient_problem.hpp"

namespace anchorite::measurement {

/// Where a fit ended, in the free parameters of TransientProblem.
struct TransientMinimum {
    std::vector<double> free;
    double squares = 0;
    double variance = 0;  ///< squares / degrees of freedom
    double quantile = 0;  ///< of Student's distribution
    long degrees_of_freedom = 0;
    long evaluations = 0;
    Eigen::MatrixXd covariance;  ///< empty where undetermined; 0 for parameters at a bound
    std::vector<std::size_t> at_bound;
    Termination termination = Termination::failed;
    std::string message;
};

/// Minimises the problem's sum of squares from a start. The parameters in `held` keep their value.
/// @throws RunError   no finite fit
/// @throws Cancelled  options.progress returned false
TransientMinimum minimise(const TransientProblem& problem, const std::vector<double>& start,
                          const TransientFitOptions& options,
                          const std::vector<std::size_t>& held = {});

}  // namespace anchorite::measurement
