#include <algorithm>

#include "measurement/formats/number_rows.hpp"
#include "measurement/formats/sweeps.hpp"
#include "measurement/formats/text_formats.hpp"

namespace anchorite::measurement {

namespace {

using Cells = std::vector<std::string_view>;

bool recognises_hzb_jv(std::string_view bytes) {
    const auto lines = first_lines(bytes, 1);
    return !lines.empty() && lines.front().starts_with("Keithley, SerialNo");
}

Cells cells_of(const TextLines& lines, std::size_t line) {
    Cells cells;
    split_cells(lines[line], '\t', cells);
    while (cells.size() > 1 && cells.back().empty()) cells.pop_back();
    return cells;
}

/// The first line that begins with a word. @throws InputError  there is none
std::size_t line_of(const TextLines& lines, std::string_view word) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (same_word(cells_of(lines, i).front(), word)) return i;
    }
    lines.refuse_file("there is no line \"" + std::string(word) + "\"");
}

/// Empty sweeps of the heading with their units: current densities where these are per area.
std::vector<DataTable> sweeps_of(const TextLines& lines, std::size_t heading) {
    const Cells names = cells_of(lines, heading), units = cells_of(lines, heading + 1);
    if (!are_units(units) || units.size() != names.size()) {
        lines.refuse(heading + 1, "this must be the units of the columns above, in brackets");
    }
    std::vector<DataTable> sweeps;
    for (std::size_t c = 1; c < names.size(); ++c) {
        const std::string unit = unit_of(units[c]);
        const std::string name = unit.find('/') == unit.npos ? "current" : "current density";
        sweeps.push_back(
            sweep_table(names[c], {"voltage", unit_of(units[0])}, {}, {name, unit}, {}));
    }
    return sweeps;
}

InstrumentFile read_hzb_jv(const RawFile& file, const TextLayout& layout) {
    const TextLines lines(file);
    const std::size_t parameters = line_of(lines, "Parameter");
    const std::size_t heading = line_of(lines, "Voltage");
    if (heading < parameters) lines.refuse(heading, "the line \"Parameter\" must stand above");
    InstrumentFile result;
    lines.add_note(result.notes);
    result.tables = sweeps_of(lines, heading);
    for (std::size_t i = 0; i < heading; ++i) {
        Cells cells = cells_of(lines, i);
        if (lines.blank(i) || i == parameters || cells.front().starts_with("***")) continue;
        const HeaderEntry entry = header_entry(lines[i], '\t');
        cells.erase(cells.begin());
        if (i < parameters) result.header.push_back(entry);
        if (i > parameters || cells.size() > 1) add_to_sweeps(entry.key, cells, result.tables);
        if (i > parameters && cells.size() != result.tables.size()) {
            lines.refuse(i, "there must be one value for each sweep");
        }
    }
    const std::size_t begin = heading + 2;
    const NumberStyle style = style_of_rows(lines, begin, lines.size(), '\t', layout);
    const auto columns =
        read_rows(lines, begin, lines.size(), {'\t', style, result.tables.size() + 1});
    if (columns.empty()) lines.refuse(heading, "there are no rows after this line");
    for (std::size_t c = 1; c < columns.size(); ++c) {
        result.tables[c - 1].columns[0].values = columns[0];
        result.tables[c - 1].columns[1].values = columns[c];
    }
    return result;
}

}  // namespace

Format hzb_jv_format() {
    return {.id = "hzb-jv",
            .title = "current-voltage sweeps of HZB's Keithley program",
            .extensions = {".txt"},
            .recognises = recognises_hzb_jv,
            .read = read_hzb_jv,
            .magic = "the first line begins with \"Keithley, SerialNo\"",
            .content = "a table for each sweep, the derived figures in its header"};
}

}  // namespace anchorite::measurement
