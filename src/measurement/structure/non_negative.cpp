#include "non_negative.hpp"

#include <Eigen/Cholesky>
#include <cmath>
#include <vector>

namespace anchorite::measurement {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Solution with the variables outside `free` at 0. Columns that are alike share (a minute ridge).
VectorXd solve_free(const MatrixXd& gram, const VectorXd& target, const std::vector<bool>& free) {
    std::vector<Index> kept;
    for (Index i = 0; i < target.size(); ++i) {
        if (free[static_cast<std::size_t>(i)] && gram(i, i) > 0) kept.push_back(i);
    }
    const auto count = static_cast<Index>(kept.size());
    MatrixXd part(count, count);
    VectorXd right(count);
    for (Index a = 0; a < count; ++a) {
        const Index row = kept[static_cast<std::size_t>(a)];
        right(a) = target(row);
        for (Index b = 0; b < count; ++b) {
            part(a, b) = gram(row, kept[static_cast<std::size_t>(b)]);
        }
        part(a, a) *= 1 + 1e-11;
    }
    const VectorXd solved = part.ldlt().solve(right);
    VectorXd out = VectorXd::Zero(target.size());
    for (Index a = 0; a < count; ++a) out(kept[static_cast<std::size_t>(a)]) = solved(a);
    return out;
}

/// Moves from `x` towards `goal` until the first bounded variable meets 0, and fixes it there.
void step_to_bound(VectorXd& x, const VectorXd& goal, Index bounded, std::vector<bool>& free) {
    double share = 1;
    Index met = -1;
    for (Index i = 0; i < bounded; ++i) {
        if (!free[static_cast<std::size_t>(i)] || goal(i) > 0) continue;
        const double way = x(i) - goal(i);
        const double here = way > 0 ? x(i) / way : 0;
        if (met < 0 || here < share) share = here, met = i;
    }
    x += share * (goal - x);
    x(met) = 0;
    free[static_cast<std::size_t>(met)] = false;
}

bool feasible(const VectorXd& x, Index bounded, const std::vector<bool>& free) {
    for (Index i = 0; i < bounded; ++i) {
        if (free[static_cast<std::size_t>(i)] && !(x(i) > 0)) return false;
    }
    return true;
}

/// Drops what is negative until the rest is positive: a feasible start.
VectorXd first_guess(const MatrixXd& gram, const VectorXd& target, Index bounded,
                     std::vector<bool>& free) {
    VectorXd x = solve_free(gram, target, free);
    while (!feasible(x, bounded, free)) {
        for (Index i = 0; i < bounded; ++i) {
            if (!(x(i) > 0)) free[static_cast<std::size_t>(i)] = false;
        }
        x = solve_free(gram, target, free);
    }
    return x;
}

/// The fixed variable that would lower the sum most when let go; -1: none.
Index to_release(const MatrixXd& gram, const VectorXd& target, const VectorXd& x, Index bounded,
                 const std::vector<bool>& free) {
    const VectorXd slope = target - gram * x;
    Index best = -1;
    double steepest = 0;
    for (Index i = 0; i < bounded; ++i) {
        if (free[static_cast<std::size_t>(i)] || !(gram(i, i) > 0)) continue;
        const double scaled = slope(i) / std::sqrt(gram(i, i));
        if (scaled > 1e-9 * target.cwiseAbs().maxCoeff() / std::sqrt(gram(i, i)) &&
            scaled > steepest) {
            steepest = scaled, best = i;
        }
    }
    return best;
}

}  // namespace

VectorXd solve_non_negative(const MatrixXd& gram, const VectorXd& target, Index bounded) {
    std::vector<bool> free(static_cast<std::size_t>(target.size()), true);
    VectorXd x = first_guess(gram, target, bounded, free);
    for (Index round = 0; round < 3 * bounded; ++round) {
        const Index next = to_release(gram, target, x, bounded, free);
        if (next < 0) break;
        free[static_cast<std::size_t>(next)] = true;
        VectorXd goal = solve_free(gram, target, free);
        while (!feasible(goal, bounded, free)) {
            step_to_bound(x, goal, bounded, free);
            goal = solve_free(gram, target, free);
        }
        x = goal;
    }
    return x;
}

}  // namespace anchorite::measurement
