#pragma once

#include "anchorite/base/progress.hpp"
#include "anchorite/study/input.hpp"
#include "anchorite/study/result.hpp"

namespace anchorite::study {

/// What a run needs beyond its input.
struct RunOptions {
    EngineCache cache;  ///< where GFN2 results are kept
    int threads = 0;    ///< at most; 0: as many as the machine runs at once
};

/// Ranks a study's molecules on its surface. Molecules that cannot be read or embedded are refused
/// with a reason and do not stop the others. The result does not depend on the number of threads.
/// @throws InputError  unusable surface or donors; every molecule is refused
/// @throws Cancelled   the callback asked for it
StudyResult run_study(const StudyInput& input, const RunOptions& options = {},
                      const ProgressCallback& progress = {});

}  // namespace anchorite::study
