#pragma once

#include <Eigen/Core>

namespace anchorite::measurement {

/// Minimises xᵀ G x / 2 - bᵀ x with the first `bounded` of x not negative: active sets as Bro and
/// de Jong, J. Chemometrics 11 (1997) 393.
/// @param gram  symmetric, positive semidefinite
Eigen::VectorXd solve_non_negative(const Eigen::MatrixXd& gram, const Eigen::VectorXd& target,
                                   Eigen::Index bounded);

}  // namespace anchorite::measurement
