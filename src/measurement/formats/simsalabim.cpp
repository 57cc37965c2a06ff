#include <fmt/format.h>

#include "measurement/formats/number_rows.hpp"
#include "measurement/formats/text_formats.hpp"

namespace anchorite::measurement {

namespace {

bool recognises_simsalabim(std::string_view bytes) {
    const auto lines = first_lines(bytes, 1);
    if (lines.empty()) return false;
    std::vector<std::string_view> cells;
    split_cells(lines.front(), ' ', cells);
    return cells.size() >= 2 && cells[0] == "Vext" && cells[1] == "Jext";
}

/// The manual gives voltages in V and current densities in A/m²; other columns are left without.
std::string unit_of_name(std::string_view name) {
    if (name.starts_with('V')) return "V";
    if (name.starts_with('J') || name == "errJ") return "A/m2";
    return {};
}

InstrumentFile read_simsalabim(const RawFile& file, const TextLayout& layout) {
    const TextLines lines(file);
    require_point(lines, layout, "simsalabim");
    if (!recognises_simsalabim(file.bytes)) {
        lines.refuse(0, "the first line must name the columns Vext and Jext");
    }
    std::vector<std::string_view> names;
    split_cells(lines[0], ' ', names);
    auto columns = read_rows(lines, 1, lines.size(), {' ', {}, names.size()});
    if (columns.empty()) lines.refuse(0, "there are no rows after the heading");
    InstrumentFile result;
    lines.add_note(result.notes);
    DataTable table;
    for (std::size_t c = 0; c < names.size(); ++c) {
        table.columns.push_back(
            {std::string(names[c]), unit_of_name(names[c]), std::move(columns[c])});
    }
    result.tables.push_back(std::move(table));
    return result;
}

}  // namespace

Format simsalabim_format() {
    return {.id = "simsalabim",
            .title = "SIMsalabim voltage and current",
            .extensions = {".dat"},
            .recognises = recognises_simsalabim,
            .read = read_simsalabim,
            .magic = "the first line begins with \"Vext\" and \"Jext\"",
            .content = "a table in V and A/m2"};
}

}  // namespace anchorite::measurement
