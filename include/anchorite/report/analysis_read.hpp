#pragma once

#include <nlohmann/json.hpp>

#include "anchorite/measurement/analysis.hpp"

namespace anchorite::report {

/// The analysis that analysis_json wrote. Paths of sources are file names; a number that was not
/// finite is NaN. @throws nlohmann::json::exception  of another form
measurement::Analysis analysis_from_json(const nlohmann::json& json);

}  // namespace anchorite::report
