#pragma once

#include "anchorite/device/model.hpp"
#include "anchorite/device/state.hpp"

namespace anchorite::device {

/// Poole–Frenkel factor exp(gamma sqrt|E|) of a mobility on an edge.
struct FieldFactor {
    double value = 1;
    double log_slope = 0;  ///< d ln(value) / d(u right - u left)
};
FieldFactor field_factor(double gamma, double d_u, double length);

/// k of the direct recombination k (np - ni^2) at a node.
struct DirectCoefficient {
    double value = 0;     ///< [m^3/s]
    double of_left = 0;   ///< d value / d(u right - u left) of the edge to the node's left
    double of_right = 0;  ///< of the edge to its right
};

/// The layer's constant, or Langevin's coefficient with the mean of the mobilities on the node's
/// edges within its layer, as SIMsalabim has it (Calc_Langevin_Factor).
DirectCoefficient direct_coefficient(const Model& model, const State& state, std::size_t node);

}  // namespace anchorite::device
