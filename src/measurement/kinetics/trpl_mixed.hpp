#pragma once

#include <vector>

#include "measurement/kinetics/trpl_problem.hpp"

namespace anchorite::measurement {

/// Fit whose amplitudes minimise the unweighted sum of squares and whose lifetimes and shift the
/// weighted one (TrplObjective::unweighted_amplitudes).
TrplMinimum minimise_mixed(TrplProblem& problem, const std::vector<Eigen::VectorXd>& starts,
                           int max_iterations);

}  // namespace anchorite::measurement
