#pragma once

#include "anchorite/electronic/result.hpp"

namespace anchorite::electronic {

/// States of a k-point ascend. Smaller falls are the last printed digits of states of one energy
/// [eV].
inline constexpr double fall_of_energy = 1e-4;

/// Whether energies fall from one state to the next: where another k-point begins, or, within one,
/// where the order is not aufbau.
inline bool falls_back(const State& state, const State& next) {
    return state.energy - next.energy > fall_of_energy;
}

}  // namespace anchorite::electronic
