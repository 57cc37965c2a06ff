#pragma once

#include <vector>

#include "anchorite/study/sample.hpp"
#include "anchorite/study/spread.hpp"

namespace anchorite::study {

/// Matches of every molecule at every lattice constant: [lattice constant][molecule]. The first
/// lattice constant is the nominal one.
using MatchTable = std::vector<std::vector<anchoring::MatchResult>>;

/// Gives every sample its nominal match, and score and rank with their spread over lattice
/// constants and donor strengths; returns them in rank order.
std::vector<SampleResult> ranked(std::vector<PreparedSample> samples, MatchTable matches,
                                 const anchoring::DonorTable& donors,
                                 const anchoring::ScoreOptions& score,
                                 const SpreadOptions& options);

}  // namespace anchorite::study
