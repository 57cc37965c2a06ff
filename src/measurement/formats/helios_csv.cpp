#include <fmt/format.h>

#include <cmath>

#include "measurement/formats/headings.hpp"
#include "measurement/formats/number_rows.hpp"
#include "measurement/formats/text_formats.hpp"

namespace anchorite::measurement {

namespace {

bool is_number_or_missing(std::string_view cell) {
    return number_of(cell).has_value() || is_missing(cell);
}

bool is_axis(std::string_view line) {
    std::vector<std::string_view> cells;
    split_cells(line, ',', cells);
    if (cells.size() < 3) return false;
    const auto corner = number_of(cells.front());
    if (corner ? *corner != 0 : !cells.front().empty()) return false;
    for (const std::string_view cell : cells) {
        if (!is_number_or_missing(cell)) return false;
    }
    return true;
}

bool is_info(std::string_view line) {
    return begins_with_word(trimmed_blanks(line), "file info");
}

bool recognises_helios_csv(std::string_view bytes) {
    const auto lines = first_lines(bytes, 1);
    if (lines.empty() || !is_axis(lines.front())) return false;
    for (const char* words : {"file info", "File info", "File Info", "FILE INFO"}) {
        if (bytes.find(words) != bytes.npos) return true;
    }
    return false;
}

/// The map without the rows and columns whose axis is NaN, which the program writes at times.
DataMap map_of(const std::vector<double>& times, const std::vector<std::vector<double>>& columns,
               std::vector<std::string>& notes) {
    DataMap map{"", {"wavelength", "nm", {}}, {"time", "", {}}, {"signal", "", {}}, {}};
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < columns[0].size(); ++row) {
        if (!std::isfinite(columns[0][row])) continue;
        rows.push_back(row);
        map.x.values.push_back(columns[0][row]);
    }
    for (std::size_t c = 0; c < times.size(); ++c) {
        if (!std::isfinite(times[c])) continue;
        map.y.values.push_back(times[c]);
        for (const std::size_t row : rows) map.values.values.push_back(columns[c + 1][row]);
    }
    const std::size_t left_out =
        (columns[0].size() - rows.size()) + (times.size() - map.y.values.size());
    if (left_out > 0) {
        notes.push_back(
            fmt::format("{} rows or columns without a wavelength or time are left out", left_out));
    }
    return map;
}

/// Units that the block behind the rows names.
void take_units(const InstrumentFile& result, DataMap& map, std::vector<std::string>& notes) {
    map.y.unit = result.find("Time units").value_or("");
    map.values.name = result.find("Z axis title").value_or("signal");
    if (map.y.unit.empty()) notes.emplace_back("the file says no unit of time");
}

InstrumentFile read_helios_csv(const RawFile& file, const TextLayout& layout) {
    const TextLines lines(file);
    require_point(lines, layout, "helios-csv");
    if (!is_axis(lines[0])) {
        lines.refuse(0, "the first row must be 0 and the times, parted by commas");
    }
    std::size_t end = 1;
    while (end < lines.size() && !is_info(lines[end])) ++end;
    InstrumentFile result;
    lines.add_note(result.notes);
    for (std::size_t i = end + 1; i < lines.size(); ++i) {
        if (!lines.blank(i)) result.header.push_back(header_entry(lines[i]));
    }
    const auto axis = read_rows(lines, 0, 1, {',', {}, 0});
    const auto columns = read_rows(lines, 1, end, {',', {}, axis.size()});
    if (columns.empty()) lines.refuse(0, "there are no rows after the times");
    std::vector<double> times;
    for (std::size_t c = 1; c < axis.size(); ++c) times.push_back(axis[c].front());
    DataMap map = map_of(times, columns, result.notes);
    take_units(result, map, result.notes);
    result.maps.push_back(std::move(map));
    return result;
}

}  // namespace

Format helios_csv_format() {
    return {.id = "helios-csv",
            .title = "Ultrafast Systems CSV (Helios, Surface Xplorer)",
            .extensions = {".csv"},
            .recognises = recognises_helios_csv,
            .read = read_helios_csv,
            .magic = "a first row of numbers that begins with 0, and a line \"file info\"",
            .content = "a map, x = wavelength, y = time"};
}

}  // namespace anchorite::measurement
