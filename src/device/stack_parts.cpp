#include "stack_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "anchorite/base/error.hpp"
#include "anchorite/base/suggest.hpp"

namespace anchorite::device {

namespace {

Statistics statistics_of(stack::Occupation occupation) {
    switch (occupation) {
        case stack::Occupation::fermi_dirac:
            return Statistics::fermi_dirac;
        case stack::Occupation::blakemore:
            return Statistics::blakemore;
        case stack::Occupation::site_limited:
            return Statistics::site_limited;
        case stack::Occupation::boltzmann:
            break;
    }
    return Statistics::boltzmann;
}

TrapCharge charge_of(stack::TrapKind kind) {
    return kind == stack::TrapKind::donor      ? TrapCharge::donor
           : kind == stack::TrapKind::acceptor ? TrapCharge::acceptor
                                               : TrapCharge::neutral;
}

TrapShape shape_of(stack::TrapDistribution distribution) {
    switch (distribution) {
        case stack::TrapDistribution::gaussian:
            return TrapShape::gaussian;
        case stack::TrapDistribution::conduction_tail:
            return TrapShape::exponential_below_electron;
        case stack::TrapDistribution::valence_tail:
            return TrapShape::exponential_above_hole;
        case stack::TrapDistribution::level:
            break;
    }
    return TrapShape::level;
}

/// A trap within the gap from `top` to `bottom` below the vacuum level [J].
Trap trap_of(const Located<stack::TrapInput>& input, double top, double bottom) {
    Trap trap;
    trap.charge = charge_of(input.value.kind);
    trap.shape = shape_of(input.value.distribution);
    trap.density = input.value.density;
    trap.width = input.value.width.value_or(0);
    trap.capture_electron = input.value.capture_electron;
    trap.capture_hole = input.value.capture_hole;
    trap.levels = input.value.levels;
    const auto& energy = input.value.energy;
    trap.energy = energy ? energy->value : top + *input.value.below_band;
    if (trap.energy >= top && trap.energy <= bottom) return trap;
    throw InputError(
        energy ? energy->where : input.value.below_band->where,
        fmt::format("the trap lies {:.6g} eV below the vacuum level, outside the gap, {:.6g} to "
                    "{:.6g} eV",
                    trap.energy / constants::electronvolt, top / constants::electronvolt,
                    bottom / constants::electronvolt),
        "choose an energy within");
}

double poole_frenkel(const std::optional<double>& field) {
    return field ? 1 / std::sqrt(*field) : 0;
}

/// Index among the device's layers.
std::size_t find_layer(const stack::Stack& description, const std::vector<std::size_t>& stack_layer,
                       const Located<std::string>& name) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < stack_layer.size(); ++i) {
        names.push_back(description.layers[stack_layer[i]].name);
        if (names.back() == name.value) return i;
    }
    throw InputError(name.where,
                     fmt::format("no layer \"{}\" with a table [layer.electronic]", name.value),
                     did_you_mean(name.value, names));
}

}  // namespace

Layer layer_of(const stack::Layer& input) {
    const stack::Electronic& from = input.electronic->value;
    Layer layer;
    layer.name = input.name;
    layer.thickness = input.thickness;
    layer.permittivity = from.permittivity;
    layer.electron_affinity = from.electron_affinity;
    layer.ionisation_energy = stack::ionisation_energy(from);
    const Statistics statistics = statistics_of(from.statistics);
    layer.electrons = {from.conduction_states, from.electron_mobility,
                       poole_frenkel(from.electron_poole_frenkel_field), statistics};
    layer.holes = {from.valence_states, from.hole_mobility,
                   poole_frenkel(from.hole_poole_frenkel_field), statistics};
    layer.donors = from.donors;
    layer.acceptors = from.acceptors;
    layer.radiative =
        from.exciton ? 1 / (from.exciton->lifetime * from.exciton->sites) : from.radiative;
    layer.langevin = from.langevin;
    layer.langevin_factor = from.langevin_factor;
    layer.auger_electron = from.auger_electron;
    layer.auger_hole = from.auger_hole;
    layer.generation = from.generation;
    for (const auto& trap : from.traps) {
        layer.traps.push_back(trap_of(trap, layer.electron_affinity, layer.ionisation_energy));
    }
    return layer;
}

std::vector<Interface> interfaces_of(const stack::Stack& description,
                                     const std::vector<std::size_t>& stack_layer,
                                     const std::vector<Layer>& layers) {
    std::vector<Interface> interfaces(layers.size() - 1);
    std::map<std::size_t, std::size_t> line;
    for (const auto& input : description.interfaces) {
        const auto& between = input.value.between;
        const std::size_t a = find_layer(description, stack_layer, between[0]);
        const std::size_t b = find_layer(description, stack_layer, between[1]);
        const std::size_t lower = std::min(a, b);
        if (std::max(a, b) != lower + 1) {
            throw InputError(between[1].where,
                             fmt::format("\"{}\" and \"{}\" are no neighbours", between[0].value,
                                         between[1].value),
                             "name two layers that touch");
        }
        const auto [first, is_new] = line.try_emplace(lower, input.where.line);
        if (!is_new) {
            throw InputError(input.where, "this interface is listed twice",
                             fmt::format("line {} has the first; merge them", first->second));
        }
        Interface& interface = interfaces[lower];
        interface.velocity_electron = input.value.velocity_electron.value_or(INFINITY);
        interface.velocity_hole = input.value.velocity_hole.value_or(INFINITY);
        const double top =
            std::max(layers[lower].electron_affinity, layers[lower + 1].electron_affinity);
        const double bottom =
            std::min(layers[lower].ionisation_energy, layers[lower + 1].ionisation_energy);
        for (const auto& trap : input.value.traps) {
            interface.traps.push_back(trap_of(trap, top, bottom));
        }
    }
    return interfaces;
}

std::vector<Ion> ions_of(const stack::Stack& description,
                         const std::vector<std::size_t>& stack_layer) {
    std::vector<Ion> ions;
    for (const auto& input : description.ions) {
        std::vector<std::size_t> where;
        for (const auto& name : input.value.layers) {
            where.push_back(find_layer(description, stack_layer, name));
        }
        std::ranges::sort(where);
        for (std::size_t i = 1; i < where.size(); ++i) {
            if (where[i] == where[i - 1] + 1) continue;
            throw InputError(input.value.layers[0].where, "the layers of the ions do not touch",
                             "list neighbouring layers, each once");
        }
        Ion ion;
        ion.charge = input.value.kind == stack::IonKind::anion ? -1 : 1;
        ion.first_layer = where.front();
        ion.last_layer = where.back();
        ion.density = input.value.density;
        ion.mobility = input.value.mobility;
        ion.sites = input.value.sites.value_or(INFINITY);
        for (const Ion& other : ions) {
            const bool apart =
                other.last_layer < ion.first_layer || ion.last_layer < other.first_layer;
            if (other.charge != ion.charge || apart) continue;
            throw InputError(input.where, "ions of one kind overlap in a layer",
                             "give each layer to one table [[ion]] of a kind");
        }
        if (!(ion.sites > ion.density)) {
            throw InputError(input.where, "there are no more sites than ions",
                             "make sites larger than density");
        }
        ions.push_back(ion);
    }
    return ions;
}

}  // namespace anchorite::device
