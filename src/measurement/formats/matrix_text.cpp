#include <fmt/format.h>

#include <algorithm>

#include "measurement/formats/headings.hpp"
#include "measurement/formats/number_rows.hpp"
#include "measurement/formats/text_formats.hpp"
#include "measurement/formats/transposed.hpp"

namespace anchorite::measurement {

namespace {

bool is_time(std::string_view name) {
    return begins_with_word(name, "time") || begins_with_word(name, "delay");
}

char separator_of(const TextLines& lines, std::size_t line, const TextLayout& layout) {
    if (layout.separator != 0) return layout.separator;
    for (const char separator : {'\t', ';', ','}) {
        if (lines[line].find(separator) != std::string_view::npos) return separator;
    }
    return ' ';
}

struct Axes {
    Heading across;  ///< along the first row
    Heading down;    ///< along the first column
    Heading value;
};

Heading named(const TextLayout& layout, std::size_t index) {
    return {layout.names[index], index < layout.units.size() ? layout.units[index] : ""};
}

/// The axes as the user or the corner of the matrix names them.
Axes axes_of(const TextLines& lines, std::size_t first, std::string_view corner,
             const TextLayout& layout, std::vector<std::string>& notes) {
    Axes axes{{}, {}, {"signal", ""}};
    if (layout.names.size() == 2 || layout.names.size() == 3) {
        axes.across = named(layout, 0);
        axes.down = named(layout, 1);
        if (layout.names.size() == 3) axes.value = named(layout, 2);
        return axes;
    }
    const Heading down = heading_of(corner);
    if (!layout.names.empty() || (!is_time(down.name) && !begins_with_word(down.name, "wave"))) {
        lines.refuse(first,
                     "what runs along the first row and what along the first column must be "
                     "said",
                     "e.g. --columns 'wavelength [nm]' 'time [ps]': the first row, then the first "
                     "column, then the value if it has a name");
    }
    axes.down = down;
    axes.across = is_time(down.name) ? Heading{"wavelength", ""} : Heading{"time", ""};
    notes.push_back(
        fmt::format("the corner names the first column \"{}\", so the first row is "
                    "taken for {}s of no stated unit",
                    down.name, axes.across.name));
    return axes;
}

DataMap map_of(const std::vector<std::vector<double>>& columns, std::vector<double> across,
               const Axes& axes) {
    DataMap map;
    // Wavelengths are along x, whichever way the file has them.
    const bool turn = is_time(axes.across.name) && !is_time(axes.down.name);
    map.x = {axes.across.name, axes.across.unit, std::move(across)};
    map.y = {axes.down.name, axes.down.unit, columns[0]};
    if (turn) std::swap(map.x, map.y);
    map.values = {axes.value.name, axes.value.unit,
                  turn ? column_by_column(columns, 1) : row_by_row(columns, 1)};
    return map;
}

InstrumentFile read_matrix(const RawFile& file, const TextLayout& layout) {
    const TextLines lines(file);
    auto first = static_cast<std::size_t>(std::max(layout.skip, 0));
    while (first < lines.size() && lines.blank(first)) ++first;
    if (first >= lines.size()) lines.refuse_file("there is no line with numbers");
    const char separator = separator_of(lines, first, layout);
    NumberStyle style;
    if (separator != ',') style = style_of_rows(lines, first, lines.size(), separator, layout);
    InstrumentFile result;
    lines.add_note(result.notes);
    for (std::size_t i = 0; i < first; ++i) {
        if (!lines.blank(i)) result.header.push_back(header_entry(lines[i]));
    }
    std::vector<std::string_view> cells;
    split_cells(lines[first], separator, cells);
    const auto columns = read_rows(lines, first + 1, lines.size(), {separator, style, 0});
    if (columns.size() < 2) lines.refuse(first, "there is no matrix below this line");
    while (cells.size() > columns.size() && cells.back().empty()) cells.pop_back();
    const bool corner = cells.size() == columns.size();
    if (!corner && cells.size() + 1 != columns.size()) {
        lines.refuse(first,
                     fmt::format("the first row has {} numbers, the rows below have {}",
                                 cells.size(), columns.size()),
                     "lines before the matrix are left out with --skip");
    }
    std::vector<double> across;
    for (std::size_t c = corner ? 1 : 0; c < cells.size(); ++c) {
        across.push_back(number_in(lines, first, cells[c], style));
    }
    const Axes axes = axes_of(lines, first, corner ? cells.front() : "", layout, result.notes);
    result.maps.push_back(map_of(columns, std::move(across), axes));
    return result;
}

}  // namespace

Format matrix_text_format() {
    return {.id = "matrix",
            .title = "matrix of numbers as text (KiMoPack .SIA and others)",
            .extensions = {".sia", ".csv", ".txt"},
            .recognises = nullptr,
            .read = read_matrix,
            .magic = "none: --format matrix",
            .content = "a map, x = wavelength, y = time; the axes are the first row and column"};
}

}  // namespace anchorite::measurement
