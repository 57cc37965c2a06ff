#include <algorithm>

#include "measurement/formats/number_rows.hpp"
#include "measurement/formats/sweeps.hpp"
#include "measurement/formats/text_formats.hpp"

namespace anchorite::measurement {

namespace {

using Cells = std::vector<std::string_view>;

bool recognises_hydiris_jv(std::string_view bytes) {
    const auto lines = first_lines(bytes, 40);
    return lines.size() > 3 && lines[0].starts_with("Date\t") &&
           lines[1].starts_with("Location\t") &&
           std::ranges::any_of(lines, [](std::string_view line) {
               return line.starts_with("Voltage_start (V)\t");
           });
}

std::size_t next_rule(const TextLines& lines, std::size_t from) {
    while (from < lines.size() && trimmed_blanks(lines[from]) != "--") ++from;
    if (from == lines.size()) lines.refuse_file("a line \"--\" is missing", "it may be cut off");
    return from;
}

/// Quantity and sweep of "Voltage (V)_a_Forward_Dark".
std::pair<Heading, std::string_view> sweep_heading(const TextLines& lines, std::size_t line,
                                                   std::string_view cell) {
    const std::size_t close = cell.find(")_");
    if (close == cell.npos) {
        lines.refuse(line, "columns must be named as in \"Voltage (V)_a_Forward_Light\"");
    }
    return {heading_of(cell.substr(0, close + 1)), cell.substr(close + 2)};
}

std::vector<DataTable> read_sweeps(const TextLines& lines, std::size_t heading,
                                   const TextLayout& layout) {
    Cells names;
    split_cells(lines[heading], '\t', names);
    while (names.size() > 1 && names.back().empty()) names.pop_back();
    const NumberStyle style = style_of_rows(lines, heading + 1, lines.size(), '\t', layout);
    auto columns = read_rows(lines, heading + 1, lines.size(), {'\t', style, names.size()});
    if (columns.empty()) lines.refuse(heading, "there are no rows after this line");
    if (columns.size() % 2 != 0) lines.refuse(heading, "columns must stand in pairs");
    std::vector<DataTable> sweeps;
    for (std::size_t c = 0; c < columns.size(); c += 2) {
        const auto [voltage, sweep] = sweep_heading(lines, heading, names[c]);
        const auto [current, same] = sweep_heading(lines, heading, names[c + 1]);
        if (sweep != same) lines.refuse(heading, "the columns of a pair must be of one sweep");
        sweeps.push_back(
            sweep_table(sweep, voltage, std::move(columns[c]), current, std::move(columns[c + 1])));
    }
    return sweeps;
}

/// Gives the figures in lines [begin, end), below the names of their sweeps, to these.
void read_figures(const TextLines& lines, std::size_t begin, std::size_t end,
                  std::vector<DataTable>& sweeps) {
    Cells names, cells;
    split_cells(lines[begin], '\t', names);
    for (std::size_t i = begin + 1; i < end; ++i) {
        split_cells(lines[i], '\t', cells);
        for (std::size_t c = 1; c < std::min(names.size(), cells.size()); ++c) {
            const auto sweep = std::ranges::find(sweeps, names[c], &DataTable::name);
            if (sweep == sweeps.end() || names[c].empty()) continue;
            sweep->header.push_back({std::string(cells[0]), std::string(cells[c])});
        }
    }
}

InstrumentFile read_hydiris_jv(const RawFile& file, const TextLayout& layout) {
    const TextLines lines(file);
    const std::size_t head = next_rule(lines, 0);
    const std::size_t figures = next_rule(lines, head + 1);
    InstrumentFile result;
    lines.add_note(result.notes);
    for (std::size_t i = 0; i < head; ++i) result.header.push_back(header_entry(lines[i], '\t'));
    result.tables = read_sweeps(lines, figures + 1, layout);
    read_figures(lines, head + 1, figures, result.tables);
    return result;
}

}  // namespace

Format hydiris_jv_format() {
    return {.id = "hydiris-jv",
            .title = "current-voltage sweeps of HyDIRIS",
            .extensions = {".txt"},
            .recognises = recognises_hydiris_jv,
            .read = read_hydiris_jv,
            .magic = "lines \"Date\", \"Location\" and, among the first 40, \"Voltage_start (V)\"",
            .content = "a table for each sweep, the derived figures in its header"};
}

}  // namespace anchorite::measurement
