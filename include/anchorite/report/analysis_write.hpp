#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <vector>

#include "anchorite/measurement/analysis.hpp"
#include "anchorite/report/optics_write.hpp"

namespace anchorite::report {

/// Version of the format below; raised when a reader would have to change.
constexpr int analysis_format_version = 1;

/// Everything an analysis gives: sources with their hashes, settings, estimates with errors and
/// definitions, tables, figures as numbers (docs/measurement.md).
nlohmann::ordered_json analysis_json(const measurement::Analysis& analysis);

/// One file for the estimates, one a table and one a figure, with units in the column names.
std::vector<CsvFile> analysis_csv(const measurement::Analysis& analysis);

/// The page that shows an analysis: one file that needs no network.
/// @param results  what analysis_json gives
/// @throws RunError  a number is NaN or infinite
std::string html_analysis(const nlohmann::ordered_json& results);

/// Writes analysis.html, analysis.json and the CSV files into `folder`, which is created if need
/// be.
/// @return the path of analysis.html
/// @throws RunError  a file cannot be written, or a number is NaN or infinite
std::filesystem::path write_analysis(const measurement::Analysis& analysis,
                                     const std::filesystem::path& folder);

}  // namespace anchorite::report
