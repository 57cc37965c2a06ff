#pragma once

#include "anchorite/device/edge_flux.hpp"
#include "anchorite/device/model.hpp"

namespace anchorite::device {

/// A local quantity and its derivatives by eta of electrons, eta of holes, and phi_p - phi_n.
struct Local {
    double value = 0;
    double of_electron = 0;
    double of_hole = 0;
    double of_split = 0;

    void add(const Local& other, double factor) {
        value += factor * other.value;
        of_electron += factor * other.of_electron;
        of_hole += factor * other.of_hole;
        of_split += factor * other.of_split;
    }
};

/// Net recombination of electrons and of holes, and the charge in traps, at a node.
struct LocalRates {
    Local electrons;  ///< [1/(m^3 s)]
    Local holes;      ///< [1/(m^3 s)]
    Local charge;     ///< of bulk traps, in elementary charges [1/m^3]
};

/// Rate of change of a trap level's filling: rate f - history.
struct TrapMemory {
    double rate = 0;
    double history = 0;
};

/// (k + C_n n + C_p p) (np - ni^2) - generation, k being that of the node. np - ni^2 is np (1 -
/// exp(phi_n - phi_p)), which holds for every statistics and vanishes in equilibrium.
Local direct_rate(const ScaledLayer& layer, double k, const EdgeEnd& n, const EdgeEnd& p,
                  double split);

/// Filling f = (C_n n + C_p p1 + history) / (C_n (n + n1) + C_p (p + p1) + rate) of a level.
Local trap_filling(const ScaledTrap& trap, const EdgeEnd& n, const EdgeEnd& p,
                   const TrapMemory& memory);

/// How a level answers to changes of the carriers: its steady filling with derivatives, the sum of
/// its rates, and the parts of that sum it exchanges with either band [1/s].
struct TrapResponse {
    Local filling;
    double sum;
    double electron_exchange;
    double hole_exchange;
};
TrapResponse trap_response(const ScaledTrap& trap, const EdgeEnd& n, const EdgeEnd& p);

/// Shockley–Read–Hall: capture and emission of one level, or in steady state the net rate
/// N_t C_n C_p (np - n1 p1) / (C_n (n + n1) + C_p (p + p1)) for both carriers. n1 and p1 carry the
/// statistics' activity factor, so that detailed balance holds (Koopmans and Koster, Sol. RRL 6
/// (2022) 2200560, for the charged, dynamic form).
LocalRates trap_rates(const ScaledTrap& trap, const EdgeEnd& n, const EdgeEnd& p, double split,
                      const TrapMemory* memory);

}  // namespace anchorite::device
