#pragma once

#include <cstddef>
#include <vector>

#include "anchorite/device/model.hpp"
#include "anchorite/device/state.hpp"

namespace anchorite::device {

/// A solution against position, one value a node. Energies are those of an electron, below the
/// vacuum level at the left contact being negative, so that bands look as they are drawn.
struct Profiles {
    std::vector<double> position;    ///< from the left contact [m]
    std::vector<std::size_t> layer;  ///< of each node
    std::vector<double> conduction;  ///< band edge [eV]
    std::vector<double> valence;     ///< band edge [eV]
    std::vector<double> fermi_n;     ///< quasi-Fermi level of electrons [eV]
    std::vector<double> fermi_p;     ///< quasi-Fermi level of holes [eV]
    std::vector<double> potential;   ///< electrostatic, 0 at the left contact [V]
    std::vector<double> field;       ///< to the right; of an interface that of its left [V/m]
    std::vector<double> electrons;   ///< [1/m^3]
    std::vector<double> holes;       ///< [1/m^3]
    std::vector<double> anions;      ///< [1/m^3]
    std::vector<double> cations;     ///< [1/m^3]
    std::vector<double> radiative;   ///< rate [1/(m^3 s)]
    std::vector<double> auger;       ///< rate [1/(m^3 s)]
    std::vector<double> traps;       ///< rate in the bulk [1/(m^3 s)]
    std::vector<double> current_n;   ///< of electrons, anode to cathode [A/m^2]
    std::vector<double> current_p;   ///< of holes, anode to cathode [A/m^2]
};

/// Reads a solution off at its nodes.
Profiles profiles(const Model& model, const State& state);

/// Where a layer recombines radiatively, as an emission profile that optics takes.
struct EmissionZone {
    std::vector<double> positions;  ///< above the layer's left face, ascending [m]
    std::vector<double> weights;    ///< share of the layer's light each stands for; sum 1
    double centre = 0;              ///< mean position [m]
    double width = 0;               ///< standard deviation [m]
    /// Share of the light for each of some places, see emission_zone.
    std::vector<double> by_place{};
};

/// Light of a layer, gathered in `slices` equal slices of it that stand at their middles. Weights
/// are integrals of the rate over the slices, with the boxes of the grid cut where slices meet, so
/// that none is lost. All zero where the layer makes no light.
/// `places`, ascending and above the left face [m], share the light as well: what is made between
/// two of them counts for either in proportion to its nearness, so that sums over `by_place` are
/// integrals of straight lines between the places. What is made beyond the outermost is theirs.
/// @throws InputError  no such layer, or fewer than one slice
EmissionZone emission_zone(const Model& model, const State& state, std::size_t layer,
                           int slices = 20, const std::vector<double>& places = {});

/// Adds `amount`, made evenly between `left` and `right`, to the places that share it.
void share_between(const std::vector<double>& places, double left, double right, double amount,
                   std::vector<double>& by_place);

}  // namespace anchorite::device
