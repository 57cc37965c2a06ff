#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <vector>

#include "anchorite/base/provenance.hpp"
#include "anchorite/device/fit.hpp"
#include "anchorite/measurement/analysis.hpp"
#include "anchorite/report/optics_write.hpp"

namespace anchorite::report {

/// Version of the format below; raised when a reader would have to change.
constexpr int fit_format_version = 1;

/// Everything a fit gives, with units in the keys (docs/fit.md).
nlohmann::ordered_json fit_json(const device::FitResult& result, const Provenance& provenance);

/// Parameters, their correlations, and measured values with the model's, one file a curve.
std::vector<CsvFile> fit_csv(const device::FitResult& result);

/// A fit as an analysis of measurements, for its page: each curve with the model's and its
/// residuals, parameters with their intervals, correlations.
measurement::Analysis fit_analysis(const device::FitResult& result, const Provenance& provenance);

/// Writes fit.html, fit.json and the CSV files into `folder`, which is created if need be.
/// @return the path of fit.html
/// @throws RunError  a file cannot be written, or a number is NaN or infinite
std::filesystem::path write_fit(const device::FitResult& result, const Provenance& provenance,
                                const std::filesystem::path& folder);

}  // namespace anchorite::report
