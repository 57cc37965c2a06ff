#include "anchorite/numerics/nnls.hpp"

#include <Eigen/QR>
#include <algorithm>
#include <string>
#include <vector>

#include "anchorite/base/error.hpp"

namespace anchorite::numerics {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Columns that may differ from 0 now.
using PassiveSet = std::vector<Index>;

/// Least squares over some columns, 0 elsewhere.
VectorXd solve_over(const MatrixXd& matrix, const VectorXd& values, const PassiveSet& passive) {
    MatrixXd part(matrix.rows(), static_cast<Index>(passive.size()));
    for (std::size_t k = 0; k < passive.size(); ++k) {
        part.col(static_cast<Index>(k)) = matrix.col(passive[k]);
    }
    const VectorXd solved = part.colPivHouseholderQr().solve(values);
    VectorXd out = VectorXd::Zero(matrix.cols());
    for (std::size_t k = 0; k < passive.size(); ++k) {
        out(passive[k]) = solved(static_cast<Index>(k));
    }
    return out;
}

/// Moves x towards the unbounded solution until columns leave or none is negative.
void retreat(const MatrixXd& matrix, const VectorXd& values, PassiveSet& passive, VectorXd& x) {
    while (!passive.empty()) {
        const VectorXd target = solve_over(matrix, values, passive);
        double share = 1;
        for (const Index j : passive) {
            if (target(j) <= 0) share = std::min(share, x(j) / (x(j) - target(j)));
        }
        if (share >= 1) {
            x = target;
            return;
        }
        const VectorXd before = x;
        x += share * (target - x);
        std::erase_if(passive, [&](Index j) {
            const bool leaves = target(j) <= 0 && x(j) <= 1e-14 * before(j);
            if (leaves) x(j) = 0;
            return leaves;
        });
    }
    x.setZero();
}

/// The column that lowers the sum most, -1 where none does.
Index entering(const VectorXd& gradient, const PassiveSet& passive, const VectorXd& refused,
               double tolerance) {
    Index best = -1;
    double highest = tolerance;
    for (Index j = 0; j < gradient.size(); ++j) {
        if (std::ranges::find(passive, j) != passive.end() || refused(j) > 0) continue;
        if (gradient(j) > highest) {
            highest = gradient(j);
            best = j;
        }
    }
    return best;
}

void check(const MatrixXd& matrix, const VectorXd& values) {
    if (matrix.rows() != values.size()) {
        throw InputError("least squares of " + std::to_string(matrix.rows()) + " rows needs as " +
                         "many values, not " + std::to_string(values.size()));
    }
    if (!matrix.allFinite() || !values.allFinite()) {
        throw InputError("least squares needs finite numbers");
    }
}

}  // namespace

NonNegativeFit nonnegative_least_squares(const MatrixXd& matrix, const VectorXd& values) {
    check(matrix, values);
    const VectorXd lengths = matrix.colwise().norm();
    const VectorXd scales = (lengths.array() > 0).select(lengths.cwiseInverse(), 0.0);
    const MatrixXd scaled = matrix * scales.asDiagonal();
    const double tolerance = 1e-12 * values.norm();
    NonNegativeFit fit;
    VectorXd x = VectorXd::Zero(matrix.cols());
    VectorXd refused = VectorXd::Zero(matrix.cols());
    PassiveSet passive;
    fit.termination = Termination::ran_out;
    for (Index step = 0; step < 10 * matrix.cols() + 10; ++step) {
        const VectorXd gradient = scaled.transpose() * (values - scaled * x);
        const Index next = entering(gradient, passive, refused, tolerance);
        if (next < 0) {
            fit.termination = Termination::converged;
            break;
        }
        passive.push_back(next);
        const double before = (scaled * x - values).squaredNorm();
        retreat(scaled, values, passive, x);
        // A column that enters for rounding alone would come back for ever.
        const bool lower = (scaled * x - values).squaredNorm() < before;
        if (lower) {
            refused.setZero();
        } else {
            refused(next) = 1;
        }
    }
    fit.values = x.cwiseProduct(scales);
    fit.sum_of_squares = (scaled * x - values).squaredNorm();
    return fit;
}

}  // namespace anchorite::numerics
