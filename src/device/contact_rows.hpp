#pragma once

#include "anchorite/device/system.hpp"
#include "carriers.hpp"

namespace anchorite::device {

/// Adds to the continuity rows of a contact's node (side 0 left, 1 right) the exchange with a metal
/// of finite recombination velocity, S c (1 - exp(-z (phi - bias))), S times exp(lowering) for the
/// carrier whose barrier the image force lowers: both directions pass the same barrier.
template <int N>
void exchange_at_contact(const Model& model, const State& state, const NodeCarriers& carriers,
                         int side, System<N>& system);

/// Replaces rows of a contact's node by what the metal fixes: Poisson's by u = bias - work
/// function, those of carriers with infinite velocity by phi = bias.
template <int N>
void hold_at_contact(const Model& model, const State& state, int side, System<N>& system);

}  // namespace anchorite::device
