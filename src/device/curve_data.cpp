#include "anchorite/device/curve_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "anchorite/base/suggest.hpp"
#include "anchorite/optics/text_columns.hpp"

namespace anchorite::device {

namespace {

/// A kind of column: what its unit measures, and words of its title where units are shared.
struct Kind {
    Dimension dimension;
    std::vector<std::string_view> words;
};

const Kind voltage_kind{Dimension::voltage, {}};

Kind kind_of(Measured measured) {
    switch (measured) {
        case Measured::radiance:
            return {Dimension::radiance, {}};
        case Measured::luminance:
            return {Dimension::luminance, {}};
        case Measured::efficiency:
            return {Dimension::fraction, {"eqe", "external", "quantum"}};
        default:
            return {Dimension::current_density, {}};
    }
}

/// Columns that hold errors of others are never taken by themselves.
bool is_error(const std::vector<std::string>& words) {
    static constexpr std::array error_words{"error", "sigma", "uncertainty", "std", "sd"};
    return std::ranges::any_of(words, [](const std::string& word) {
        return std::ranges::find(error_words, word) != error_words.end();
    });
}

bool measures(std::string_view unit, Dimension dimension) {
    try {
        from_unit(1, unit, dimension);
        return true;
    } catch (const InputError&) {
        return false;
    }
}

bool is_of_kind(const MeasuredColumn& column, const Kind& kind) {
    const auto words = optics::heading_words(column.name);
    if (is_error(words)) return false;
    const bool named = kind.words.empty() || std::ranges::any_of(kind.words, [&](auto word) {
                           return std::ranges::find(words, word) != words.end();
                       });
    if (kind.dimension == Dimension::fraction) {
        return named && (column.unit.empty() || column.unit == "%");
    }
    return named && !column.unit.empty() && measures(column.unit, kind.dimension);
}

const MeasuredColumn* only_of(const MeasuredTable& table, const Kind& kind, std::string_view what) {
    const MeasuredColumn* found = nullptr;
    for (const auto& column : table.columns) {
        if (!is_of_kind(column, kind)) continue;
        if (found != nullptr) {
            throw InputError(
                table.heading,
                fmt::format("'{}' and '{}' could both be the {}", found->title, column.title, what),
                "name the one to use: y = \"...\" of the curve in the fit file");
        }
        found = &column;
    }
    return found;
}

/// Where the bracket that a title ends with opens; npos without one.
std::size_t opening(std::string_view title) {
    const char close = title.empty() ? ' ' : title.back();
    if (close != ']' && close != ')') return std::string_view::npos;
    const char open = close == ']' ? '[' : '(';
    int depth = 0;
    for (std::size_t i = title.size(); i-- > 0;) {
        depth += title[i] == close ? 1 : title[i] == open ? -1 : 0;
        if (depth == 0) return i;
    }
    return std::string_view::npos;
}

MeasuredColumn column_from(const std::string& title) {
    MeasuredColumn column;
    column.title = title;
    const auto open = opening(title);
    if (open != std::string::npos) {
        column.unit = title.substr(open + 1, title.size() - open - 2);
        column.name = title.substr(0, open);
    } else {
        column.name = title;
    }
    while (column.name.ends_with(' ')) column.name.pop_back();
    while (column.unit.starts_with(' ')) column.unit.erase(0, 1);
    while (column.unit.ends_with(' ')) column.unit.pop_back();
    return column;
}

/// To SI where the unit measures something a curve can have.
void convert(MeasuredColumn& column) {
    if (column.unit == "%") {
        for (double& value : column.values) value /= 100;
        return;
    }
    for (const auto dimension : {Dimension::voltage, Dimension::current_density,
                                 Dimension::radiance, Dimension::luminance}) {
        if (column.unit.empty() || !measures(column.unit, dimension)) continue;
        for (double& value : column.values) value = from_unit(value, column.unit, dimension);
        return;
    }
}

/// The reader of columns takes a line that does not begin with a number for a heading; among the
/// rows of a measurement it is a mistake.
void check_lines(std::string_view text, std::string_view name, const optics::TextBlock& block) {
    std::size_t number = 0;
    std::size_t row = 0;
    const std::size_t first = block.places.front().line;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const std::string line(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (row < block.places.size() && block.places[row].line == number) {
            ++row;
            continue;
        }
        const auto begin = line.find_first_not_of(" \t\r");
        const bool blank = begin == std::string::npos || line[begin] == '#' || line[begin] == '%' ||
                           line[begin] == '!';
        if (number < first || blank) continue;
        throw InputError(SourceLocation{std::string(name), number, 1, line},
                         "text where a row of numbers should be",
                         "delete the line or begin it with #");
    }
}

}  // namespace

std::string_view measured_word(Measured measured) {
    switch (measured) {
        case Measured::radiance:
            return "radiance";
        case Measured::luminance:
            return "luminance";
        case Measured::efficiency:
            return "eqe";
        case Measured::sclc:
            return "sclc";
        default:
            return "current";
    }
}

Dimension measured_dimension(Measured measured) {
    return kind_of(measured).dimension;
}

MeasuredTable parse_measured_table(std::string_view text, std::string_view name) {
    const auto blocks = optics::parse_text_columns(text, name);
    const auto& block = blocks.front();
    check_lines(text, name, block);
    if (block.heading.empty()) {
        throw InputError(block.places.front(), "the rows have no heading",
                         "begin the file with titles and units, e.g. "
                         "voltage [V],current density [mA/cm2]");
    }
    if (block.heading.size() != block.rows.front().size()) {
        throw InputError(block.heading_where,
                         fmt::format("{} titles over {} columns", block.heading.size(),
                                     block.rows.front().size()),
                         "separate titles as the numbers are, best by commas");
    }
    MeasuredTable table;
    table.heading = block.heading_where;
    table.places = block.places;
    for (std::size_t c = 0; c < block.heading.size(); ++c) {
        auto column = column_from(block.heading[c]);
        for (const auto& row : block.rows) column.values.push_back(row[c]);
        convert(column);
        table.columns.push_back(std::move(column));
    }
    return table;
}

const MeasuredColumn& column_named(const MeasuredTable& table, std::string_view name) {
    std::vector<std::string> names;
    for (const auto& column : table.columns) {
        if (column.name == name || column.title == name) return column;
        names.push_back(column.name);
    }
    throw InputError(table.heading, fmt::format("no column '{}'", name), did_you_mean(name, names));
}

const MeasuredColumn* column_of(const MeasuredTable& table, Measured measured) {
    return only_of(table, kind_of(measured), measured_word(measured));
}

const MeasuredColumn* voltage_column(const MeasuredTable& table) {
    return only_of(table, voltage_kind, "voltage");
}

}  // namespace anchorite::device
