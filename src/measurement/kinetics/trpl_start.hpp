#pragma once

#include <vector>

#include "measurement/kinetics/trpl_problem.hpp"

namespace anchorite::measurement {

/// Parameters to start from, the most promising first: the response is laid over the rise at
/// several shifts, and of a grid of lifetimes every choice of as many as the model has is fitted
/// with non-negative amplitudes (on the normal equations, so that each costs microseconds).
std::vector<Eigen::VectorXd> trpl_starts(const TrplProblem& problem, std::size_t count);

/// The best choice of lifetimes at one shift [channels], e.g. that of a fit before.
Eigen::VectorXd trpl_start_at(const TrplProblem& problem, double shift);

}  // namespace anchorite::measurement
