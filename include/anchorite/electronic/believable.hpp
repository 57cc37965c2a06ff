#pragma once

#include <string>

#include "anchorite/electronic/result.hpp"

namespace anchorite::electronic {

/// What is known of a calculation before it is run.
struct Expectation {
    int atoms = 0;            ///< ghosts not counted
    double electrons = 0;     ///< valence, the charge taken off
    double atoms_energy = 0;  ///< of the separate atoms, spherical and without spin [eV]
    int empty_states = 0;
    bool metallic = false;  ///< no gap asked for
};

/// Energy that holds the atoms together, per atom [eV].
double cohesion(const Expectation& expected, double energy);

/// Self-consistency can stop at a density that is no ground state (an iteration with smearing
/// stopped 37 Ha too high once and called itself converged). Such a result fails at least one of:
/// - the cohesion, measured from spherical atoms without spin in the same pseudopotentials, lies
///   within -0.5 ... 12 eV per atom (PBE: crystals and molecules 1 ... 10, N2 the most with 8,
///   diamond with 9; the false one had -7.3; lower by 0.5 for charged systems);
/// - as many states per k-point as electron pairs and empty ones asked for, in ascending order;
/// - occupations 0 ... 2 that sum to the electrons;
/// - where there is to be a gap, every occupied state lies below every empty one (aufbau);
/// - numbers are finite.
/// @param name  of the run's output, for messages
/// @throws RunError  what is not believable, with both numbers
void check_believable(const EngineResult& result, const Expectation& expected,
                      const std::string& name);

}  // namespace anchorite::electronic
