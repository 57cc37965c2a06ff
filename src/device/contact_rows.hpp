#pragma once

#include "anchorite/device/system.hpp"
#include "carriers.hpp"

namespace anchorite::device {

/// Image-force lowering [kT] of a contact's lower barrier at the state, signed as it shifts u:
/// positive where electrons are injected.
double barrier_shift(const Model& model, const State& state, int side);

/// Replaces Poisson's row at a contact (side 0 left, 1 right) by u = bias - work function, and the
/// rows of carriers by their equilibrium density or the exchange with a finite velocity.
template <int N>
void apply_contact(const Model& model, const State& state, const NodeCarriers& carriers, int side,
                   System<N>& system);

}  // namespace anchorite::device
