#include "anchorite/device/model.hpp"

#include <cmath>

#include "anchorite/device/occupation.hpp"

namespace anchorite::device {

namespace {

ScaledSpecies scale_band(const Band& band, double offset, double thermal_voltage) {
    return {band.states,
            std::log(band.states),
            offset,
            band.mobility * thermal_voltage,
            band.poole_frenkel * std::sqrt(thermal_voltage),
            band.statistics};
}

std::vector<ScaledTrap> scale_traps(const std::vector<Trap>& traps, const Layer& layer, double kt) {
    std::vector<ScaledTrap> scaled;
    for (const auto& trap : traps) {
        const int empty = trap.charge == TrapCharge::donor ? 1 : 0;
        const int charged = trap.charge == TrapCharge::neutral ? 0 : 1;
        for (const auto& level : trap_levels(trap, kt)) {
            scaled.push_back({level.density, trap.capture_electron, trap.capture_hole,
                              (layer.electron_affinity - level.energy) / kt,
                              (level.energy - layer.ionisation_energy) / kt, empty, charged});
        }
    }
    return scaled;
}

ScaledLayer scale_layer(const Device& device, const Layer& layer, double kt, double vt) {
    ScaledLayer scaled;
    scaled.species[electron] = scale_band(layer.electrons, layer.electron_affinity / kt, vt);
    scaled.species[hole] = scale_band(layer.holes, -layer.ionisation_energy / kt, vt);
    scaled.traps = scale_traps(layer.traps, layer, kt);
    const auto& c = device.constants;
    if (layer.langevin) {
        const double per_mobility =
            layer.langevin_factor * c.charge / (layer.permittivity * c.vacuum_permittivity);
        scaled.langevin = {per_mobility * layer.electrons.mobility,
                           per_mobility * layer.holes.mobility};
    } else {
        scaled.radiative = layer.radiative;
    }
    scaled.auger_electron = layer.auger_electron;
    scaled.auger_hole = layer.auger_hole;
    scaled.generation = layer.generation;
    scaled.doping = layer.donors - layer.acceptors;
    return scaled;
}

ScaledContact scale_contact(const Device& device, const Contact& contact, const Layer& layer,
                            double kt, double vt) {
    ScaledContact scaled;
    scaled.work_function = contact.work_function / kt;
    scaled.velocity = {contact.velocity_electron, contact.velocity_hole};
    const bool electrons = contact.work_function - layer.electron_affinity <=
                           layer.ionisation_energy - contact.work_function;
    scaled.lowered = electrons ? electron : hole;
    if (contact.barrier_lowering) {
        constexpr double pi = 3.141592653589793;
        const double eps = layer.permittivity * device.constants.vacuum_permittivity;
        scaled.lowering = std::sqrt(device.constants.charge * vt / (4 * pi * eps)) / vt;
    }
    return scaled;
}

/// Whether the smallest gap at an interface with traps is from one layer's band to the other's.
bool is_crossed(const Interface& interface, const Layer& left, const Layer& right) {
    constexpr double clearly = 0.6;
    const double across = std::min(right.ionisation_energy - left.electron_affinity,
                                   left.ionisation_energy - right.electron_affinity);
    const double within = std::min(left.ionisation_energy - left.electron_affinity,
                                   right.ionisation_energy - right.electron_affinity);
    return !interface.traps.empty() && across < clearly * within;
}

double transfer_velocity(double given) {
    return std::min(given, continuous_velocity);
}

void add_interfaces(Model& model, const Device& device, double kt) {
    for (std::size_t i = 0; i + 1 < device.layers.size(); ++i) {
        const Interface given = device.interfaces.empty() ? Interface{} : device.interfaces[i];
        model.interfaces.push_back(
            {transfer_velocity(given.velocity_electron), transfer_velocity(given.velocity_hole),
             scale_traps(given.traps, device.layers[i], kt),
             scale_traps(given.traps, device.layers[i + 1], kt), false, false});
        auto& made = model.interfaces.back();
        made.staggered = made.crossed = is_crossed(given, device.layers[i], device.layers[i + 1]);
    }
    set_exchanged(model);
}

void add_edges(Model& model, const Device& device) {
    const auto& grid = model.grid;
    const double scale =
        device.constants.vacuum_permittivity * model.thermal_voltage / model.charge;
    model.volume.assign(grid.x.size(), 0);
    for (std::size_t i = 0; i + 1 < grid.x.size(); ++i) {
        Edge edge;
        edge.layer = grid.layer[i];
        edge.length = grid.x[i + 1] - grid.x[i];
        double permittivity = device.layers[edge.layer].permittivity;
        if (grid.layer[i + 1] != grid.layer[i]) edge.interface = static_cast<int>(grid.layer[i]);
        if (edge.interface >= 0 && !(edge.length > 0)) {
            edge.length = interface_width;
            permittivity = 1;
        } else {
            model.volume[i] += edge.length / 2;
            model.volume[i + 1] += edge.length / 2;
        }
        edge.permittivity = scale * permittivity / edge.length;
        model.edges.push_back(edge);
    }
}

/// Mean of exp(-b/x) from x = left to right: the resistance of that stretch in the potential -b/x
/// over that without.
double image_resistance(double b, double left, double right) {
    const auto integral = [b](double x) {
        return x > 0 ? x * std::exp(-b / x) + b * std::expint(-b / x) : 0;
    };
    constexpr double least = 1e-6;  // what resists less does not show
    return std::max(least, (integral(right) - integral(left)) / (right - left));
}

void add_image_force(Model& model, int side) {
    const auto& contact = model.contacts[static_cast<std::size_t>(side)];
    const double b = contact.lowering * contact.lowering / 4;
    if (!(b > 0)) return;
    const auto& x = model.grid.x;
    const std::size_t last = model.edges.size() - 1;
    for (std::size_t k = 0; k <= last; ++k) {
        const std::size_t e = side == 0 ? k : last - k;
        if (model.edges[e].interface >= 0) return;
        const double near = side == 0 ? x[e] - x.front() : x.back() - x[e + 1];
        const double resistance = image_resistance(b, near, near + model.edges[e].length);
        model.edges[e].image[contact.lowered] /= resistance;
    }
}

void add_ions(Model& model, const Device& device) {
    for (const auto& ion : device.ions) {
        if (!(ion.density > 0)) continue;
        IonRegion region;
        region.species = ion.charge < 0 ? anion : cation;
        const bool limited = std::isfinite(ion.sites);
        for (std::size_t l = ion.first_layer; l <= ion.last_layer; ++l) {
            region.total += ion.density * device.layers[l].thickness;
            auto& species = model.layers[l].species[region.species];
            species.states = limited ? ion.sites : ion.density;
            species.log_states = std::log(species.states);
            species.diffusion = ion.mobility * model.thermal_voltage;
            species.statistics = limited ? Statistics::site_limited : Statistics::boltzmann;
        }
        const auto& of = model.grid.layer;
        std::size_t node = 0;
        while (of[node] != ion.first_layer) ++node;
        region.first_node = node;
        while (node < of.size() && of[node] <= ion.last_layer) ++node;
        region.last_node = node - 1;
        model.ions.push_back(region);
    }
}

}  // namespace

void set_exchanged(Model& model) {
    model.exchanged = {false};
    for (const auto& interface : model.interfaces) {
        model.exchanged.push_back(model.exchanged.back() != interface.crossed);
    }
}

Model make_model(const Device& device, const Grid& grid, double temperature) {
    device.validate();
    Model model;
    model.temperature = temperature;
    const double kt = device.constants.boltzmann * temperature;
    model.charge = device.constants.charge;
    model.thermal_voltage = kt / model.charge;
    // energies are in true joules; with another program's charge an electron volt is that charge
    const double kt_energy = kt * (constants::electronvolt / model.charge);
    const double vt = model.thermal_voltage;
    model.anode_sign = device.anode == Side::left ? 1 : -1;
    model.grid = grid;
    model.circuit = device.circuit;
    model.bernoulli = device.bernoulli;
    for (const auto& layer : device.layers) {
        model.layers.push_back(scale_layer(device, layer, kt_energy, vt));
    }
    model.contacts = {scale_contact(device, device.left, device.layers.front(), kt_energy, vt),
                      scale_contact(device, device.right, device.layers.back(), kt_energy, vt)};
    add_interfaces(model, device, kt_energy);
    add_edges(model, device);
    for (const int side : {0, 1}) add_image_force(model, side);
    add_ions(model, device);
    return model;
}

}  // namespace anchorite::device
