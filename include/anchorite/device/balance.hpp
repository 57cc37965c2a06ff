#pragma once

#include <vector>

#include "anchorite/device/model.hpp"
#include "anchorite/device/state.hpp"

namespace anchorite::device {

/// Where the current of a steady state goes. Each is a current density, q times carriers lost per
/// area and time [A/m^2].
struct LayerRecombination {
    double radiative = 0;  ///< k (np - ni^2), Langevin's included
    double auger = 0;
    double traps = 0;       ///< Shockley–Read–Hall in the bulk
    double generation = 0;  ///< by light
};

/// The books of a steady state: current = recombination + leakage - generation.
struct Balance {
    double current = 0;  ///< conducted at the left contact, from anode to cathode [A/m^2]
    std::vector<LayerRecombination> layers;
    std::vector<double> interfaces;  ///< recombination at each [A/m^2]
    double electrons_at_anode = 0;   ///< that leave there: leakage [A/m^2]
    double holes_at_cathode = 0;     ///< that leave there: leakage [A/m^2]
    double recombination = 0;        ///< of all layers and interfaces, less generation [A/m^2]
    double radiative = 0;            ///< of all layers [A/m^2]

    /// (recombination + leakage - current) / current; the parts are computed on their own.
    [[nodiscard]] double error() const;
};

/// Integrates the rates and reads the fluxes at the contacts.
Balance balance(const Model& model, const State& state);

/// Current densities at every edge from anode to cathode [A/m^2].
struct EdgeCurrents {
    std::vector<double> electrons;
    std::vector<double> holes;
};

/// Reads the fluxes of a state.
EdgeCurrents edge_currents(const Model& model, const State& state);

}  // namespace anchorite::device
