#include "anchorite/base/value_range.hpp"

#include <cmath>
#include <string>

#include "anchorite/base/error.hpp"

namespace anchorite {
namespace {

constexpr double most_values = 100000;
constexpr std::string_view number_letters = "0123456789.+-eE ";

/// The texts between the colons, each with the unit that the last one has.
std::vector<std::string> parts_of(std::string_view range) {
    std::vector<std::string> parts;
    while (true) {
        const auto end = std::min(range.find(':'), range.size());
        parts.emplace_back(range.substr(0, end));
        if (end == range.size()) break;
        range.remove_prefix(end + 1);
    }
    if (parts.size() != 1 && parts.size() != 3) throw InputError("it has to be FIRST:LAST:STEP");
    return parts;
}

void share_unit(std::vector<std::string>& parts, std::size_t skip) {
    const std::string& last = parts.back();
    const auto unit_at = last.find_first_not_of(number_letters, skip);
    const std::string unit = unit_at == std::string::npos ? "" : last.substr(unit_at);
    for (std::string& part : parts) {
        const bool bare = part.find_first_not_of(number_letters) == std::string::npos;
        if (bare && !part.empty()) part += unit.empty() ? "" : " " + unit;
    }
}

std::vector<double> by_steps(double first, double last, double step) {
    const double steps = (last - first) / step;
    if (!(steps >= 0) || !std::isfinite(steps)) {
        throw InputError("the step never reaches the last value");
    }
    if (steps > most_values) throw InputError("more than 100000 values");
    std::vector<double> values;
    for (int i = 0; i <= static_cast<int>(std::floor(steps + 1e-6)); ++i) {
        values.push_back(first + i * step);
    }
    return values;
}

std::vector<double> by_factor(double first, double last, const std::string& factor) {
    const double ratio = parse_quantity(factor, Dimension::number);
    const double steps = std::log(last / first) / std::log(ratio);
    if (!(ratio > 0) || !(steps >= 0) || !std::isfinite(steps)) {
        throw InputError("the factor never reaches the last value");
    }
    if (steps > most_values) throw InputError("more than 100000 values");
    std::vector<double> values;
    for (int i = 0; i <= static_cast<int>(std::floor(steps + 1e-6)); ++i) {
        values.push_back(first * std::pow(ratio, i));
    }
    return values;
}

}  // namespace

std::vector<double> parse_value_range(std::string_view range, Dimension dimension) {
    std::vector<std::string> parts = parts_of(range);
    const bool factor = parts.size() == 3 && parts.back().starts_with('x');
    share_unit(parts, factor ? 1 : 0);
    const double first = parse_quantity(parts.front(), dimension);
    if (parts.size() == 1) return {first};
    const double last = parse_quantity(parts[1], dimension);
    if (!factor) return by_steps(first, last, parse_quantity(parts[2], dimension));
    const auto unit_at = parts[2].find_first_not_of(number_letters, 1);
    return by_factor(first, last, parts[2].substr(1, unit_at - 1));
}

}  // namespace anchorite
