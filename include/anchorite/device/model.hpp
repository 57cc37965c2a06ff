#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

#include "anchorite/device/device.hpp"
#include "anchorite/device/grid.hpp"

namespace anchorite::device {

/// What moves. The order is that of the unknowns of a node behind the electrostatic potential.
enum Species : int { electron = 0, hole = 1, anion = 2, cation = 3 };
inline constexpr int species_count = 4;
inline constexpr std::array<int, species_count> charge_number{-1, 1, -1, 1};

/// A species in a layer, in the scaled form of the equations: density = states x F(eta),
/// eta = offset - z (u - phi).
struct ScaledSpecies {
    double states = 0;  ///< 0: not there [1/m^3]
    double log_states = 0;
    double offset = 0;
    double diffusion = 0;      ///< [m^2/s]
    double poole_frenkel = 0;  ///< of the square root of the field in kT/q per m
    Statistics statistics = Statistics::boltzmann;
};

/// One energy of a trap, scaled: n1 = n exp(below_electron - eta_n), likewise p1.
struct ScaledTrap {
    double density;
    double capture_electron;
    double capture_hole;
    double below_electron;  ///< (E_c - E_t) / kT of its layer, negative within the gap
    double below_hole;      ///< (E_t - E_v) / kT
    int charge_empty;       ///< 1 donor, else 0
    int charged;            ///< 0 neutral, else 1
};

/// A layer, scaled to its temperature.
struct ScaledLayer {
    std::array<ScaledSpecies, species_count> species;
    std::vector<ScaledTrap> traps;
    double radiative = 0;  ///< k, but for Langevin's [m^3/s]
    /// Of each carrier's mobility at no field in Langevin's k; none: k is `radiative` [m^3/s].
    std::optional<std::array<double, 2>> langevin;
    double auger_electron = 0;
    double auger_hole = 0;
    double generation = 0;
    double doping = 0;  ///< donors - acceptors [1/m^3]
};

/// Traps of an interface as the layers at its left and right see them.
struct ScaledInterface {
    double velocity_electron = 0;
    double velocity_hole = 0;
    std::vector<ScaledTrap> left;
    std::vector<ScaledTrap> right;
    /// Traps tie the electrons of one side to the holes of the other more closely than either to
    /// its own kind: the linear solver then follows that pair across the interface.
    bool crossed = false;
    bool staggered = false;  ///< this may be so; which way is better shows when one fails
};

/// Between nodes i and i + 1.
struct Edge {
    /// [m]; of an interface the distance of its nodes, or the width that stands for none
    double length = 0;
    double permittivity = 0;  ///< eps kT / (q^2 length) [1/m^2]
    int interface = -1;       ///< its number, or -1 within a layer
    std::size_t layer = 0;    ///< of the left node
    /// Of electrons and holes: what the image force at a contact does to the conductance.
    std::array<double, 2> image{1, 1};
};

/// A contact, scaled.
struct ScaledContact {
    double work_function = 0;
    std::array<double, 2> velocity{};  ///< of electrons and holes; infinite: Dirichlet [m/s]
    double lowering = 0;               ///< kT-scaled lowering per square root of |du|/m; 0: none
    Species lowered = electron;        ///< the carrier with the lower barrier
};

/// A run of layers that holds one kind of ion.
struct IonRegion {
    int species = anion;
    std::size_t first_node = 0;
    std::size_t last_node = 0;
    double total = 0;  ///< [1/m^2]
};

/// The device on a grid at one temperature: all that the equations read.
struct Model {
    double temperature = 300;    ///< [K]
    double thermal_voltage = 0;  ///< kT/q [V]
    double charge = 0;           ///< of the proton [C]
    int anode_sign = 1;          ///< +1: the left contact is made positive by a positive bias
    Grid grid;
    std::vector<double> volume;  ///< box of each node [m]
    std::vector<Edge> edges;
    std::vector<ScaledLayer> layers;
    std::vector<ScaledInterface> interfaces;
    std::array<ScaledContact, 2> contacts;  ///< left, right
    std::vector<IonRegion> ions;
    Circuit circuit;
    Bernoulli bernoulli = Bernoulli::exact;

    /// Whether a layer lies behind an odd number of crossed interfaces.
    std::vector<bool> exchanged;

    [[nodiscard]] std::size_t nodes() const { return grid.x.size(); }
    /// The layer that a node belongs to.
    [[nodiscard]] const ScaledLayer& layer_of(std::size_t node) const {
        return layers[grid.layer[node]];
    }
    /// The node at the contact that the bias is applied to.
    [[nodiscard]] std::size_t anode_node() const { return anode_sign > 0 ? 0 : nodes() - 1; }
};

/// Transfer velocity that stands for continuous quasi-Fermi levels [m/s].
inline constexpr double continuous_velocity = 1e8;
/// Width across which the potential is continuous at an interface [m]; at the largest fields its
/// drop is below a millionth of kT/q.
inline constexpr double interface_width = 1e-17;

/// Sets Model::exchanged from the interfaces.
void set_exchanged(Model& model);

/// @throws InputError  as Device::validate
Model make_model(const Device& device, const Grid& grid, double temperature);

}  // namespace anchorite::device
