#include <fmt/format.h>

#include "measurement/formats/headings.hpp"
#include "measurement/formats/number_rows.hpp"
#include "measurement/formats/text_formats.hpp"
#include "measurement/formats/transposed.hpp"

namespace anchorite::measurement {

namespace {

/// Whether a file's third and fourth line are those of the format.
bool is_head(std::string_view third, std::string_view fourth) {
    const std::string_view kind = trimmed_blanks(third);
    return (same_word(kind, "Time explicit") || same_word(kind, "Wavelength explicit")) &&
           begins_with_word(trimmed_blanks(fourth), "intervalnr");
}

bool recognises_glotaran(std::string_view bytes) {
    const auto lines = first_lines(bytes, 4);
    return lines.size() >= 4 && is_head(lines[2], lines[3]);
}

InstrumentFile read_glotaran(const RawFile& file, const TextLayout& layout) {
    const TextLines lines(file);
    require_point(lines, layout, "glotaran");
    if (!is_head(lines[2], lines[3])) {
        lines.refuse(2,
                     "the third line must be \"Time explicit\" or \"Wavelength explicit\", the "
                     "fourth \"Intervalnr\" with a number");
    }
    const bool times_first = begins_with_word(trimmed_blanks(lines[2]), "Time");
    const std::size_t count =
        count_after(lines, 3, trimmed_blanks(lines[3]).substr(10), "Intervalnr");
    InstrumentFile result;
    lines.add_note(result.notes);
    for (std::size_t i = 0; i < 2; ++i) {
        if (!lines.blank(i)) result.header.push_back(header_entry(lines[i]));
    }
    result.header.push_back({"kind", std::string(trimmed_blanks(lines[2]))});
    const auto axis = read_rows(lines, 4, 5, {' ', {}, count});
    const auto rows = read_rows(lines, 5, lines.size(), {' ', {}, count + 1});
    if (axis.empty() || rows.empty()) lines.refuse_file("there are no rows after line 5, the axis");
    DataMap map;
    map.x = {"wavelength", "", {}};
    map.y = {"time", "", {}};
    map.values = {"signal", "", {}};
    std::vector<double> across;
    for (const auto& column : axis) across.push_back(column.front());
    map.x.values = times_first ? rows.front() : across;
    map.y.values = times_first ? across : rows.front();
    map.values.values = times_first ? column_by_column(rows, 1) : row_by_row(rows, 1);
    result.notes.emplace_back("the format says no units of wavelength, time and signal");
    result.maps.push_back(std::move(map));
    return result;
}

}  // namespace

Format glotaran_format() {
    return {.id = "glotaran",
            .title = "Glotaran \"Time explicit\" or \"Wavelength explicit\"",
            .extensions = {".ascii"},
            .recognises = recognises_glotaran,
            .read = read_glotaran,
            .magic =
                "the third line is \"Time explicit\" or \"Wavelength explicit\", the fourth "
                "begins with \"Intervalnr\"",
            .content = "a map, x = wavelength, y = time"};
}

}  // namespace anchorite::measurement
