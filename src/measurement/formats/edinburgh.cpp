#include <fmt/format.h>

#include <cmath>

#include "measurement/formats/headings.hpp"
#include "measurement/formats/number_rows.hpp"
#include "measurement/formats/text_formats.hpp"

namespace anchorite::measurement {

namespace {

bool recognises_edinburgh(std::string_view bytes) {
    const auto lines = first_lines(bytes, 2);
    return lines.size() == 2 && lines[0].size() > 6 && lines[0].starts_with("Labels") &&
           std::string_view(",;\t").find(lines[0][6]) != std::string_view::npos &&
           lines[1].starts_with("Type") && lines[1].size() > 4 && lines[1][4] == lines[0][6];
}

std::vector<std::string_view> cells_after(const TextLines& lines, std::size_t end,
                                          std::string_view key, char separator) {
    std::vector<std::string_view> cells;
    for (std::size_t i = 0; i < end; ++i) {
        split_cells(lines[i], separator, cells);
        if (cells.front() == key) return cells;
    }
    return {};
}

std::string cell_or(const std::vector<std::string_view>& cells, std::size_t index) {
    return index < cells.size() ? std::string(cells[index]) : std::string();
}

/// The axis as the file names it. The programs scan wavelengths in nm and do not say so.
Heading axis_of(std::string_view text, std::vector<std::string>& notes) {
    Heading heading = heading_of(text);
    if (heading.unit.empty() && same_word(heading.name, "Wavelength")) {
        heading.unit = "nm";
        notes.emplace_back("wavelengths are in nm, in which the instrument scans");
    }
    return heading;
}

/// Tells when the rows are not those that the header promises.
void note_missing_rows(const DataTable& table, const InstrumentFile& file,
                       std::vector<std::string>& notes) {
    const auto number = [&file](std::string_view key) {
        // Of several scans, the first.
        const auto value = file.find(key);
        return value ? number_of(value->substr(0, value->find(", "))) : std::nullopt;
    };
    const auto start = number("Start"), stop = number("Stop"), step = number("Step");
    if (!start || !stop || !step || *step == 0) return;
    const double rows = std::round((*stop - *start) / *step) + 1;
    if (rows == static_cast<double>(table.rows())) return;
    notes.push_back(
        fmt::format("the header promises {:g} rows, the file has {}", rows, table.rows()));
}

InstrumentFile read_edinburgh(const RawFile& file, const TextLayout& layout) {
    const TextLines lines(file);
    if (!recognises_edinburgh(file.bytes)) {
        lines.refuse(0, "the first two lines must begin with \"Labels\" and \"Type\"");
    }
    const char separator = lines[0][6];
    std::size_t begin = 0;
    while (begin < lines.size() && !lines.blank(begin)) ++begin;
    InstrumentFile result;
    lines.add_note(result.notes);
    for (std::size_t i = 0; i < begin; ++i) {
        result.header.push_back(header_entry(lines[i], separator));
    }
    RowLayout rows{separator, {}, 0};
    if (separator == ',') require_point(lines, layout, "edinburgh");
    if (separator != ',') rows.style = style_of_rows(lines, begin, lines.size(), separator, layout);
    const auto columns = read_rows(lines, begin, lines.size(), rows);
    if (columns.empty()) lines.refuse_file("there are no rows after the header");
    const auto labels = cells_after(lines, begin, "Labels", separator);
    const auto quantities = cells_after(lines, begin, "Yaxis", separator);
    const Heading axis =
        axis_of(cell_or(cells_after(lines, begin, "Xaxis", separator), 1), result.notes);
    DataTable table;
    table.name = cell_or(cells_after(lines, begin, "Type", separator), 1);
    table.columns.push_back({axis.name, axis.unit, columns[0]});
    for (std::size_t c = 1; c < columns.size(); ++c) {
        table.columns.push_back({cell_or(labels, c), cell_or(quantities, c), columns[c]});
    }
    note_missing_rows(table, result, result.notes);
    result.tables.push_back(std::move(table));
    return result;
}

}  // namespace

Format edinburgh_format() {
    return {.id = "edinburgh",
            .title = "Edinburgh Instruments text",
            .extensions = {".csv", ".txt"},
            .recognises = recognises_edinburgh,
            .read = read_edinburgh,
            .magic = "the first two lines begin with \"Labels\" and \"Type\"",
            .content = "a table with a column for each scan"};
}

}  // namespace anchorite::measurement
