#include "anchorite/device/fit_tangent.hpp"

#include <algorithm>

#include "anchorite/base/error.hpp"
#include "changes.hpp"

namespace anchorite::device {

namespace {

using Columns = System<3>::Solution::Columns;

/// Right-hand side of a parameter: -dF/dp.
struct ParameterDrive {
    std::vector<Eigen::Vector3d> nodes;
    std::vector<double> ions;  ///< derivative of each region's residual
};

/// The residual of a node with its rows arranged as in `order`, the total row of another assembly:
/// which carrier conducts less may change with the parameter.
Eigen::Vector3d arranged(const System<3>& system, std::size_t i, int order) {
    const Eigen::Vector3d own = system.right[i].col(0);
    const int total = system.total_row[i];
    if (total == order || total == 0 || order == 0) return own;
    Eigen::Vector3d other = own;
    other[total] = own[total] + own[order];
    other[order] = -own[total];
    return other;
}

ParameterDrive drive_of(const System<3>& base, const State& state, const ModelPair& pair) {
    System<3> below;
    System<3> above;
    assemble(pair.below, state, {}, below);
    assemble(pair.above, state, {}, above);
    ParameterDrive drive;
    for (std::size_t i = 0; i < base.right.size(); ++i) {
        const int order = base.total_row[i];
        drive.nodes.emplace_back((arranged(above, i, order) - arranged(below, i, order)) /
                                 pair.span);
    }
    for (std::size_t k = 0; k < base.ions.size(); ++k) {
        drive.ions.push_back((above.ions[k].residual - below.ions[k].residual) / pair.span);
    }
    return drive;
}

/// Weights of a solution's columns that keep every ion region's equation: 1 for column `driven`,
/// and the levels of the regions, which are the last columns.
Eigen::VectorXd with_levels(const Model& model, const NewtonWorkspace<3>& work, Eigen::Index driven,
                            const std::vector<double>& of_residual) {
    const auto columns = work.solution.x.front().cols();
    const auto regions = static_cast<Eigen::Index>(model.ions.size());
    Eigen::VectorXd weights = Eigen::VectorXd::Zero(columns);
    weights[driven] = 1;
    if (regions == 0) return weights;
    Eigen::MatrixXd matrix(regions, regions);
    Eigen::VectorXd right(regions);
    for (Eigen::Index k = 0; k < regions; ++k) {
        const auto& row = work.system.ions[static_cast<std::size_t>(k)];
        const auto first = model.ions[static_cast<std::size_t>(k)].first_node;
        Eigen::RowVectorXd sum = Eigen::RowVectorXd::Zero(columns);
        for (std::size_t i = 0; i < row.of_u.size(); ++i) {
            sum += row.of_u[i] * work.solution.x[first + i].row(0);
        }
        matrix.row(k) = sum.tail(regions);
        matrix(k, k) += row.of_level;
        right[k] = -sum[driven] - (of_residual.empty() ? 0 : of_residual[static_cast<size_t>(k)]);
    }
    weights.tail(regions) = solve_scaled(matrix, right);
    return weights;
}

Tangent tangent_of(const Model& model, const NewtonWorkspace<3>& work,
                   const Eigen::VectorXd& weights) {
    Changes<3> changes;
    changes.combine(model, work, weights);
    const auto regions = static_cast<std::ptrdiff_t>(model.ions.size());
    return {std::move(changes.value),
            std::move(changes.step),
            std::move(changes.cross),
            {weights.data() + weights.size() - regions, weights.data() + weights.size()}};
}

void solve(const Model& model, NewtonWorkspace<3>& work) {
    if (!numerics::solve_block_tridiagonal(work.system.rows, work.system.right, work.solution,
                                           work.elimination)) {
        throw RunError("the equations of the device are singular at a point of the curve");
    }
    exchange_rows<3>(model, work.solution, work.cross);
}

/// Right-hand sides: the drives from `first` to `last`, the bias, the levels of the ions.
void set_right(NewtonWorkspace<3>& work, const std::vector<Columns>& assembled,
               const std::vector<ParameterDrive>& drives, std::size_t first, std::size_t last) {
    const auto some = static_cast<Eigen::Index>(last - first);
    const auto rest = assembled.front().cols() - 1;
    for (std::size_t i = 0; i < assembled.size(); ++i) {
        Columns& right = work.system.right[i];
        right.resize(3, some + rest);
        for (std::size_t k = first; k < last; ++k) {
            right.col(static_cast<Eigen::Index>(k - first)) = drives[k].nodes[i];
        }
        right.rightCols(rest) = assembled[i].rightCols(rest);
    }
}

}  // namespace

SteadyTangents steady_tangents(const Model& model, const State& state,
                               const std::vector<ModelPair>& pairs) {
    NewtonWorkspace<3> work;
    assemble(model, state, {}, work.system);
    std::vector<ParameterDrive> drives;
    for (const auto& pair : pairs) drives.push_back(drive_of(work.system, state, pair));
    exchange_columns(model, work.system);
    const std::vector<Columns> assembled = work.system.right;
    const std::size_t at_once =
        static_cast<std::size_t>(numerics::max_columns) - 1 - model.ions.size();
    SteadyTangents tangents;
    std::size_t first = 0;
    do {
        const std::size_t last = std::min(first + at_once, pairs.size());
        set_right(work, assembled, drives, first, last);
        solve(model, work);
        for (std::size_t k = first; k < last; ++k) {
            const auto column = static_cast<Eigen::Index>(k - first);
            const auto weights = with_levels(model, work, column, drives[k].ions);
            tangents.parameters.push_back(tangent_of(model, work, weights));
        }
        const auto bias = with_levels(model, work, static_cast<Eigen::Index>(last - first), {});
        tangents.bias = tangent_of(model, work, bias);
        first = last;
    } while (first < pairs.size());
    return tangents;
}

Grid stretched(const Grid& grid, const Device& from, const Device& to) {
    Grid result = grid;
    std::size_t i = 0;
    double start_from = 0;
    double start_to = 0;
    for (std::size_t l = 0; l < from.layers.size(); ++l) {
        const double factor = to.layers[l].thickness / from.layers[l].thickness;
        for (; i < grid.x.size() && grid.layer[i] == l; ++i) {
            result.x[i] = start_to + factor * (grid.x[i] - start_from);
        }
        start_from += from.layers[l].thickness;
        start_to += to.layers[l].thickness;
    }
    return result;
}

}  // namespace anchorite::device
