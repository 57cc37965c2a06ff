#include "anchorite/device/balance.hpp"

#include <cmath>

#include "carriers.hpp"
#include "field_mobility.hpp"
#include "interface_rates.hpp"
#include "rates.hpp"

namespace anchorite::device {

namespace {

void add_node(const Model& model, const State& state, const NodeCarriers& carriers, std::size_t i,
              LayerRecombination& sum) {
    const auto& layer = model.layer_of(i);
    const auto& n = carriers[electron];
    const auto& p = carriers[hole];
    const double split = state.split[i];
    const double excess = n.density * p.density * -std::expm1(-split);
    const double weight = model.charge * model.volume[i];
    sum.radiative += weight * direct_coefficient(model, state, i).value * excess;
    sum.auger +=
        weight * (layer.auger_electron * n.density + layer.auger_hole * p.density) * excess;
    sum.generation += weight * layer.generation;
    for (const auto& trap : layer.traps) {
        sum.traps += weight * trap_rates(trap, n, p, split, nullptr).electrons.value;
    }
}

double interface_sum(const Model& model, const State& state,
                     const std::vector<NodeCarriers>& carriers, std::size_t e) {
    const auto& interface = model.interfaces[model.edges[e].interface];
    double sum = 0;
    for (std::size_t level = 0; level < interface.left.size(); ++level) {
        const auto rates =
            interface_rates(interface.left[level], interface.right[level], carriers[e],
                            carriers[e + 1], false, state, e, model.edges[e].interface, nullptr);
        sum += rates.recombination;
    }
    return model.charge * sum;
}

}  // namespace

double Balance::error() const {
    const double parts = recombination + electrons_at_anode + holes_at_cathode;
    if (current == 0) return parts == 0 ? 0 : INFINITY;
    return (parts - current) / current;
}

EdgeCurrents edge_currents(const Model& model, const State& state) {
    std::vector<NodeCarriers> carriers;
    evaluate_carriers(model, state, 2, carriers);
    EdgeCurrents currents;
    const double unit = model.charge * model.anode_sign;
    for (std::size_t e = 0; e < model.edges.size(); ++e) {
        currents.electrons.push_back(-unit *
                                     species_flux(model, state, carriers, e, electron).flux);
        currents.holes.push_back(unit * species_flux(model, state, carriers, e, hole).flux);
    }
    return currents;
}

Balance balance(const Model& model, const State& state) {
    std::vector<NodeCarriers> carriers;
    evaluate_carriers(model, state, 2, carriers);
    Balance books;
    books.layers.resize(model.layers.size());
    for (std::size_t i = 0; i < model.nodes(); ++i) {
        add_node(model, state, carriers[i], i, books.layers[model.grid.layer[i]]);
    }
    books.interfaces.assign(model.interfaces.size(), 0);
    for (std::size_t e = 0; e < model.edges.size(); ++e) {
        const int k = model.edges[e].interface;
        if (k >= 0) books.interfaces[k] = interface_sum(model, state, carriers, e);
    }
    for (const auto& layer : books.layers) {
        books.radiative += layer.radiative;
        books.recombination += layer.radiative + layer.auger + layer.traps - layer.generation;
    }
    for (const double at : books.interfaces) books.recombination += at;
    const auto currents = edge_currents(model, state);
    books.current = currents.electrons.front() + currents.holes.front();
    const bool left = model.anode_sign > 0;
    // the half boxes at the contacts recombine beyond the outermost edges
    LayerRecombination first;
    LayerRecombination last;
    add_node(model, state, carriers.front(), 0, first);
    add_node(model, state, carriers.back(), model.nodes() - 1, last);
    const auto net = [](const LayerRecombination& r) {
        return r.radiative + r.auger + r.traps - r.generation;
    };
    books.electrons_at_anode =
        left ? currents.electrons.front() - net(first) : currents.electrons.back() - net(last);
    books.holes_at_cathode =
        left ? currents.holes.back() - net(last) : currents.holes.front() - net(first);
    return books;
}

}  // namespace anchorite::device
