#pragma once

#include <Eigen/LU>
#include <algorithm>
#include <array>
#include <vector>

#include "anchorite/device/newton.hpp"

namespace anchorite::device {

/// Solves a small system whose rows have quite different units.
inline Eigen::VectorXd solve_scaled(const Eigen::MatrixXd& matrix, const Eigen::VectorXd& right) {
    const Eigen::VectorXd scale = matrix.rowwise().lpNorm<Eigen::Infinity>().cwiseInverse();
    return (scale.asDiagonal() * matrix).partialPivLu().solve(scale.cwiseProduct(right));
}

/// Changes of the nodes: a combination of the columns that a linear solve gave.
template <int N>
struct Changes {
    std::vector<NodeValues> value;
    std::vector<NodeValues> step;
    std::vector<std::array<double, 2>> cross;  ///< as State::cross

    /// Sets them to the columns of `work` times `weights`.
    void combine(const Model& model, const NewtonWorkspace<N>& work,
                 const Eigen::VectorXd& weights) {
        const auto& solution = work.solution;
        value.assign(solution.x.size(), {});
        step.assign(solution.step.size(), {});
        for (std::size_t i = 0; i < value.size(); ++i) {
            const Eigen::Matrix<double, N, 1> sum = solution.x[i] * weights;
            std::copy_n(sum.data(), N, value[i].begin());
        }
        for (std::size_t i = 0; i < step.size(); ++i) {
            const Eigen::Matrix<double, N, 1> sum = solution.step[i] * weights;
            std::copy_n(sum.data(), N, step[i].begin());
            if (model.edges[i].interface >= 0) combine_cross(model, work, weights, i);
        }
    }

private:
    void combine_cross(const Model& model, const NewtonWorkspace<N>& work,
                       const Eigen::VectorXd& weights, std::size_t e) {
        cross.resize(model.interfaces.size());
        const auto k = static_cast<std::size_t>(model.edges[e].interface);
        if (!model.interfaces[k].crossed) {
            cross[k] = {value[e + 1][1 + hole] - value[e][1 + electron],
                        value[e][1 + hole] - value[e + 1][1 + electron]};
            return;
        }
        // on the left electrons count as row 1, on the right holes do
        const Eigen::Matrix<double, N, 1> sum = work.cross[k] * weights;
        cross[k] = {sum[1], -sum[2]};
    }
};

}  // namespace anchorite::device
