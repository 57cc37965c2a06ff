#include "anchorite/stack/scan_axis.hpp"

#include <fmt/format.h>

#include "anchorite/base/field.hpp"
#include "anchorite/base/value_range.hpp"

namespace anchorite::stack {
namespace {

bool has_unit(Dimension dimension) {
    return dimension != Dimension::number && dimension != Dimension::fraction;
}

ScanAxis named_axis(const Stack& description, std::string_view key) {
    ScanAxis axis;
    axis.name = key;
    axis.path = full_path(description, key);
    const auto schema = stack_schema();
    const FieldDescription& field = find_field(schema.description(), axis.path);
    if (field.kind != FieldKind::quantity && field.kind != FieldKind::number &&
        field.kind != FieldKind::integer) {
        throw InputError(fmt::format("'{}' is no number", field.name));
    }
    axis.dimension = field.kind == FieldKind::quantity ? field.dimension : Dimension::number;
    if (has_unit(axis.dimension)) axis.unit = suggested_units(axis.dimension).front();
    if (axis.dimension == Dimension::length) axis.unit = "nm";
    return axis;
}

/// Reads the stack at both ends of the axis, so that a value out of range is told at once.
void check_ends(const Stack& description, const ScanAxis& axis) {
    for (const double value : {axis.values.front(), axis.values.back()}) {
        variant(description, {override_of(axis, value)});
    }
}

}  // namespace

ScanAxis parse_scan_axis(std::string_view text, const Stack& description) {
    try {
        const InputOverride parts = parse_override(text);
        ScanAxis axis = named_axis(description, parts.path);
        axis.values = parse_value_range(parts.value, axis.dimension);
        check_ends(description, axis);
        return axis;
    } catch (const InputError& error) {
        throw InputError({}, fmt::format("--vary {}: {}", text, error.message()),
                         error.hint().empty()
                             ? "write KEY=FIRST:LAST:STEP with a unit, e.g. QD.thickness=20:80:5nm"
                             : error.hint());
    }
}

ScanAxis scan_axis(const Stack& description, std::string_view key, std::vector<double> values) {
    ScanAxis axis = named_axis(description, key);
    axis.values = std::move(values);
    if (!axis.values.empty()) check_ends(description, axis);
    return axis;
}

std::string heading(const ScanAxis& axis) {
    return axis.unit.empty() ? axis.name : fmt::format("{} [{}]", axis.name, axis.unit);
}

double shown(const ScanAxis& axis, double value) {
    return axis.unit.empty() ? value : to_unit(value, axis.unit, axis.dimension);
}

InputOverride override_of(const ScanAxis& axis, double value) {
    if (!has_unit(axis.dimension)) return {axis.path, fmt::format("{:.15g}", value)};
    const auto unit = suggested_units(axis.dimension).front();
    return {axis.path, format_quantity(value, unit, axis.dimension, 15)};
}

bool is_optical(const ScanAxis& axis) {
    const auto begins = [&](std::string_view start) { return axis.path.starts_with(start); };
    if (begins("layer.")) return axis.path.find(".electronic.") == std::string::npos;
    return begins("emitter.") || begins("material.") || begins("optics.") || begins("ambient.") ||
           axis.path == "device.outcoupling";
}

}  // namespace anchorite::stack
