#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "measurement/formats/headings.hpp"
#include "measurement/formats/number_rows.hpp"
#include "measurement/formats/text_formats.hpp"

namespace anchorite::measurement {

namespace {

using Cells = std::vector<std::string_view>;

/// What a Keithley sends for a reading beyond its range (SCPI 1999, 7.2.1.4).
constexpr double beyond_range = 9.9e37;

char separator_of(std::string_view line) {
    return line.find('\t') == line.npos ? ',' : '\t';
}

bool is_heading(std::string_view line) {
    Cells cells;
    split_cells(line, separator_of(line), cells);
    return cells.size() > 1 && std::ranges::any_of(cells, [](std::string_view cell) {
               return cell.starts_with("SMU-") && cell.ends_with(')');
           });
}

bool recognises_kickstart(std::string_view bytes) {
    return std::ranges::any_of(first_lines(bytes, 100), is_heading);
}

bool is_row(const TextLines& lines, std::size_t line, char separator, std::size_t columns) {
    Cells cells;
    split_cells(lines[line], separator, cells);
    while (cells.size() > columns && cells.back().empty()) cells.pop_back();
    return cells.size() == columns && number_of(cells.front());
}

/// A column of rows [begin, end); nothing where it holds words.
std::optional<std::vector<double>> column_at(const TextLines& lines, std::size_t begin,
                                             std::size_t end, char separator, std::size_t index,
                                             std::size_t& overflows) {
    std::vector<double> values;
    Cells cells;
    for (std::size_t i = begin; i < end; ++i) {
        split_cells(lines[i], separator, cells);
        const auto value = number_of(cells[index]);
        if (!value && !is_missing(cells[index])) return std::nullopt;
        const bool beyond = value && std::abs(*value) >= beyond_range;
        overflows += beyond ? 1 : 0;
        values.push_back(value && !beyond ? *value : std::numeric_limits<double>::quiet_NaN());
    }
    return values;
}

/// First line behind the rows; lines of another kind follow, but no more rows.
std::size_t rows_end(const TextLines& lines, std::size_t begin, char separator,
                     std::size_t columns) {
    std::size_t end = begin;
    while (end < lines.size() && is_row(lines, end, separator, columns)) ++end;
    if (end == begin) lines.refuse(begin - 1, "there are no rows after this line");
    for (std::size_t i = end; i < lines.size(); ++i) {
        if (!is_row(lines, i, separator, columns)) continue;
        lines.refuse(end, "this line among the rows is none", "the file may be damaged");
    }
    return end;
}

DataTable table_of(const TextLines& lines, std::size_t begin, std::size_t end, char separator,
                   const Cells& names, std::vector<std::string>& notes) {
    DataTable table;
    std::size_t overflows = 0;
    for (std::size_t c = 0; c < names.size(); ++c) {
        auto values = column_at(lines, begin, end, separator, c, overflows);
        const Heading name = heading_of(names[c]);
        if (values) {
            table.columns.push_back({name.name, name.unit, std::move(*values)});
        } else {
            notes.push_back(fmt::format("the column \"{}\" holds words and is left out", names[c]));
        }
    }
    if (overflows > 0) {
        notes.push_back(
            fmt::format("{} readings were beyond the range (9.9E37) and are left out", overflows));
    }
    return table;
}

void add_header(const TextLines& lines, std::size_t begin, std::size_t end,
                std::vector<HeaderEntry>& header) {
    for (std::size_t i = begin; i < end; ++i) {
        if (!lines.blank(i)) header.push_back(header_entry(lines[i], separator_of(lines[i])));
    }
}

InstrumentFile read_kickstart(const RawFile& file, const TextLayout& layout) {
    const TextLines lines(file);
    require_point(lines, layout, "kickstart");
    std::size_t heading = 0;
    while (heading < lines.size() && !is_heading(lines[heading])) ++heading;
    if (heading == lines.size()) lines.refuse_file("there is no heading with \"SMU-1 ... (V)\"");
    const char separator = separator_of(lines[heading]);
    Cells names;
    split_cells(lines[heading], separator, names);
    while (names.back().empty()) names.pop_back();
    const std::size_t end = rows_end(lines, heading + 1, separator, names.size());
    InstrumentFile result;
    lines.add_note(result.notes);
    add_header(lines, 0, heading, result.header);
    add_header(lines, end, lines.size(), result.header);
    result.tables.push_back(table_of(lines, heading + 1, end, separator, names, result.notes));
    return result;
}

}  // namespace

Format kickstart_format() {
    return {.id = "kickstart",
            .title = "Keithley KickStart",
            .extensions = {".csv", ".txt"},
            .recognises = recognises_kickstart,
            .read = read_kickstart,
            .magic = "a heading with \"SMU-1 ... (V)\" among the first 100 lines",
            .content = "a table of all channels; readings beyond the range are left out"};
}

}  // namespace anchorite::measurement
