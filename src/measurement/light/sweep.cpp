#include "anchorite/measurement/light/sweep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <numeric>

#include "anchorite/base/error.hpp"
#include "anchorite/base/lower_case.hpp"
#include "anchorite/measurement/formats/columns.hpp"

namespace anchorite::measurement {

namespace {

/// Columns of a current density, or of a current where there is none; by unit, else by name.
std::vector<const Column*> current_columns(const DataTable& table, const Column& voltage) {
    for (const Dimension dimension : {Dimension::current_density, Dimension::current}) {
        std::vector<const Column*> found;
        for (const Column& column : table.columns) {
            const bool fits = &column != &voltage && !column.unit.empty();
            if (fits && measures(column, dimension)) found.push_back(&column);
        }
        if (!found.empty()) return found;
    }
    const ColumnQuery query{
        "current density", Dimension::current_density, {"current density", "j", "jext"}, {}};
    return {&find_column(table, query)};
}

/// Whether a word stands in a name, between what is neither letter nor digit.
bool has_word(const std::string& name, std::string_view word) {
    const std::string text = lower_case(name);
    const auto at = text.find(word);
    if (at == std::string::npos) return false;
    const bool starts = at == 0 || std::isalnum(static_cast<unsigned char>(text[at - 1])) == 0;
    const auto end = at + word.size();
    return starts &&
           (end == text.size() || std::isalnum(static_cast<unsigned char>(text[end])) == 0);
}

std::optional<SweepDirection> direction_in(const std::string& name) {
    for (const std::string_view word : {"rev", "reverse", "backward", "bwd", "down"}) {
        if (has_word(name, word)) return SweepDirection::falling;
    }
    for (const std::string_view word : {"for", "fwd", "forward", "up"}) {
        if (has_word(name, word)) return SweepDirection::rising;
    }
    return std::nullopt;
}

/// Puts one part into rising order.
OneWay rising(const std::string& name, const std::vector<double>& voltage,
              std::vector<std::size_t> rows) {
    OneWay part;
    if (rows.size() < 3) {
        throw InputError(
            fmt::format("sweep \"{}\" has {} points; three are the least", name, rows.size()));
    }
    if (voltage[rows.front()] > voltage[rows.back()]) {
        part.direction = SweepDirection::falling;
        std::ranges::reverse(rows);
    }
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (voltage[rows[i]] > voltage[rows[i - 1]]) continue;
        throw InputError(fmt::format("sweep \"{}\" has the voltage {:g} V twice or out of order",
                                     name, voltage[rows[i]]));
    }
    part.rows = std::move(rows);
    return part;
}

/// Whether a voltage after these rows goes against the last step that was one.
bool turns(const std::vector<std::size_t>& rows, const std::vector<double>& voltage, double next) {
    if (rows.size() < 3) return false;
    for (std::size_t i = rows.size() - 1; i > 0; --i) {
        const double step = voltage[rows[i]] - voltage[rows[i - 1]];
        if (step != 0) return (next - voltage[rows.back()]) * step < 0;
    }
    return false;
}

/// Begins the part after a turn. A turning voltage that was recorded twice ends the one part and
/// begins the other.
void begin_part(const std::vector<double>& voltage, std::vector<std::vector<std::size_t>>& parts) {
    auto& last = parts.back();
    std::vector<std::size_t> next;
    if (voltage[last.back()] == voltage[last[last.size() - 2]]) {
        next.push_back(last.back());
        last.pop_back();
    }
    parts.push_back(std::move(next));
}

/// Parts of "20.2, 20.1, 20.1" or the same between tabs.
std::vector<std::string> parts_of(const std::string& list) {
    std::vector<std::string> parts(1);
    for (const char c : list) {
        if (c == ',' || c == '\t') {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

/// Header of one of several currents: the table's own, and of the file's entries that list as many
/// values as there are currents the one that belongs to it.
std::vector<HeaderEntry> header_of(const DataTable& table, const std::vector<HeaderEntry>& file,
                                   std::size_t index, std::size_t count) {
    std::vector<HeaderEntry> header = table.header;
    for (const auto& [key, value] : file) {
        const auto parts = parts_of(value);
        if (count > 1 && parts.size() == count) header.push_back({key, parts[index]});
    }
    return header;
}

void add_sweeps(const DataTable& table, const std::vector<HeaderEntry>& file_header,
                std::optional<double> area, std::vector<Sweep>& sweeps) {
    const Column& voltage = find_column(table, voltage_query());
    const std::vector<double> volts = column_in_si(voltage, Dimension::voltage, "V");
    const auto currents = current_columns(table, voltage);
    for (std::size_t index = 0; index < currents.size(); ++index) {
        const Column* column = currents[index];
        const std::string name =
            currents.size() > 1 || table.name.empty() ? column->name : table.name;
        const std::vector<double> density = density_of(*column, area);
        const auto parts = one_way_rows(name, volts, {density});
        for (const OneWay& part : parts) {
            Sweep sweep;
            sweep.name = name;
            sweep.direction = part.direction;
            sweep.dark_by_name = has_word(name, "dark");
            sweep.voltage = values_of_rows(volts, part.rows);
            sweep.current = values_of_rows(density, part.rows);
            if (const auto direction = direction_in(name); direction && parts.size() == 1) {
                sweep.direction = *direction;
                sweep.direction_by_name = true;
            }
            if (parts.size() > 1) sweep.name += fmt::format(", {}", name_of(sweep.direction));
            sweep.header = header_of(table, file_header, index, currents.size());
            sweeps.push_back(std::move(sweep));
        }
    }
}

}  // namespace

const ColumnQuery& voltage_query() {
    static const ColumnQuery query{
        "voltage", Dimension::voltage, {"voltage", "v", "bias", "u", "vext"}, "V"};
    return query;
}

std::vector<double> density_of(const Column& column, std::optional<double> area) {
    if (measures(column, Dimension::current_density)) {
        return column_in_si(column, Dimension::current_density);
    }
    std::vector<double> values = column_in_si(column, Dimension::current);
    if (!area) {
        throw InputError(fmt::format(
            "column \"{}\" is a current; give the device's area with --area, e.g. --area \"4 mm2\"",
            column.name));
    }
    for (double& value : values) value /= *area;
    return values;
}

std::vector<OneWay> one_way_rows(const std::string& name, const std::vector<double>& voltage,
                                 const std::vector<std::vector<double>>& others) {
    std::vector<std::vector<std::size_t>> parts(1);
    for (std::size_t i = 0; i < voltage.size(); ++i) {
        const bool whole = std::ranges::all_of(
            others, [i](const std::vector<double>& values) { return std::isfinite(values[i]); });
        if (!whole || !std::isfinite(voltage[i])) continue;
        if (turns(parts.back(), voltage, voltage[i])) begin_part(voltage, parts);
        parts.back().push_back(i);
    }
    std::vector<OneWay> out;
    for (auto& rows : parts) out.push_back(rising(name, voltage, std::move(rows)));
    return out;
}

std::vector<double> values_of_rows(const std::vector<double>& values,
                                   const std::vector<std::size_t>& rows) {
    std::vector<double> out;
    for (const std::size_t row : rows) out.push_back(values[row]);
    return out;
}

std::string_view name_of(SweepDirection direction) {
    return direction == SweepDirection::rising ? "rising" : "falling";
}

std::optional<double> area_in_header(const InstrumentFile& file) {
    for (const auto& [key, value] : file.header) {
        const auto open = key.find('[');
        const auto close = key.find(']');
        if (lower_case(key).find("area") == std::string::npos || open == std::string::npos ||
            close < open)
            continue;
        double number = 0;
        const auto begin = value.find_first_not_of(" \t");
        if (begin == std::string::npos) continue;
        const char* first = value.data() + begin;
        if (std::from_chars(first, value.data() + value.size(), number).ec != std::errc()) continue;
        return from_unit(number, key.substr(open + 1, close - open - 1), Dimension::area);
    }
    return std::nullopt;
}

std::vector<Sweep> sweeps_of(const InstrumentFile& file, std::optional<double> area) {
    if (!area) area = area_in_header(file);
    std::vector<Sweep> sweeps;
    for (const DataTable& table : file.tables) add_sweeps(table, file.header, area, sweeps);
    if (sweeps.empty()) throw InputError("the file has no table of numbers");
    return sweeps;
}

std::optional<double> on_line(const std::vector<double>& x, const std::vector<double>& y,
                              double at) {
    if (x.empty() || at < x.front() || at > x.back()) return std::nullopt;
    const auto above = std::ranges::lower_bound(x, at);
    const auto i = static_cast<std::size_t>(above - x.begin());
    if (i == 0) return y.front();
    const double part = (at - x[i - 1]) / (x[i] - x[i - 1]);
    return y[i - 1] + part * (y[i] - y[i - 1]);
}

std::vector<double> crossings(const std::vector<double>& x, const std::vector<double>& y,
                              double level) {
    std::vector<double> found;
    for (std::size_t i = 0; i + 1 < x.size(); ++i) {
        const double a = y[i] - level;
        const double b = y[i + 1] - level;
        if (a == 0) found.push_back(x[i]);
        if (a * b < 0) found.push_back(x[i] + (x[i + 1] - x[i]) * a / (a - b));
    }
    if (!y.empty() && y.back() == level) found.push_back(x.back());
    return found;
}

}  // namespace anchorite::measurement
