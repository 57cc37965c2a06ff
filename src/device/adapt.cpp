#include "anchorite/device/adapt.hpp"

#include <cmath>

#include "anchorite/base/error.hpp"
#include "carriers.hpp"
#include "field_mobility.hpp"
#include "rates.hpp"
#include "space_charge_error.hpp"

namespace anchorite::device {

namespace {

struct Sources {
    double charge;         ///< [1/m^3]
    double recombination;  ///< [1/(m^3 s)]
};

std::vector<Sources> sources(const Model& model, const State& state) {
    std::vector<NodeCarriers> carriers;
    evaluate_carriers(model, state, species_count, carriers);
    std::vector<Sources> all;
    for (std::size_t i = 0; i < model.nodes(); ++i) {
        const auto& layer = model.layer_of(i);
        const auto& n = carriers[i][electron];
        const auto& p = carriers[i][hole];
        const double k = direct_coefficient(model, state, i).value;
        Sources here{layer.doping, direct_rate(layer, k, n, p, state.split[i]).value};
        for (int s = 0; s < species_count; ++s) {
            here.charge += charge_number[s] * carriers[i][s].density;
        }
        for (const auto& trap : layer.traps) {
            const auto rates = trap_rates(trap, n, p, state.split[i], nullptr);
            here.charge += rates.charge.value;
            here.recombination += rates.electrons.value;
        }
        all.push_back(here);
    }
    return all;
}

}  // namespace

void AdaptOptions::validate() const {
    if (!(tolerance > 0) || !(space_charge > 0)) {
        throw InputError("the tolerances of the grid must be positive");
    }
    if (most_passes < 0 || most_nodes < 2) throw InputError("the grid needs room for its nodes");
}

std::vector<bool> cells_to_cut(const Model& model, const State& state,
                               const AdaptOptions& options) {
    const double tolerance = options.tolerance;
    const auto all = sources(model, state);
    double turnover = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        turnover += model.volume[i] * std::abs(all[i].recombination);
    }
    std::vector<double> charge;
    for (const auto& at : all) charge.push_back(at.charge);
    auto marked =
        cells_above_share(space_charge_errors(model, state, charge), options.space_charge);
    marked.resize(model.edges.size(), false);
    for (std::size_t e = 0; e < model.edges.size(); ++e) {
        const auto& edge = model.edges[e];
        if (edge.interface >= 0) continue;
        // Edge::permittivity is eps kT / (q^2 h), so h d rho / permittivity is h^2 d rho / eps
        const double potential =
            edge.length * std::abs(all[e + 1].charge - all[e].charge) / (12 * edge.permittivity);
        const double rate =
            edge.length * std::abs(all[e + 1].recombination - all[e].recombination) / 12;
        if (potential > tolerance || (turnover > 0 && rate > tolerance * turnover)) {
            marked[e] = true;
        }
    }
    return marked;
}

State transfer(const State& state, const Grid& from, const Grid& to) {
    State finer;
    finer.bias = state.bias;
    finer.ion_level = state.ion_level;
    finer.cross = state.cross;
    std::size_t old = 0;
    for (std::size_t i = 0; i < to.x.size(); ++i) {
        const bool kept =
            old < from.x.size() && to.x[i] == from.x[old] && to.layer[i] == from.layer[old];
        if (kept) ++old;
        const std::size_t left = old - 1;
        NodeValues value = state.value[left];
        double split = state.split[left];
        NodeValues step{};
        const bool has_step = i + 1 < to.x.size();
        // a cut cell has its new node in the middle
        const bool cut =
            !kept || (has_step && old < from.x.size() &&
                      !(to.x[i + 1] == from.x[old] && to.layer[i + 1] == from.layer[old]));
        for (std::size_t k = 0; k < value.size(); ++k) {
            if (!kept) value[k] += state.step[left][k] / 2;
            if (has_step) step[k] = state.step[left][k] * (cut ? 0.5 : 1);
        }
        if (!kept) split = (state.split[left] + state.split[left + 1]) / 2;
        finer.value.push_back(value);
        finer.split.push_back(split);
        if (has_step) finer.step.push_back(step);
    }
    return finer;
}

}  // namespace anchorite::device
