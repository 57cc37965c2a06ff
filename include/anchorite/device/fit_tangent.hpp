#pragma once

#include <vector>

#include "anchorite/device/newton.hpp"

namespace anchorite::device {

/// The model at two values of a parameter, on grids of as many nodes.
struct ModelPair {
    Model below;
    Model above;
    double span = 0;  ///< difference of the parameter
};

/// How a steady state changes, node by node.
struct SteadyTangents {
    Tangent bias;                     ///< per kT/q
    std::vector<Tangent> parameters;  ///< per unit of each, at a given bias
};

/// Implicit function theorem on the equations F(u, p) = 0 of a state that solves them:
/// du/dp = -(dF/du)^-1 dF/dp, with the analytic Jacobian and dF/dp from two evaluations of F.
/// @throws RunError  the Jacobian is singular
SteadyTangents steady_tangents(const Model& model, const State& state,
                               const std::vector<ModelPair>& pairs);

/// A grid's places in a device whose layers are `to` instead of `from` thick.
Grid stretched(const Grid& grid, const Device& from, const Device& to);

}  // namespace anchorite::device
