#include "anchorite/base/value_range.hpp"

#include <charconv>
#include <cmath>
#include <string>

#include "anchorite/base/error.hpp"

namespace anchorite {
namespace {

constexpr double most_values = 100000;

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

/// What follows the number that a text begins with: "eV" of "0.1eV".
std::string_view after_number(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    static_cast<void>(error);  // a part that is no number is told where it is read
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    while (text.starts_with(' ')) text.remove_prefix(1);
    return text;
}

void share_unit(std::vector<std::string>& parts, std::size_t skip) {
    const std::string unit(after_number(std::string_view(parts.back()).substr(skip)));
    for (std::string& part : parts) {
        if (!part.empty() && after_number(part).empty() && !unit.empty()) part += " " + unit;
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
    const std::string_view step = std::string_view(parts[2]).substr(1);
    return by_factor(first, last,
                     std::string(step.substr(0, step.size() - after_number(step).size())));
}

}  // namespace anchorite
