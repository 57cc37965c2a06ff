#include "fit_curves.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/at_place.hpp"
#include "anchorite/base/text_file.hpp"

namespace anchorite::device {

namespace {

std::string titles(const MeasuredTable& table) {
    std::vector<std::string> list;
    for (const auto& column : table.columns) list.push_back("'" + column.title + "'");
    return fmt::format("{}", fmt::join(list, ", "));
}

[[noreturn]] void no_column(const MeasuredTable& table, std::string_view what) {
    throw InputError(table.heading, fmt::format("no column is recognised as {}", what),
                     "columns are " + titles(table) +
                         "; titles need units, e.g. current density [mA/cm2], or name the column");
}

/// What the values are measured against.
struct Axis {
    Abscissa kind = Abscissa::voltage;
    const MeasuredColumn* column = nullptr;
};

Axis axis_of(const CurveInput& input, const MeasuredTable& table) {
    Axis axis;
    const auto* voltage = voltage_column(table);
    axis.kind = input.against.value_or(voltage != nullptr || input.x ? Abscissa::voltage
                                                                     : Abscissa::current);
    if (input.x) {
        axis.column =
            at_place(*input.x, [&](const std::string& name) { return &column_named(table, name); });
    } else {
        axis.column =
            axis.kind == Abscissa::voltage ? voltage : column_of(table, Measured::current);
    }
    if (axis.column == nullptr) {
        no_column(table, axis.kind == Abscissa::voltage ? "voltage" : "current density");
    }
    return axis;
}

Dimension dimension_of(Abscissa axis) {
    return axis == Abscissa::voltage ? Dimension::voltage : Dimension::current_density;
}

/// Rows must follow the sweep, so that a sorted or mended file is not taken for a measurement.
void check_order(const MeasuredTable& table, const Axis& axis) {
    const auto& x = axis.column->values;
    const bool rising = x.size() < 2 || x[1] > x[0];
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (axis.kind == Abscissa::current && !(x[i] > 0)) {
            throw InputError(table.places[i], "a current density that is not positive",
                             "measure against voltage, or leave out the row");
        }
        if (i == 0 || (rising ? x[i] > x[i - 1] : x[i] < x[i - 1])) continue;
        throw InputError(table.places[i],
                         fmt::format("'{}' must rise or fall throughout", axis.column->title),
                         "give the two directions of a sweep as two curves");
    }
}

std::vector<std::size_t> rows_within(const CurveInput& input, const Axis& axis) {
    const auto limit = [&](const std::optional<Located<std::string>>& text, double otherwise) {
        if (!text) return otherwise;
        return at_place(*text, [&](const std::string& written) {
            return parse_quantity(written, dimension_of(axis.kind));
        });
    };
    const double from = limit(input.from, -INFINITY);
    const double to = limit(input.to, INFINITY);
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < axis.column->values.size(); ++i) {
        const double x = axis.column->values[i];
        if (x >= from && x <= to) rows.push_back(i);
    }
    return rows;
}

bool has_errors(const CurveInput& input) {
    return input.relative_error || input.absolute_error || input.error_column;
}

double error_of(const CurveInput& input, const MeasuredTable& table, const FitCurve& curve,
                double value, std::size_t row) {
    double square = std::pow(input.relative_error.value_or(0) * value, 2);
    if (input.absolute_error) {
        square += std::pow(at_place(*input.absolute_error,
                                    [&](const std::string& text) {
                                        return parse_quantity(text, measured_dimension(curve.kind));
                                    }),
                           2);
    }
    if (input.error_column) {
        square += std::pow(at_place(*input.error_column,
                                    [&](const std::string& name) {
                                        return column_named(table, name).values[row];
                                    }),
                           2);
    }
    if (square > 0) return std::sqrt(square);
    throw InputError(table.places[row], "the error of this value is not positive",
                     "add absolute_error to the curve, or leave out the row");
}

void add_row(const CurveInput& input, const MeasuredTable& table, const MeasuredColumn& column,
             std::size_t row, FitCurve& curve) {
    const double value = column.values[row];
    if (curve.logarithmic && !(value > 0)) {
        throw InputError(
            table.places[row], fmt::format("{:g} under '{}' has no logarithm", value, column.title),
            "begin where the signal does: from = \"...\" of the curve in a fit file, --from on the "
            "command line; or scale = \"linear\" of the curve");
    }
    curve.values.push_back(value);
    if (has_errors(input)) curve.errors.push_back(error_of(input, table, curve, value, row));
}

/// Values without a unit, or with one that measures something else, are no current or light.
void check_unit(const MeasuredTable& table, const MeasuredColumn& column, Measured kind) {
    const auto dimension = measured_dimension(kind);
    if (dimension == Dimension::fraction) {
        if (column.unit.empty() || column.unit == "%") return;
        throw InputError(table.heading,
                         fmt::format("'{}' has the unit of no efficiency", column.title),
                         "write [%], or no unit for fractions");
    }
    try {
        from_unit(1, column.unit, dimension);
    } catch (const InputError& error) {
        throw InputError(table.heading, fmt::format("'{}': {}", column.title, error.message()));
    }
}

FitCurve curve_of(const CurveInput& input, const MeasuredTable& table, const Axis& axis,
                  Measured kind, const MeasuredColumn& column) {
    check_unit(table, column, kind);
    FitCurve curve;
    curve.kind = kind;
    curve.grid.abscissa = axis.kind;
    curve.logarithmic =
        input.scale ? *input.scale == FitScale::logarithmic : kind != Measured::efficiency;
    curve.weight = input.weight;
    for (const std::size_t row : rows_within(input, axis)) {
        curve.grid.at.push_back(axis.column->values[row]);
        add_row(input, table, column, row, curve);
    }
    if (!curve.values.empty()) return curve;
    throw InputError(input.data.where,
                     fmt::format("no row of {} lies between from and to", input.data.value));
}

/// The kinds asked for with their columns.
std::vector<std::pair<Measured, const MeasuredColumn*>> columns_of(const CurveInput& input,
                                                                   const MeasuredTable& table,
                                                                   const Axis& axis) {
    std::vector<std::pair<Measured, const MeasuredColumn*>> list;
    if (input.y) {
        const auto* column =
            at_place(*input.y, [&](const std::string& name) { return &column_named(table, name); });
        list.emplace_back(input.kind ? input.kind->value : Measured::current, column);
        return list;
    }
    if (input.kind) {
        const auto* column = column_of(table, input.kind->value);
        if (column == nullptr) no_column(table, measured_word(input.kind->value));
        list.emplace_back(input.kind->value, column);
        return list;
    }
    for (const auto kind :
         {Measured::current, Measured::radiance, Measured::luminance, Measured::efficiency}) {
        const auto* column = column_of(table, kind);
        if (column != nullptr && column != axis.column) list.emplace_back(kind, column);
    }
    if (list.empty()) no_column(table, "current density, radiance, luminance or EQE");
    return list;
}

}  // namespace

std::vector<FitCurve> curves_of(const CurveInput& input, const std::filesystem::path& folder) {
    const auto path = folder / input.data.value;
    const auto text =
        at_place(input.data, [&](const std::string&) { return read_text_file(path); });
    const auto table = parse_measured_table(text, path.string());
    const auto axis = axis_of(input, table);
    check_order(table, axis);
    std::vector<FitCurve> curves;
    const auto columns = columns_of(input, table, axis);
    for (const auto& [kind, column] : columns) {
        auto& curve = curves.emplace_back(curve_of(input, table, axis, kind, *column));
        curve.name = input.name ? input.name->value : path.filename().string();
        if (columns.size() > 1) curve.name += fmt::format(" {}", measured_word(kind));
    }
    return curves;
}

}  // namespace anchorite::device
