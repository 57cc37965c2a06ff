#include "anchorite/base/json.hpp"

#include <cmath>
#include <limits>

#include "anchorite/base/error.hpp"

namespace anchorite {
namespace {

using Json = nlohmann::ordered_json;

void check_finite(const Json& node, const std::string& path) {
    if (node.is_number_float() && !std::isfinite(node.get<double>())) {
        throw RunError("a result is not a finite number: " + (path.empty() ? "/" : path));
    }
    if (node.is_object()) {
        for (const auto& [key, value] : node.items()) check_finite(value, path + "/" + key);
    }
    if (node.is_array()) {
        std::size_t index = 0;
        for (const Json& value : node) check_finite(value, path + "/" + std::to_string(index++));
    }
}

}  // namespace

std::string json_text(const Json& document, int indent) {
    check_finite(document, "");
    return document.dump(indent, ' ', false, Json::error_handler_t::replace);
}

Json json_or_null(const std::optional<double>& value) {
    return value ? Json(*value) : Json(nullptr);
}

double rounded(double value, int digits) {
    if (value == 0.0 || !std::isfinite(value)) return value;
    const int exponent = digits - 1 - static_cast<int>(std::floor(std::log10(std::abs(value))));
    if (std::abs(exponent) >= std::numeric_limits<double>::max_exponent10) return value;
    // Dividing by a power of ten that is exact gives the double nearest to the decimal number.
    const double scale = std::pow(10.0, std::abs(exponent));
    return exponent >= 0 ? std::round(value * scale) / scale : std::round(value / scale) * scale;
}

Json json_columns(const Eigen::Matrix3Xd& columns, int digits) {
    Json rows = Json::array();
    for (Eigen::Index i = 0; i < columns.cols(); ++i) {
        rows.push_back({rounded(columns(0, i), digits), rounded(columns(1, i), digits),
                        rounded(columns(2, i), digits)});
    }
    return rows;
}

}  // namespace anchorite
