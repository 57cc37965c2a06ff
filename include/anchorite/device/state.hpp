#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "anchorite/device/model.hpp"

namespace anchorite::device {

/// Unknowns of a node: the electrostatic potential u and the (electro)chemical potentials phi of
/// electrons, holes, anions and cations, all in units of kT/q.
using NodeValues = std::array<double, 1 + species_count>;

/// A solution, or what is on the way to one. Differences along the edges, and between the carriers,
/// are kept beside the values and updated by the differences of each Newton step, so that they keep
/// all their digits even where they are far below the round-off of the values: fluxes and rates
/// then have no cancellation.
struct State {
    std::vector<NodeValues> value;
    std::vector<NodeValues> step;  ///< value[i + 1] - value[i]
    std::vector<double> split;     ///< phi of holes - phi of electrons, kept like the steps
    /// Of each interface: phi of holes right - of electrons left, and of holes left - of electrons
    /// right, kept like the steps.
    std::vector<std::array<double, 2>> cross;
    double bias = 0;                ///< of the anode [kT/q]
    std::vector<double> ion_level;  ///< of each IonRegion in steady state [kT/q]
    /// With Bernoulli::simsalabim the piece of that function on each edge that the state was solved
    /// with; empty: those that follow from the state.
    std::vector<std::array<signed char, species_count>> pieces;
};

/// What a time step adds to the equations: the rate of change of a quantity y is
/// rate y - history(y). Steady state is rate = 0.
struct TimeTerm {
    double rate = 0;                                         ///< [1/s]
    std::vector<std::array<double, species_count>> density;  ///< of each node [1/(m^3 s)]
    std::vector<std::vector<double>> filling;  ///< of bulk traps; empty: traps steady [1/s]
    std::vector<std::vector<double>> interface_filling;  ///< of each interface's traps [1/s]
    double field = 0;  ///< of Edge::permittivity x du on the first edge [1/(m^2 s)]
};

/// How the equations are posed.
struct Setting {
    const TimeTerm* time = nullptr;  ///< null: steady state
    /// Ion charge number x density of each node; null: ions are in equilibrium with the field
    /// (three unknowns a node) or are unknowns themselves (five).
    const std::vector<double>* frozen_ions = nullptr;
};

/// Reduced chemical potential of a species at a node.
double chemical_potential(const Model& model, const State& state, std::size_t node, int species);

/// Density of a species at a node; ions in steady state follow their region's level [1/m^3].
double density(const Model& model, const State& state, std::size_t node, int species);

/// Charge number x density of the ions at each node [1/m^3].
std::vector<double> ion_charge(const Model& model, const State& state);

/// Recomputes every difference from the values.
void set_differences(const Model& model, State& state);

/// Recomputes from the values those differences of the first `count` unknowns that have come apart
/// from them by more than 1e-9, as they do where one step takes nearly all of a density away:
/// Newton's method would otherwise converge to a potential with a tear in it.
void mend_differences(const Model& model, int count, State& state);

/// Level of the ions in steady state at a node of their region above State::ion_level, which is its
/// first node's: 0 but for Bernoulli::simsalabim, whose ions feel its error [kT/q].
inline double ion_offset(const State& state, const IonRegion& region, std::size_t node) {
    const auto of = static_cast<std::size_t>(1 + region.species);
    return state.value[node][of] - state.value[region.first_node][of];
}

/// Moves the levels of the ion regions so that each holds its number of ions.
void fill_ion_regions(const Model& model, State& state);

}  // namespace anchorite::device
