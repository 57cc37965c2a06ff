#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "anchorite/report/optics_write.hpp"
#include "anchorite/study/survey.hpp"

namespace anchorite::report {

/// What electronic_json gives of a survey's summary, and which calculations are missing.
nlohmann::ordered_json survey_json(const study::SurveyResult& result);

/// Its tables: models, states in the gap, potential minima, densities of states.
std::vector<CsvFile> survey_csv(const study::SurveyResult& result);

/// Writes electronic.html, electronic.json, the CSV files and `geometries/` into `folder`, which is
/// created if need be.
/// @return the path of electronic.html
/// @throws RunError  a file cannot be written, or a number is NaN or infinite
std::filesystem::path write_survey(const study::SurveyResult& result,
                                   const std::filesystem::path& folder);

}  // namespace anchorite::report
