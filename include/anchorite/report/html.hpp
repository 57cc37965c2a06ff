#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace anchorite::report {

/// The page that shows a study, with its results inside: one file that needs no network.
/// @param results  what results_json gives
/// @throws RunError  a number is NaN or infinite
std::string html_report(const nlohmann::ordered_json& results);

/// The page that shows where the light of a stack goes, likewise.
/// @param results  what optics_json gives
/// @throws RunError  a number is NaN or infinite
std::string html_optics(const nlohmann::ordered_json& results);

}  // namespace anchorite::report
