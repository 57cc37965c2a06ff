#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/electronic/model.hpp"
#include "anchorite/electronic/result.hpp"

namespace anchorite::electronic {

/// What counts as an edge of the bulk and as a state between them.
struct GapOptions {
    /// Metals of an inner layer, a group for each element; a survey takes those of its slab.
    std::vector<std::string> bulk_groups{"bulk Pb"};
    std::string slab_group = "slab";  ///< all of the slab
    /// Single metals with a free place; empty: groups of one atom whose role is open.
    std::vector<std::string> open_groups;
    double slab_share = 0.5;    ///< a band edge has at least so much of the slab
    double bulk_share = 0.4;    ///< the conduction edge: bulk metals' p over all of the slab
    double pair_share = 0.4;    ///< an in-plane pair state: in-plane p of both metals together
    double shown_share = 0.02;  ///< smallest share that a composition lists
    void validate() const;      ///< @throws InputError
};

/// Edges of the bulk-like bands on the engine's own scale.
struct BandEdges {
    double valence = 0;                ///< highest occupied state that is mostly slab [eV]
    std::optional<double> conduction;  ///< first empty state of the bulk-like metals [eV]
    int valence_state = 0;             ///< index into EngineResult::states
    int conduction_state = -1;         ///< -1: none was printed
    double last = 0;  ///< above the valence edge, where the first k-point runs out of states [eV]
    [[nodiscard]] std::optional<double> gap() const;  ///< [eV]
};

/// Groups of a slab whose atoms are all metals of an inner layer (Role::bulk).
/// @throws InputError  it has none, so that no state can be told to be bulk-like
std::vector<std::string> inner_groups(const Model& slab);

/// @throws InputError  a projection is missing, or no occupied state is mostly slab
BandEdges band_edges(const EngineResult& result, const GapOptions& options);

/// Share of a group's orbital in a state.
struct OrbitalShare {
    std::string group;
    std::string orbital;
    double weight = 0;  ///< 0 ... 1
};

/// A state between the edges.
struct GapState {
    int state = 0;                           ///< index into EngineResult::states
    double energy = 0;                       ///< above the valence edge [eV]
    std::optional<double> below_conduction;  ///< [eV]
    double occupation = 0;                   ///< electrons
    double k_weight = 1;                     ///< of its k-point
    std::vector<OrbitalShare> composition;   ///< of groups that share no atom, largest first
    /// Atoms it is spread over, 1 / Σ p², p evenly shared within a group: an upper bound.
    double participation = 0;
    double in_plane_share = 0;   ///< of in-plane p along the line of the best pair of open metals
    bool in_plane_pair = false;  ///< the p-p state across the vacancy (GapOptions::pair_share)
};

/// States above the valence edge and below the conduction edge, or to the last one if that was not
/// printed; ascending. @throws InputError  as band_edges
std::vector<GapState> gap_states(const EngineResult& result, const Model& model,
                                 const BandEdges& edges, const GapOptions& options);

}  // namespace anchorite::electronic
