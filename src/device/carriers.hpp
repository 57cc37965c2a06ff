#pragma once

#include <array>
#include <vector>

#include "anchorite/device/edge_flux.hpp"
#include "anchorite/device/model.hpp"
#include "anchorite/device/state.hpp"

namespace anchorite::device {

/// The densities at every node, as the fluxes and rates need them.
using NodeCarriers = std::array<EdgeEnd, species_count>;

/// Species with index below `count`, at every node; absent ones stay zero.
void evaluate_carriers(const Model& model, const State& state, int count,
                       std::vector<NodeCarriers>& carriers);

/// Flux of a species over an edge; zero where one side does not hold the species.
EdgeFlux species_flux(const Model& model, const State& state,
                      const std::vector<NodeCarriers>& carriers, std::size_t edge, int species);

/// Sets State::pieces to those that follow from the state; nothing for Bernoulli::exact.
void choose_pieces(const Model& model, State& state);

/// The flux of species_flux alone, from the state [1/(m^2 s)].
double species_flux_at(const Model& model, const State& state, std::size_t edge, int species);

}  // namespace anchorite::device
