#pragma once

#include <Eigen/Core>
#include <array>

#include "carriers.hpp"
#include "rates.hpp"

namespace anchorite::device {

/// A quantity and its derivativesby (u, phi_n, phi_p) of both sides alike, then by the same of the
/// right side alone. At a crossed interface, phi of a side's electrons counts as alike with phi of
/// the other side's holes; the first three are then in the order of the left side.
struct TwoSided {
    double value = 0;
    Eigen::Matrix<double, 6, 1> slope = Eigen::Matrix<double, 6, 1>::Zero();
};

/// What interface traps do: net recombination per area on each side, and their charge.
struct InterfaceRates {
    std::array<TwoSided, 2> electrons;  ///< left, right [1/(m^2 s)]
    std::array<TwoSided, 2> holes;      ///< left, right [1/(m^2 s)]
    TwoSided charge;                    ///< in elementary charges [1/m^2]
    /// Of electrons with holes in steady state, without what one carrier passes from side to side
    /// through the traps, which may be far larger [1/(m^2 s)].
    double recombination = 0;
};

/// Filling of a level that both sides' carriers reach.
TwoSided interface_filling(const ScaledTrap& left, const ScaledTrap& right,
                           const NodeCarriers& at_left, const NodeCarriers& at_right, bool crossed,
                           const TrapMemory& memory);

/// As TrapResponse, for the carriers of both sides.
struct InterfaceResponse {
    TwoSided filling;
    double sum;                               ///< [1/s]
    std::array<double, 2> electron_exchange;  ///< left, right [1/s]
    std::array<double, 2> hole_exchange;      ///< left, right [1/s]
};
InterfaceResponse interface_response(const ScaledTrap& left, const ScaledTrap& right,
                                     const NodeCarriers& at_left, const NodeCarriers& at_right,
                                     bool crossed);

/// Capture and emission of one level by the carriers of both sides (Koopmans and Koster, Sol. RRL 6
/// (2022) 2200560). In steady state every term is written with the difference of potentials that
/// drives it.
InterfaceRates interface_rates(const ScaledTrap& left, const ScaledTrap& right,
                               const NodeCarriers& at_left, const NodeCarriers& at_right,
                               bool crossed, const State& state, std::size_t edge, int interface,
                               const TrapMemory* memory);

}  // namespace anchorite::device
