#pragma once

#include <nlohmann/json.hpp>

#include "anchorite/screening/folder.hpp"
#include "anchorite/screening/journal.hpp"
#include "anchorite/screening/library.hpp"
#include "anchorite/screening/run.hpp"

namespace anchorite::screening {

/// Writes ranking.csv and summary.json from the finished results and gives the summary. It is
/// computed from the files, so it does not depend on how often the run was interrupted.
/// @throws RunError
nlohmann::ordered_json write_summary(const ScreenFolder& folder, const RunOptions& options,
                                     const LibrarySurvey& survey, const Journal& journal);

}  // namespace anchorite::screening
