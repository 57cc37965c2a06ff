#include "anchorite/measurement/rotation.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <numbers>
#include <string>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

namespace {

constexpr double radians_per_second = 2 * std::numbers::pi / 60;  // of one turn per minute

std::string_view without_blanks(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    return text;
}

}  // namespace

RotationSpeed parse_rotation(std::string_view text) {
    RotationSpeed speed;
    const std::string_view start = without_blanks(text);
    const auto [end, problem] =
        std::from_chars(start.data(), start.data() + start.size(), speed.value);
    const auto read = static_cast<std::size_t>(end - start.data());
    std::string_view unit = without_blanks(start.substr(read));
    const bool known = unit == "rpm" || unit == "r/min" || unit == "min^-1";
    for (const std::string_view times : {"x", "×"}) {
        if (!unit.starts_with(times)) continue;
        speed.in_gravity = without_blanks(unit.substr(times.size())) == "g";
    }
    if (problem != std::errc() || !(speed.value > 0) || !std::isfinite(speed.value) ||
        known == speed.in_gravity) {
        throw InputError({}, fmt::format("\"{}\" is not a speed of rotation", text),
                         "write \"4000 rpm\" or \"4000 x g\"");
    }
    return speed;
}

double relative_acceleration(double turns_per_minute, double radius) {
    const double omega = turns_per_minute * radians_per_second;
    return omega * omega * radius / standard_gravity;
}

double turns_for_acceleration(double relative, double radius) {
    if (!(relative > 0) || !(radius > 0)) {
        throw InputError("an acceleration and a radius must be positive");
    }
    return std::sqrt(relative * standard_gravity / radius) / radians_per_second;
}

}  // namespace anchorite::measurement
