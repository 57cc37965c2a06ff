#pragma once

#include <string>
#include <vector>

#include "anchorite/base/provenance.hpp"
#include "anchorite/electronic/run.hpp"
#include "anchorite/electronic/summary.hpp"
#include "anchorite/study/survey_plan.hpp"

namespace anchorite::study {

/// A calculation that could not be had.
struct MissingRun {
    std::string name;
    std::string reason;
};

/// What a survey of trap states found.
struct SurveyResult {
    std::string title;
    Provenance provenance;
    SurveyModels models;
    electronic::ElectronicSummary summary;
    std::vector<MissingRun> missing;
    int planned = 0;   ///< calculations
    int cached = 0;    ///< results that were there already
    int computed = 0;  ///< results that an engine gave now
};

/// Runs what the cache does not hold, as far as the options let it, and sums up what there is. A
/// calculation that fails does not stop the others. All results are of one version of the engine:
/// the installed one, or that of most of the kept results.
/// @throws InputError  as prepare_models and plan_survey; a model without the groups of atoms that
///                     states are projected on
/// @throws RunError   not even the bare slab could be had
/// @throws Cancelled  the callback asked for it; what has ended is kept
SurveyResult run_survey(const electronic::SurveyInput& input, const electronic::Engine& engine,
                        const electronic::RunOptions& options, const ModelOptions& models,
                        const ProgressCallback& progress = {});

}  // namespace anchorite::study
