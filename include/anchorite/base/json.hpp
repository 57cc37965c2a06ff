#pragma once

#include <Eigen/Core>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace anchorite {

/// Text of a JSON document. Bytes that are not UTF-8 become U+FFFD.
/// @throws RunError  a number is NaN or infinite (JSON has none); the message gives its path
std::string json_text(const nlohmann::ordered_json& document, int indent = 2);

/// A number, or null where there is none on purpose.
nlohmann::ordered_json json_or_null(const std::optional<double>& value);

/// The value rounded to `digits` significant digits, so that files stay short and comparable.
double rounded(double value, int digits = 6);

/// Rows [[x, y, z], ...] of a 3 x n matrix, rounded.
nlohmann::ordered_json json_columns(const Eigen::Matrix3Xd& columns, int digits = 6);

}  // namespace anchorite
