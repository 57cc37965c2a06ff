#pragma once

#include <Eigen/Core>
#include <array>

#include "carriers.hpp"
#include "rates.hpp"

namespace anchorite::device {

/// A quantity and its derivatives by (u, phi_n, phi_p) of both sides alike, then by the same of the
/// right side alone.
struct TwoSided {
    double value = 0;
    Eigen::Matrix<double, 6, 1> slope = Eigen::Matrix<double, 6, 1>::Zero();
};

/// What interface traps do: net recombination per area on each side, and their charge.
struct InterfaceRates {
    std::array<TwoSided, 2> electrons;  ///< left, right [1/(m^2 s)]
    std::array<TwoSided, 2> holes;      ///< left, right [1/(m^2 s)]
    TwoSided charge;                    ///< in elementary charges [1/m^2]
};

/// Filling of a level that both sides' carriers reach.
TwoSided interface_filling(const ScaledTrap& left, const ScaledTrap& right,
                           const NodeCarriers& at_left, const NodeCarriers& at_right,
                           const TrapMemory& memory);

/// Capture and emission of one level by the carriers of both sides (Koopmans and Koster, Sol. RRL 6
/// (2022) 2200560). `step` is the right side's potentials minus the left's; in steady state every
/// term is written with the potential difference that drives it.
InterfaceRates interface_rates(const ScaledTrap& left, const ScaledTrap& right,
                               const NodeCarriers& at_left, const NodeCarriers& at_right,
                               double split_left, const NodeValues& step, const TrapMemory* memory);

}  // namespace anchorite::device
