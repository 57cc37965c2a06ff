#pragma once

#include "anchorite/anchoring/match.hpp"
#include "anchorite/anchoring/surface.hpp"
#include "anchorite/study/stage_cache.hpp"

namespace anchorite::study {

/// anchoring::match, or what it gave before for the same molecule, surface, donors and options.
anchoring::MatchResult cached_match(const StageCache& cache, const anchoring::Candidate& candidate,
                                    const anchoring::Surface& surface,
                                    const anchoring::DonorTable& donors,
                                    const anchoring::MatchOptions& options);

}  // namespace anchorite::study
