#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "measurement/formats/headings.hpp"
#include "measurement/formats/number_rows.hpp"
#include "measurement/formats/text_formats.hpp"

namespace anchorite::measurement {

namespace {

/// The words between the arrows are translated; the arrows are not.
bool is_marker(std::string_view line) {
    line = trimmed_blanks(line);
    return line.starts_with(">>>>>") && line.ends_with("<<<<<");
}

bool recognises_ocean(std::string_view bytes) {
    const auto lines = first_lines(bytes, 100);
    return std::ranges::any_of(lines, is_marker);
}

std::size_t next_marker(const TextLines& lines, std::size_t from) {
    while (from < lines.size() && !is_marker(lines[from])) ++from;
    return from;
}

/// Pixels that the header announces: the entry that begins so in English; else nothing.
std::optional<std::size_t> announced(const TextLines& lines, std::size_t end) {
    for (std::size_t i = 0; i < end; ++i) {
        const std::string_view line = trimmed_blanks(lines[i]);
        if (!line.starts_with("Number of Pixels in")) continue;
        const std::size_t colon = line.rfind(':');
        if (colon == line.npos) return std::nullopt;
        return count_after(lines, i, line.substr(colon + 1), "the number of pixels");
    }
    return std::nullopt;
}

/// OceanView announces the pixels before it joins the spectra of two detectors, so that there may
/// be more rows, never fewer.
void check_pixels(const TextLines& lines, std::size_t marker, std::size_t end, std::size_t rows,
                  std::vector<std::string>& notes) {
    const std::size_t pixels = announced(lines, marker).value_or(rows);
    if (rows < pixels) {
        lines.refuse(std::min(end, lines.filled()) - 1,
                     fmt::format("{} pixels are announced, but {} are there", pixels, rows),
                     "the file may be cut off");
    }
    if (rows > pixels) {
        notes.push_back(fmt::format("{} pixels are announced, {} are there", pixels, rows));
    }
}

InstrumentFile read_ocean(const RawFile& file, const TextLayout& layout) {
    const TextLines lines(file);
    const std::size_t marker = next_marker(lines, 0);
    if (marker == lines.size()) lines.refuse_file("there is no line \">>>>>Begin ...<<<<<\"");
    const std::size_t begin = marker + 1;
    const std::size_t end = next_marker(lines, begin);
    InstrumentFile result;
    lines.add_note(result.notes);
    for (std::size_t i = 0; i < marker; ++i) {
        if (lines.blank(i) || lines[i].find_first_not_of("+- ") == std::string_view::npos) continue;
        result.header.push_back(header_entry(lines[i]));
    }
    const char separator = lines[begin].find('\t') != std::string_view::npos ? '\t' : ' ';
    const NumberStyle style = style_of_rows(lines, begin, end, separator, layout);
    if (style.mark == ',') result.notes.emplace_back("the decimal mark is a comma");
    auto columns = read_rows(lines, begin, end, {separator, style, 0});
    if (columns.size() < 2) lines.refuse(marker, "there are no rows of two numbers after this");
    check_pixels(lines, marker, end, columns[0].size(), result.notes);
    DataTable table;
    table.columns.push_back({"wavelength", "nm", std::move(columns[0])});
    for (std::size_t c = 1; c < columns.size(); ++c) {
        const std::string name = columns.size() == 2 ? "intensity" : fmt::format("intensity {}", c);
        table.columns.push_back({name, "", std::move(columns[c])});
    }
    result.tables.push_back(std::move(table));
    return result;
}

}  // namespace

Format ocean_format() {
    return {.id = "ocean",
            .title = "Ocean Optics text (SpectraSuite, OceanView)",
            .extensions = {".txt"},
            .recognises = recognises_ocean,
            .read = read_ocean,
            .magic = "a line \">>>>>...<<<<<\" among the first 100, in any language",
            .content = "a spectrum; point or comma before the decimals"};
}

}  // namespace anchorite::measurement
