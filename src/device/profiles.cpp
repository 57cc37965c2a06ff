#include "anchorite/device/profiles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/device/balance.hpp"
#include "carriers.hpp"
#include "field_mobility.hpp"
#include "rates.hpp"

namespace anchorite::device {

namespace {

double pair_excess(const NodeCarriers& carriers, double split) {
    return carriers[electron].density * carriers[hole].density * -std::expm1(-split);
}

void add_bands(const Model& model, const State& state, std::size_t i, Profiles& out) {
    const double vt = model.thermal_voltage;
    const auto& value = state.value[i];
    const auto& layer = model.layer_of(i);
    const double zero = state.value.front()[0];
    out.potential.push_back(vt * (value[0] - zero));
    out.conduction.push_back(-vt * (value[0] - zero + layer.species[electron].offset));
    out.valence.push_back(-vt * (value[0] - zero - layer.species[hole].offset));
    out.fermi_n.push_back(-vt * (value[1 + electron] - zero));
    out.fermi_p.push_back(-vt * (value[1 + hole] - zero));
}

void add_rates(const Model& model, const State& state, const NodeCarriers& carriers, std::size_t i,
               Profiles& out) {
    const auto& layer = model.layer_of(i);
    const auto& n = carriers[electron];
    const auto& p = carriers[hole];
    const double excess = pair_excess(carriers, state.split[i]);
    out.radiative.push_back(direct_coefficient(model, state, i).value * excess);
    out.auger.push_back((layer.auger_electron * n.density + layer.auger_hole * p.density) * excess);
    double captured = 0;
    for (const auto& trap : layer.traps) {
        captured += trap_rates(trap, n, p, state.split[i], nullptr).electrons.value;
    }
    out.traps.push_back(captured);
}

/// The edge whose field and current speak for a node: the one to its right within its layer, else
/// the one to its left.
std::size_t edge_of(const Model& model, std::size_t node) {
    const bool last = node + 1 == model.nodes();
    return last || model.edges[node].interface >= 0 ? node - 1 : node;
}

void add_fields(const Model& model, const State& state, Profiles& out) {
    const auto currents = edge_currents(model, state);
    for (std::size_t i = 0; i < model.nodes(); ++i) {
        const std::size_t e = edge_of(model, i);
        out.field.push_back(-model.thermal_voltage * state.step[e][0] / model.edges[e].length);
        out.current_n.push_back(currents.electrons[e]);
        out.current_p.push_back(currents.holes[e]);
    }
}

/// A node's share of a layer, positions from the layer's left face.
struct Box {
    double left;
    double right;
    double rate;  ///< of radiative recombination [1/(m^3 s)]
};

std::vector<Box> light_of_boxes(const Model& model, const State& state, std::size_t layer) {
    std::vector<NodeCarriers> carriers;
    evaluate_carriers(model, state, 2, carriers);
    const auto& x = model.grid.x;
    const auto& of = model.grid.layer;
    auto i = static_cast<std::size_t>(std::ranges::find(of, layer) - of.begin());
    const double start = x[i];
    std::vector<Box> boxes;
    double left = 0;
    for (; i < of.size() && of[i] == layer; ++i) {
        const bool last = i + 1 == of.size() || of[i + 1] != layer;
        const double right = (last ? x[i] : (x[i] + x[i + 1]) / 2) - start;
        const double excess = pair_excess(carriers[i], state.split[i]);
        boxes.push_back({left, right, direct_coefficient(model, state, i).value * excess});
        left = right;
    }
    return boxes;
}

void cut_into_slices(const Box& box, double slice, std::vector<double>& weights) {
    for (std::size_t s = static_cast<std::size_t>(box.left / slice); s < weights.size(); ++s) {
        const bool last = s + 1 == weights.size();
        const double from = std::max(box.left, static_cast<double>(s) * slice);
        const double to =
            last ? box.right : std::min(box.right, static_cast<double>(s + 1) * slice);
        if (from >= box.right) return;
        weights[s] += box.rate * std::max(0.0, to - from);
    }
}

}  // namespace

Profiles profiles(const Model& model, const State& state) {
    std::vector<NodeCarriers> carriers;
    evaluate_carriers(model, state, 2, carriers);
    Profiles out;
    out.position = model.grid.x;
    out.layer = model.grid.layer;
    for (std::size_t i = 0; i < model.nodes(); ++i) {
        add_bands(model, state, i, out);
        out.electrons.push_back(carriers[i][electron].density);
        out.holes.push_back(carriers[i][hole].density);
        out.anions.push_back(density(model, state, i, anion));
        out.cations.push_back(density(model, state, i, cation));
        add_rates(model, state, carriers[i], i, out);
    }
    add_fields(model, state, out);
    return out;
}

void share_between(const std::vector<double>& places, double left, double right, double amount,
                   std::vector<double>& by_place) {
    const double length = right - left;
    if (places.empty() || !(length > 0)) return;
    const auto part = [&](double from, double to) {
        return amount * std::max(0.0, std::min(to, right) - std::max(from, left)) / length;
    };
    by_place.front() += part(left, places.front());
    by_place.back() += part(places.back(), right);
    const auto above = std::ranges::upper_bound(places, left) - places.begin();
    for (auto k = static_cast<std::size_t>(std::max(above, std::ptrdiff_t{1}));
         k < places.size() && places[k - 1] < right; ++k) {
        const double from = places[k - 1], to = places[k];
        const double middle = (std::max(from, left) + std::min(to, right)) / 2;
        const double upper = (middle - from) / (to - from);
        by_place[k] += upper * part(from, to);
        by_place[k - 1] += (1 - upper) * part(from, to);
    }
}

EmissionZone emission_zone(const Model& model, const State& state, std::size_t layer, int slices,
                           const std::vector<double>& places) {
    if (layer >= model.layers.size()) {
        throw InputError(fmt::format("no layer {}: there are {}", layer + 1, model.layers.size()));
    }
    if (slices < 1) throw InputError(fmt::format("{} slices of a layer: give at least 1", slices));
    const auto boxes = light_of_boxes(model, state, layer);
    EmissionZone zone;
    const double slice = boxes.back().right / slices;
    for (int s = 0; s < slices; ++s) zone.positions.push_back((s + 0.5) * slice);
    zone.weights.assign(static_cast<std::size_t>(slices), 0);
    zone.by_place.assign(places.size(), 0);
    double total = 0;
    double square = 0;
    for (Box box : boxes) {
        box.rate = std::max(box.rate, 0.0);  // in reverse bias pairs are made, which emits nothing
        const auto [left, right, rate] = box;
        total += rate * (right - left);
        zone.centre += rate * (right * right - left * left) / 2;
        square += rate * (right * right * right - left * left * left) / 3;
        cut_into_slices(box, slice, zone.weights);
        share_between(places, left, right, rate * (right - left), zone.by_place);
    }
    if (!(total > 0)) return zone;
    for (double& weight : zone.weights) weight /= total;
    for (double& share : zone.by_place) share /= total;
    zone.centre /= total;
    zone.width = std::sqrt(std::max(0.0, square / total - zone.centre * zone.centre));
    return zone;
}

}  // namespace anchorite::device
