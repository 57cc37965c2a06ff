#pragma once

#include "anchorite/anchoring/match.hpp"
#include "anchorite/anchoring/pose_model.hpp"
#include "anchorite/anchoring/registry_search.hpp"
#include "anchorite/anchoring/surface.hpp"

namespace anchorite::anchoring {

/// What every step of a match needs; lives as long as the call.
struct MatchContext {
    const Candidate& candidate;
    const Surface& surface;
    const DonorTable& donors;
    const MatchOptions& options;
};

/// Where a geometry's donors are and how far they bind.
DonorGeometry donor_geometry(const MatchContext& context, const molecule::Positions& positions);

/// The score of one registry as a function of positions.
PoseModel pose_model(const MatchContext& context, const std::vector<Assignment>& assignments);

/// What a registry could be worth once relaxation has removed its clash [score units].
double promise(const Registry& registry);

/// Adds to a registry's strain [kJ/mol]; negative where the molecule's minimum was found lower.
void add_strain(Registry& registry, double more, const ScoreOptions& score);

/// Judges, labels and sorts the registries and combines them into the molecule's score.
void conclude(const MatchContext& context, MatchResult& result);

}  // namespace anchorite::anchoring
