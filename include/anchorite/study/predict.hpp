#pragma once

#include "anchorite/base/progress.hpp"
#include "anchorite/study/input.hpp"
#include "anchorite/study/result.hpp"
#include "anchorite/study/stage_cache.hpp"

namespace anchorite::study {

/// The chain after the match: yields, decays, devices and lifetimes of the control and of every
/// molecule that was not refused. Needs input.control. What a stage lacks is told in `warnings` and
/// leaves that stage and those after it out, not the ranking.
/// @throws InputError  a stack file that cannot be read or computed, at its line
/// @throws Cancelled   `progress` returned false
void add_prediction(StudyResult& result, const StudyInput& input, const StageCache& cache = {},
                    const ProgressCallback& progress = {});

}  // namespace anchorite::study
