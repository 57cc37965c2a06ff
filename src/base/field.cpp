#include "anchorite/base/field.hpp"

#include <fmt/format.h>

#include <cmath>

namespace anchorite {
namespace {

// A length held in SI is anything from a monolayer to a substrate: the unit goes with its size.
std::string_view unit_of_length(double metres) {
    const double size = std::abs(metres);
    if (size >= 1) return "m";
    if (size >= 1e-3) return "mm";
    return size >= 1e-6 ? "µm" : "nm";
}

std::string shown_number(double value, FieldKind kind, Dimension dimension,
                         const std::string& unit) {
    if (kind != FieldKind::quantity) return fmt::format("{:.10g}", value);
    if (!unit.empty()) return fmt::format("{:.10g} {}", value, unit);
    const auto units = suggested_units(dimension);
    if (units.empty()) return fmt::format("{:.10g}", value);
    const bool length = dimension == Dimension::length;
    return format_quantity(value, length ? unit_of_length(value) : units.front(), dimension);
}

}  // namespace

bool is_written_as_text(FieldKind kind) {
    return kind == FieldKind::text || kind == FieldKind::quantity || kind == FieldKind::choice;
}

std::string shown_default(const std::variant<bool, std::int64_t, double, std::string>& value,
                          FieldKind kind, Dimension dimension, const std::string& unit) {
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
    if (const auto* number = std::get_if<double>(&value)) {
        return shown_number(*number, kind, dimension, unit);
    }
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
    return std::get<std::string>(value);
}

const FieldDescription* TableDescription::find(std::string_view key) const {
    for (const FieldDescription& field : fields) {
        if (field.name == key) return &field;
    }
    return nullptr;
}

std::vector<std::string> TableDescription::keys() const {
    std::vector<std::string> names;
    for (const FieldDescription& field : fields) names.push_back(field.name);
    return names;
}

}  // namespace anchorite
