#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "anchorite/base/error.hpp"
#include "anchorite/electronic/gap_states.hpp"
#include "anchorite/electronic/projections.hpp"

namespace anchorite::electronic {
namespace {

bool is_occupied(const State& state) {
    return state.occupation > 1;
}

/// Highest state of the k-point that ends first.
double last_complete(const std::vector<State>& states) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < states.size(); ++i) {
        const bool ends = i + 1 == states.size() || states[i + 1].energy < states[i].energy;
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

BandEdges band_edges(const EngineResult& result, const GapOptions& options) {
    options.validate();
    const Eigen::VectorXd slab = orbital_weights(projection(result, options.slab_group), "");
    const Eigen::VectorXd bulk = orbital_weights(projection(result, options.bulk_group), "p");
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
