#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "measurement/formats/headings.hpp"
#include "measurement/formats/number_rows.hpp"
#include "measurement/formats/text_formats.hpp"

namespace anchorite::measurement {

namespace {

bool recognises_uxd(std::string_view bytes) {
    for (const std::string_view line : first_lines(bytes, 40)) {
        const std::string_view text = trimmed_blanks(line);
        if (text.empty() || text.front() == ';') continue;
        return begins_with_word(text, "_FILEVERSION");
    }
    return false;
}

/// How the numbers of a range are written: as its marker, such as _2THETACOUNTS, says.
struct RangeKind {
    bool angles = false;  ///< each row begins with its angle
    bool rate = false;    ///< counts per second
};

std::optional<RangeKind> kind_of_marker(std::string_view line) {
    const std::string_view text = trimmed_blanks(line);
    if (same_word(text, "_2THETACOUNTS")) return RangeKind{true, false};
    if (same_word(text, "_2THETACPS")) return RangeKind{true, true};
    if (same_word(text, "_COUNTS")) return RangeKind{false, false};
    if (same_word(text, "_CPS")) return RangeKind{false, true};
    return std::nullopt;
}

HeaderEntry uxd_entry(std::string_view line) {
    HeaderEntry entry = header_entry(line);
    if (entry.key.starts_with('_')) entry.key.erase(0, 1);
    if (entry.value.size() >= 2 && entry.value.front() == '\'' && entry.value.back() == '\'') {
        entry.value = entry.value.substr(1, entry.value.size() - 2);
    }
    return entry;
}

double range_number(const TextLines& lines, std::size_t marker,
                    const std::vector<HeaderEntry>& header, std::string_view key) {
    const auto found = std::ranges::find(header, key, &HeaderEntry::key);
    const auto value = found == header.end() ? std::nullopt : number_of(found->value);
    if (!value) {
        lines.refuse(marker, fmt::format("counts without angles need a line \"_{}=\" above", key));
    }
    return *value;
}

/// Counts of a range, several to a line, in the order of the file.
std::vector<double> counts_in(const TextLines& lines, std::size_t begin, std::size_t end) {
    std::vector<double> counts;
    std::vector<std::string_view> cells;
    for (std::size_t i = begin; i < end; ++i) {
        if (lines.blank(i)) continue;
        split_cells(lines[i], ' ', cells);
        for (const std::string_view cell : cells) counts.push_back(number_in(lines, i, cell));
    }
    return counts;
}

std::size_t rows_end(const TextLines& lines, std::size_t begin) {
    std::size_t end = begin;
    while (end < lines.size() && !lines[end].starts_with('_') && !lines[end].starts_with(';')) {
        ++end;
    }
    return end;
}

DataTable range_table(const TextLines& lines, std::size_t marker, std::size_t end, RangeKind kind,
                      std::vector<HeaderEntry> header) {
    DataTable table;
    std::vector<double> angles, counts;
    if (kind.angles) {
        auto columns = read_rows(lines, marker + 1, end, {' ', {}, 2});
        columns.resize(2);
        angles = std::move(columns[0]);
        counts = std::move(columns[1]);
    } else {
        counts = counts_in(lines, marker + 1, end);
        const double start = range_number(lines, marker, header, "START");
        const double step = range_number(lines, marker, header, "STEPSIZE");
        for (std::size_t i = 0; i < counts.size(); ++i) {
            angles.push_back(start + step * static_cast<double>(i));
        }
    }
    if (counts.empty()) lines.refuse(marker, "there are no counts after this line");
    table.columns = {
        {"2theta", "deg", std::move(angles)},
        {kind.rate ? "intensity" : "counts", kind.rate ? "counts/s" : "counts", std::move(counts)}};
    table.header = std::move(header);
    return table;
}

/// Takes a line of a header; lines before the first range are the file's.
void take_header_line(const TextLines& lines, std::size_t line, InstrumentFile& result,
                      std::vector<HeaderEntry>& header) {
    const std::string_view text = trimmed_blanks(lines[line]);
    if (text.empty() || text == ";") return;
    if (text.front() != '_' && text.front() != ';') {
        lines.refuse(line, "numbers stand before a line _2THETACOUNTS or _COUNTS",
                     "_2THETACPS and _CPS are read too, other kinds are not");
    }
    const bool range = begins_with_word(text, "; (Data for Range");
    if (range && result.tables.empty() && result.header.empty()) {
        result.header = std::exchange(header, {});
    } else if (!range) {
        header.push_back(uxd_entry(text));
    }
}

InstrumentFile read_uxd(const RawFile& file, const TextLayout& layout) {
    const TextLines lines(file);
    require_point(lines, layout, "uxd");
    InstrumentFile result;
    lines.add_note(result.notes);
    std::vector<HeaderEntry> header;
    for (std::size_t i = 0; i < lines.size();) {
        const auto kind = kind_of_marker(lines[i]);
        if (!kind) {
            take_header_line(lines, i++, result, header);
            continue;
        }
        const std::size_t end = rows_end(lines, i + 1);
        result.tables.push_back(range_table(lines, i, end, *kind, std::exchange(header, {})));
        result.tables.back().name = fmt::format("range {}", result.tables.size());
        i = end;
    }
    if (result.tables.empty()) lines.refuse_file("there are no counts", "it may be cut off");
    return result;
}

}  // namespace

Format uxd_format() {
    return {.id = "uxd",
            .title = "Bruker UXD",
            .extensions = {".uxd"},
            .recognises = recognises_uxd,
            .read = read_uxd,
            .magic = "the first line that is no comment begins with \"_FILEVERSION\"",
            .content = "a table for each range"};
}

}  // namespace anchorite::measurement
