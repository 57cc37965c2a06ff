#pragma once

#include <Eigen/Core>

#include "anchorite/base/termination.hpp"

namespace anchorite::numerics {

/// Least squares whose unknowns are not negative.
struct NonNegativeFit {
    Eigen::VectorXd values;     ///< x ≥ 0
    double sum_of_squares = 0;  ///< |Ax - b|²
    Termination termination = Termination::failed;
};

/// Minimises |Ax - b|² over x ≥ 0 by the active-set method of Lawson and Hanson (Solving Least
/// Squares Problems, 1974, chapter 23). At the result every gradient Aᵀ(b - Ax) is zero where
/// x > 0 and not positive where x = 0.
/// @param matrix  A, shape rows x columns; its columns may have any scale
/// @param values  b, shape rows
/// @throws InputError  shapes that do not match or a number that is not finite
NonNegativeFit nonnegative_least_squares(const Eigen::MatrixXd& matrix,
                                         const Eigen::VectorXd& values);

}  // namespace anchorite::numerics
