#pragma once

#include <Eigen/Core>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/base/termination.hpp"

namespace anchorite::electronic {

/// One Kohn-Sham state.
struct State {
    double energy = 0;      ///< on the engine's own scale [eV]
    double occupation = 0;  ///< electrons, 0 ... 2 without spin
    double k_weight = 1;    ///< share of the k-point; they sum to 1 over the k-points
};

/// Share of some atoms in every state, orbital by orbital.
struct Projection {
    std::string group;  ///< AtomGroup::name, or an element's symbol for all its atoms
    std::vector<std::string> orbitals;  ///< "s", "px", "py", "pz", "d-2" ...; "p", "d" when summed
    Eigen::MatrixXd weights;  ///< states x orbitals, 0 ... 1 (Mulliken-like: may leave it)
};

/// The electrostatic potential on the part of the isodensity surface nearest to one atom.
struct AtomPotential {
    double minimum = 0;                ///< as felt by a positive unit charge [V]
    double maximum = 0;                ///< [V]
    double area = 0;                   ///< [Å²]
    Eigen::Vector3d minimum_position;  ///< [Å]
};

/// What a run took.
struct Cost {
    double processor_seconds = 0;
    double wall_seconds = 0;
    double peak_memory = 0;  ///< [bytes]
    int threads = 1;
};

/// An engine's output, in one form for all engines.
struct EngineResult {
    std::string engine;   ///< Engine::id
    std::string version;  ///< of the engine that ran
    Termination termination = Termination::failed;
    std::string message;                ///< why not converged, or what is not given, for people
    std::vector<std::string> warnings;  ///< of the engine, each once, in its own words
    double energy = 0;                  ///< total [eV]
    int scf_steps = 0;                  ///< of the last geometry
    int relax_steps = 0;                ///< 0: not asked for
    double max_force = 0;               ///< largest component on the atoms that move [eV/Å]
    std::vector<State> states;          ///< ascending within a k-point
    std::vector<Projection> projections;
    Eigen::VectorXd charges;               ///< Mulliken, one per atom [e]; empty: not given
    Eigen::Matrix3Xd positions;            ///< final [Å]
    std::vector<AtomPotential> potential;  ///< one per atom; empty unless Task::potential
    Cost cost;
};

}  // namespace anchorite::electronic
