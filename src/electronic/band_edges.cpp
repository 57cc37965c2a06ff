#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "anchorite/base/error.hpp"
#include "anchorite/electronic/gap_states.hpp"
#include "anchorite/electronic/projections.hpp"
#include "state_order.hpp"

namespace anchorite::electronic {
namespace {

bool is_occupied(const State& state) {
    return state.occupation > 1;
}

/// Highest state of the k-point that ends first.
double last_complete(const std::vector<State>& states) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < states.size(); ++i) {
        const bool ends = i + 1 == states.size() || falls_back(states[i], states[i + 1]);
        if (ends) least = std::min(least, states[i].energy);
    }
    return least;
}

}  // namespace

void GapOptions::validate() const {
    for (const double share : {slab_share, bulk_share, pair_share, shown_share}) {
        if (share >= 0 && share <= 1) continue;
        throw InputError(fmt::format("a share of {} is not between 0 and 1", share));
    }
}

std::optional<double> BandEdges::gap() const {
    if (!conduction) return std::nullopt;
    return *conduction - valence;
}

std::vector<std::string> inner_groups(const Model& slab) {
    std::vector<std::string> names;
    for (const AtomGroup& group : slab.groups) {
        const bool inner = std::ranges::all_of(group.atoms, [&](int atom) {
            return slab.atoms[static_cast<std::size_t>(atom)].role == Role::bulk;
        });
        if (inner && !group.atoms.empty()) names.push_back(group.name);
    }
    if (!names.empty()) return names;
    throw InputError(
        fmt::format("{} has no group of inner metals, those below the surface with all their "
                    "ligands, by which bulk-like states are told; choose more layers",
                    slab.name));
}

BandEdges band_edges(const EngineResult& result, const GapOptions& options) {
    options.validate();
    const Eigen::VectorXd slab = orbital_weights(projection(result, options.slab_group), "");
    const Eigen::VectorXd bulk = summed_weights(result, options.bulk_groups, "p");
    const std::vector<State>& states = result.states;
    BandEdges edges;
    edges.valence_state = -1;
    for (std::size_t i = 0; i < states.size(); ++i) {
        const auto row = static_cast<Eigen::Index>(i);
        if (slab[row] < options.slab_share) continue;
        const int state = static_cast<int>(i);
        if (is_occupied(states[i])) {
            if (edges.valence_state < 0 || states[i].energy > edges.valence) {
                edges.valence = states[i].energy;
                edges.valence_state = state;
            }
        } else if (bulk[row] >= options.bulk_share * slab[row] &&
                   states[i].energy < edges.conduction.value_or(states[i].energy + 1)) {
            edges.conduction = states[i].energy;
            edges.conduction_state = state;
        }
    }
    if (edges.valence_state < 0) {
        throw InputError(
            fmt::format("no occupied state has a share of {} in the group \"{}\"; see whether the "
                        "group is the whole slab",
                        options.slab_share, options.slab_group));
    }
    edges.last = last_complete(states) - edges.valence;
    return edges;
}

}  // namespace anchorite::electronic
