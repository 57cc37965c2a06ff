#pragma once

#include <Eigen/Core>

namespace anchorite::numerics {

/// Minimises gᵀx + xᵀHx/2 over low ≤ x ≤ high by the primal active-set method (Nocedal and
/// Wright, Numerical Optimization, 2006, section 16.5), from x = 0.
/// @param hessian   H, symmetric and positive definite
/// @param gradient  g
/// @param low       not above 0; may be infinite
/// @param high      not below 0; may be infinite
Eigen::VectorXd minimise_in_box(const Eigen::MatrixXd& hessian, const Eigen::VectorXd& gradient,
                                const Eigen::VectorXd& low, const Eigen::VectorXd& high);

}  // namespace anchorite::numerics
