#pragma once

#include <nlohmann/json.hpp>

#include "anchorite/measurement/check.hpp"

namespace anchorite::report {

/// Version of the format below; raised when a reader would have to change.
constexpr int check_format_version = 1;

/// Counts by verdict, the rules with their tolerances, and every finding with its numbers
/// (docs/check.md).
nlohmann::ordered_json check_json(const measurement::Record& record,
                                  const measurement::CheckResult& result);

}  // namespace anchorite::report
