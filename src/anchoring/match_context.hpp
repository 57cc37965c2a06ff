#pragma once

#include "anchorite/anchoring/match.hpp"
#include "anchorite/anchoring/pose_model.hpp"
#include "anchorite/anchoring/registry_search.hpp"
#include "anchorite/anchoring/surface.hpp"

namespace anchorite::anchoring {

/// What every step of a match needs; lives as long as the call.
struct MatchContext {
    const molecule::Molecule& molecule;
    const std::vector<molecule::AnchorSite>& sites;
    const Surface& surface;
    const DonorTable& donors;
    const MatchOptions& options;
    std::vector<std::vector<int>> symmetries;  ///< of the anchors: molecule::anchor_symmetries
};

/// Lattice and molecule both considered, registries that are the same but for their labels.
struct Orbit {
    std::vector<Assignment> representative;
    int size = 0;  ///< registries in it that the lattice's symmetry alone tells apart
};

Orbit orbit_of(const MatchContext& context, const std::vector<Assignment>& assignments);

/// Lets the caller stop a long match (MatchOptions::poll).
inline void poll(const MatchContext& context) {
    if (context.options.poll) context.options.poll();
}

/// Where a geometry's donors are and how far they bind.
DonorGeometry donor_geometry(const MatchContext& context, const molecule::Positions& positions);

/// The score of one registry as a function of positions.
PoseModel pose_model(const MatchContext& context, const std::vector<Assignment>& assignments);

/// Registry::potential of donors in a geometry: strengths, less what the distance mismatch costs
/// when each of a pair's bonds leans by half of it.
double potential_of(const MatchContext& context, const DonorGeometry& geometry,
                    const std::vector<Assignment>& assignments);

/// Judges, labels and sorts the registries and combines them into the molecule's score.
void conclude(const MatchContext& context, MatchResult& result);

}  // namespace anchorite::anchoring
