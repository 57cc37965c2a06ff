#include "anchorite/electronic/gap_states.hpp"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>

#include "anchorite/electronic/open_weights.hpp"
#include "anchorite/electronic/projections.hpp"

namespace anchorite::electronic {
namespace {

/// p weight of a metal along a direction in the plane. Phases are not known, so that components
/// count by their squared cosines.
struct MetalAlong {
    Eigen::VectorXd first;
    Eigen::VectorXd second;
};

/// Unit vector from one atom to the nearest image of another, flattened into the plane.
Eigen::Vector3d line_between(const Model& model, int from, int to) {
    const Eigen::Vector3d apart = model.atoms[static_cast<std::size_t>(to)].position -
                                  model.atoms[static_cast<std::size_t>(from)].position;
    Eigen::Vector3d fraction = model.cell.inverse() * apart;
    fraction = fraction.array() - fraction.array().round();
    Eigen::Vector3d line = model.cell * fraction;
    line.z() = 0;
    return line.norm() > 0 ? Eigen::Vector3d(line.normalized()) : Eigen::Vector3d::Zero();
}

Eigen::VectorXd along_line(const Projection& metal, const Eigen::Vector3d& line) {
    return line.x() * line.x() * orbital_weights(metal, "px") +
           line.y() * line.y() * orbital_weights(metal, "py");
}

/// Of every pair of open metals.
std::vector<MetalAlong> metal_pairs(const EngineResult& result, const Model& model,
                                    const GapOptions& options) {
    const std::vector<std::string> names = open_groups(model, options);
    std::vector<MetalAlong> pairs;
    for (std::size_t a = 0; a < names.size(); ++a) {
        for (std::size_t b = a + 1; b < names.size(); ++b) {
            const Eigen::Vector3d line =
                line_between(model, projected_atoms(model, names[a]).front(),
                             projected_atoms(model, names[b]).front());
            pairs.push_back({along_line(projection(result, names[a]), line),
                             along_line(projection(result, names[b]), line)});
        }
    }
    return pairs;
}

void find_pair(const std::vector<MetalAlong>& pairs, const GapOptions& options, GapState& state) {
    for (const MetalAlong& pair : pairs) {
        const double first = pair.first[state.state];
        const double second = pair.second[state.state];
        state.in_plane_share = std::max(state.in_plane_share, first + second);
        // both take part, else it is one metal's own
        const bool both = std::min(first, second) >= options.pair_share / 4;
        if (both && first + second >= options.pair_share) state.in_plane_pair = true;
    }
}

void compose(const std::vector<DisjointPart>& parts, const GapOptions& options, GapState& state) {
    double total = 0;
    double squares = 0;
    for (const DisjointPart& part : parts) {
        const Projection& one = part.projection;
        double weight = 0;
        for (std::size_t i = 0; i < one.orbitals.size(); ++i) {
            const double share = one.weights(state.state, static_cast<Eigen::Index>(i));
            weight += share;
            if (share < options.shown_share) continue;
            state.composition.push_back({one.group, one.orbitals[i], share});
        }
        total += weight;
        squares += weight * weight / part.atoms;
    }
    state.participation = squares > 0 ? total * total / squares : 0;
    std::stable_sort(
        state.composition.begin(), state.composition.end(),
        [](const OrbitalShare& a, const OrbitalShare& b) { return a.weight > b.weight; });
}

}  // namespace

std::vector<GapState> gap_states(const EngineResult& result, const Model& model,
                                 const BandEdges& edges, const GapOptions& options) {
    options.validate();
    constexpr double same = 1e-6;  // states of one energy as an edge are that edge [eV]
    const std::vector<DisjointPart> parts = disjoint_parts(result, model);
    const std::vector<MetalAlong> pairs = metal_pairs(result, model, options);
    const double top = edges.conduction.value_or(edges.valence + edges.last + 2 * same);
    std::vector<GapState> found;
    for (std::size_t i = 0; i < result.states.size(); ++i) {
        const State& one = result.states[i];
        if (one.energy < edges.valence + same || one.energy > top - same) continue;
        GapState state;
        state.state = static_cast<int>(i);
        state.energy = one.energy - edges.valence;
        if (edges.conduction) state.below_conduction = *edges.conduction - one.energy;
        state.occupation = one.occupation;
        state.k_weight = one.k_weight;
        compose(parts, options, state);
        find_pair(pairs, options, state);
        found.push_back(state);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const GapState& a, const GapState& b) { return a.energy < b.energy; });
    return found;
}

}  // namespace anchorite::electronic
