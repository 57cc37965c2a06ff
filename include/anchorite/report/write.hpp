#pragma once

#include <filesystem>

#include "anchorite/report/results_json.hpp"
#include "anchorite/study/result.hpp"

namespace anchorite::report {

/// Writes report.html, results.json, results.csv and, for every molecule that binds,
/// poses/<name>.xyz and poses/<name>.cif into `folder`, which is created if need be.
/// @return the path of report.html
/// @throws RunError  a file cannot be written, or a number is NaN or infinite
std::filesystem::path write_report(const study::StudyResult& result,
                                   const std::filesystem::path& folder);

}  // namespace anchorite::report
