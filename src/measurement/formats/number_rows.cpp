#include "measurement/formats/number_rows.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

namespace anchorite::measurement {

namespace {

constexpr double largest_count = 1e8;

std::string mark_hint(std::string_view cell, NumberStyle style) {
    const char other = style.mark == '.' ? ',' : '.';
    if (cell.find(other) == cell.npos) return {};
    return fmt::format("the decimal mark is taken to be \"{}\"; --decimal {} takes the other one",
                       style.mark, other == ',' ? "comma" : "point");
}

/// Whether a cell with a comma is a number with decimals and cannot be one with thousands.
bool only_decimals(std::string_view cell) {
    return number_of(cell, {',', 0}) && !number_of(cell, {'.', ','});
}

struct CommaEvidence {
    std::size_t point = 0, comma = 0, decimals = 0;  ///< cells
    std::size_t line = 0;                            ///< of the first comma
    std::string_view cell;
};

CommaEvidence evidence_of(const TextLines& lines, std::size_t begin, std::size_t end,
                          char separator) {
    CommaEvidence found;
    std::vector<std::string_view> cells;
    for (std::size_t i = begin; i < end; ++i) {
        split_cells(lines[i], separator, cells);
        for (const std::string_view cell : cells) {
            if (cell.find('.') != cell.npos) ++found.point;
            if (cell.find(',') == cell.npos) continue;
            if (found.comma++ == 0) {
                found.line = i;
                found.cell = cell;
            }
            if (only_decimals(cell)) ++found.decimals;
        }
    }
    return found;
}

void drop_empty_end(std::vector<std::string_view>& cells, std::size_t keep) {
    while (cells.size() > keep && cells.back().empty()) cells.pop_back();
}

}  // namespace

double number_in(const TextLines& lines, std::size_t index, std::string_view cell,
                 NumberStyle style) {
    if (const auto value = number_of(cell, style)) return *value;
    if (is_missing(cell)) return std::numeric_limits<double>::quiet_NaN();
    lines.refuse(index, fmt::format("\"{}\" is no number", cell.substr(0, 40)),
                 mark_hint(cell, style));
}

double number_after(const TextLines& lines, std::size_t index, std::string_view text,
                    std::string_view what) {
    const auto value = number_of(text);
    if (!value) {
        lines.refuse(index, fmt::format("{} must be a number, not \"{}\"", what,
                                        trimmed_blanks(text).substr(0, 40)));
    }
    return *value;
}

std::size_t count_after(const TextLines& lines, std::size_t index, std::string_view text,
                        std::string_view what) {
    const double value = number_after(lines, index, text, what);
    if (value < 0 || value > largest_count || value != std::floor(value)) {
        lines.refuse(index, fmt::format("{} must be a whole number from 0 to 1e8, not {}", what,
                                        trimmed_blanks(text).substr(0, 40)));
    }
    return static_cast<std::size_t>(value);
}

std::vector<std::vector<double>> read_rows(const TextLines& lines, std::size_t begin,
                                           std::size_t end, const RowLayout& layout) {
    std::vector<std::vector<double>> columns;
    std::vector<std::string_view> cells;
    for (std::size_t i = begin; i < end; ++i) {
        if (lines.blank(i)) continue;
        split_cells(lines[i], layout.separator, cells);
        const std::size_t wanted = columns.empty() ? layout.columns : columns.size();
        drop_empty_end(cells, wanted);
        if (wanted != 0 && cells.size() != wanted) {
            lines.refuse(i,
                         fmt::format("the row has {} columns instead of {}", cells.size(), wanted),
                         "the file may be cut off or damaged");
        }
        columns.resize(cells.size());
        for (std::size_t c = 0; c < cells.size(); ++c) {
            columns[c].push_back(number_in(lines, i, cells[c], layout.style));
        }
    }
    return columns;
}

NumberStyle style_of_rows(const TextLines& lines, std::size_t begin, std::size_t end,
                          char separator, const TextLayout& layout) {
    const CommaEvidence found = evidence_of(lines, begin, end, separator);
    if (layout.decimal_mark == ',') return {',', found.point > 0 ? '.' : '\0'};
    if (layout.decimal_mark == '.') return {'.', found.comma > 0 ? ',' : '\0'};
    if (found.comma == 0) return {};
    if (found.point > 0 && found.decimals == 0) return {'.', ','};
    if (found.point > 0) return {',', '.'};
    if (found.decimals > 0) return {',', 0};
    lines.refuse(found.line,
                 fmt::format("\"{}\" could be {:g} or {:g}", found.cell,
                             number_of(found.cell, {',', 0}).value_or(0),
                             number_of(found.cell, {'.', ','}).value_or(0)),
                 "say which with --decimal comma or --decimal point");
}

void require_point(const TextLines& lines, const TextLayout& layout, std::string_view format) {
    if (layout.decimal_mark != ',') return;
    lines.refuse_file(fmt::format("files of the format {} have a decimal point", format),
                      "leave --decimal comma out, or read the file with --format text");
}

}  // namespace anchorite::measurement
