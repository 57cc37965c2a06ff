#pragma once

#include "anchorite/base/progress.hpp"
#include "anchorite/screening/crash_log.hpp"
#include "anchorite/screening/library.hpp"
#include "anchorite/screening/score.hpp"
#include "outputs.hpp"

namespace anchorite::screening {

/// What the pipeline of one run works with.
struct PipelineInput {
    LibraryReader& library;
    const ScoreMolecule& score;
    const ProgressCallback& progress;
    const Crashes& crashes;   ///< records to leave out
    std::size_t records = 0;  ///< in the library, for progress
    int threads = 1;
    int rows_ahead = 512;   ///< rows per thread that may wait for one before them
    double time_limit = 0;  ///< processor time per molecule [s]
};

enum class PipelineEnd { exhausted, stopped };

/// Reads, scores and writes; rows are written in the library's order. The number of records in
/// flight is bounded. Starts at the outputs' next record.
/// @throws RunError  the outputs cannot be written
PipelineEnd run_pipeline(const PipelineInput& input, Outputs& outputs);

}  // namespace anchorite::screening
