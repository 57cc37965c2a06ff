#include "anchorite/device/state.hpp"

#include <algorithm>
#include <cmath>

#include "anchorite/device/occupation.hpp"
#include "anchorite/numerics/bernoulli_pieces.hpp"

namespace anchorite::device {

double chemical_potential(const Model& model, const State& state, std::size_t node, int species) {
    const auto& scaled = model.layer_of(node).species[species];
    const auto& value = state.value[node];
    return scaled.offset - charge_number[species] * (value[0] - value[1 + species]);
}

double density(const Model& model, const State& state, std::size_t node, int species) {
    const auto& scaled = model.layer_of(node).species[species];
    if (!(scaled.states > 0)) return 0;
    const double eta = chemical_potential(model, state, node, species);
    return std::exp(scaled.log_states + occupation(scaled.statistics, eta).log_share);
}

std::vector<double> ion_charge(const Model& model, const State& state) {
    std::vector<double> charge(model.nodes(), 0);
    for (std::size_t i = 0; i < model.nodes(); ++i) {
        for (const int s : {anion, cation}) {
            charge[i] += charge_number[s] * density(model, state, i, s);
        }
    }
    return charge;
}

void set_differences(const Model& model, State& state) {
    state.cross.assign(model.interfaces.size(), {});
    for (std::size_t e = 0; e < model.edges.size(); ++e) {
        if (model.edges[e].interface < 0) continue;
        const auto& left = state.value[e];
        const auto& right = state.value[e + 1];
        state.cross[model.edges[e].interface] = {right[1 + hole] - left[1 + electron],
                                                 left[1 + hole] - right[1 + electron]};
    }
    state.split.clear();
    for (const auto& value : state.value) {
        state.split.push_back(value[1 + hole] - value[1 + electron]);
    }
    state.step.resize(state.value.size() - 1);
    for (std::size_t i = 0; i + 1 < state.value.size(); ++i) {
        for (std::size_t k = 0; k < state.step[i].size(); ++k) {
            state.step[i][k] = state.value[i + 1][k] - state.value[i][k];
        }
    }
}

namespace {

/// More than round-off of the values and less than an error that shows.
constexpr double apart = 1e-9;

void mend(double& difference, double of_values) {
    if (std::abs(difference - of_values) > apart) difference = of_values;
}

}  // namespace

void mend_differences(const Model& model, int count, State& state) {
    for (std::size_t i = 0; i < state.value.size(); ++i) {
        const auto& here = state.value[i];
        mend(state.split[i], here[1 + hole] - here[1 + electron]);
        if (i == state.step.size()) return;
        const auto& next = state.value[i + 1];
        for (int k = 0; k < count; ++k) mend(state.step[i][k], next[k] - here[k]);
        const int interface = model.edges[i].interface;
        if (interface < 0) continue;
        auto& cross = state.cross[interface];
        mend(cross[0], next[1 + hole] - here[1 + electron]);
        mend(cross[1], here[1 + hole] - next[1 + electron]);
    }
}

namespace {

struct Filling {
    double ions;      ///< [1/m^2]
    double of_level;  ///< d ln(ions) / d(z level)
};

Filling region_filling(const Model& model, const State& state, const IonRegion& region,
                       double level) {
    const int z = charge_number[region.species];
    double ions = 0;
    double slope = 0;
    for (std::size_t i = region.first_node; i <= region.last_node; ++i) {
        const auto& scaled = model.layer_of(i).species[region.species];
        const double above = state.value[i][0] - level - ion_offset(state, region, i);
        const auto share = occupation(scaled.statistics, -z * above);
        const double here = model.volume[i] * std::exp(scaled.log_states + share.log_share);
        ions += here;
        slope += here * share.slope;
    }
    return {ions, slope / ions};
}

/// The level at which no node of a region is filled beyond its mean: from there Newton's method on
/// ln(ions), which is concave, rises without overshoot.
double low_level(const State& state, const IonRegion& region) {
    const int z = charge_number[region.species];
    double lowest = 1e300;
    for (std::size_t i = region.first_node; i <= region.last_node; ++i) {
        lowest = std::min(lowest, z * state.value[i][0]);
    }
    return z * (lowest - 1);
}

}  // namespace

namespace {

/// Sets the ions' levels in a region to those without a flux, 0 at its first node.
void set_ion_offsets(const Model& model, State& state, const IonRegion& region) {
    const auto of = static_cast<std::size_t>(1 + region.species);
    double offset = 0;
    for (std::size_t i = region.first_node; i <= region.last_node; ++i) {
        state.value[i][of] = offset;
        if (model.bernoulli == Bernoulli::exact || i == region.last_node) continue;
        const double d_u = state.step[i][0];
        const int piece =
            state.pieces.empty() ? numerics::bernoulli_piece(d_u) : state.pieces[i][region.species];
        const double step =
            piece == numerics::exact_piece ? 0 : numerics::bernoulli_polynomial(d_u, piece).offset;
        state.step[i][of] = step;
        offset += step;
    }
}

}  // namespace

void fill_ion_regions(const Model& model, State& state) {
    state.ion_level.resize(model.ions.size());
    for (std::size_t k = 0; k < model.ions.size(); ++k) {
        const auto& region = model.ions[k];
        set_ion_offsets(model, state, region);
        const int z = charge_number[region.species];
        double level = low_level(state, region);
        for (int iteration = 0; iteration < 200; ++iteration) {
            const auto now = region_filling(model, state, region, level);
            const double change = std::log(region.total / now.ions) / now.of_level;
            level += z * std::clamp(change, -50.0, 50.0);
            if (std::abs(change) < 1e-14 * (1 + std::abs(level))) break;
        }
        state.ion_level[k] = level;
        for (std::size_t i = region.first_node; i <= region.last_node; ++i) {
            state.value[i][1 + region.species] += level;
        }
    }
}

}  // namespace anchorite::device
