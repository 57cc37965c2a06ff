#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "measurement/formats/headings.hpp"
#include "measurement/formats/number_rows.hpp"
#include "measurement/formats/text_formats.hpp"

namespace anchorite::measurement {

namespace {

constexpr std::string_view calibration_key = "Time calibration:";

bool is_heading(std::string_view line) {
    std::vector<std::string_view> cells;
    split_cells(line, '\t', cells);
    return cells.size() >= 2 && same_word(cells[0], "Chan") && begins_with_word(cells[1], "Data");
}

bool recognises_horiba(std::string_view bytes) {
    const auto lines = first_lines(bytes, 40);
    const auto calibrated = [](std::string_view line) { return line.starts_with(calibration_key); };
    return std::ranges::any_of(lines, calibrated) && std::ranges::any_of(lines, is_heading);
}

/// Nanoseconds of a channel from "2.743484E-02ns/ch".
double calibration_of(const TextLines& lines, std::size_t line) {
    static constexpr std::array<std::pair<std::string_view, double>, 4> units{
        {{"ns/ch", 1}, {"ps/ch", 1e-3}, {"us/ch", 1e3}, {"s/ch", 1e9}}};
    std::string_view text = trimmed_blanks(lines[line].substr(calibration_key.size()));
    for (const auto& [unit, nanoseconds] : units) {
        if (!text.ends_with(unit)) continue;
        text = trimmed_blanks(text.substr(0, text.size() - unit.size()));
        // No channel is a thousand units wide, so a comma here parts decimals.
        const char mark = text.find(',') == text.npos ? '.' : ',';
        const auto value = number_of(text, {mark, 0});
        if (value && *value > 0) return *value * nanoseconds;
    }
    lines.refuse(line, "the time calibration must be a number above 0 in ns/ch, ps/ch or us/ch");
}

DataTable decay_table(const TextLines& lines, std::size_t heading, double calibration) {
    std::vector<std::string_view> names;
    split_cells(lines[heading], '\t', names);
    while (names.back().empty()) names.pop_back();
    auto columns = read_rows(lines, heading + 1, lines.size(), {'\t', {}, names.size()});
    if (columns.empty()) lines.refuse(heading, "there are no channels after this line");
    const double first = columns.front().front();
    for (double& channel : columns.front()) channel = (channel - first) * calibration;
    DataTable table;
    table.columns.push_back({"time", "ns", std::move(columns.front())});
    for (std::size_t c = 1; c < columns.size(); ++c) {
        table.columns.push_back({std::string(names[c]), "counts", std::move(columns[c])});
    }
    return table;
}

InstrumentFile read_horiba(const RawFile& file, const TextLayout& layout) {
    const TextLines lines(file);
    require_point(lines, layout, "horiba");
    InstrumentFile result;
    lines.add_note(result.notes);
    std::optional<double> calibration;
    std::size_t i = 0;
    for (; i < lines.size() && !is_heading(lines[i]); ++i) {
        if (lines.blank(i)) continue;
        result.header.push_back(header_entry(lines[i]));
        if (lines[i].starts_with(calibration_key)) calibration = calibration_of(lines, i);
    }
    if (i == lines.size()) lines.refuse_file("there is no line \"Chan<tab>Data\"");
    if (!calibration) {
        lines.refuse(i, "the line \"Time calibration:\" is missing before the channels");
    }
    result.tables.push_back(decay_table(lines, i, *calibration));
    result.tables.back().name = result.find("Item name").value_or("");
    result.notes.push_back(
        fmt::format("channels became times from 0 with {:.7g} ns per channel", *calibration));
    return result;
}

}  // namespace

Format horiba_format() {
    return {.id = "horiba",
            .title = "Horiba DataStation or IBH text",
            .extensions = {".txt", ".asc"},
            .recognises = recognises_horiba,
            .read = read_horiba,
            .magic = "lines \"Time calibration:\" and \"Chan Data\" among the first 40",
            .content = "a decay or instrument response, channels as ns"};
}

}  // namespace anchorite::measurement
