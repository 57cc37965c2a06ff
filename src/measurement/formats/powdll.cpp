#include <fmt/format.h>

#include "measurement/formats/number_rows.hpp"
#include "measurement/formats/text_formats.hpp"

namespace anchorite::measurement {

namespace {

bool recognises_powdll(std::string_view bytes) {
    const auto lines = first_lines(bytes, 1);
    return !lines.empty() && lines.front().starts_with("'Id:");
}

/// Entries of a line of key: "value" pairs.
std::vector<HeaderEntry> pairs_of(std::string_view line) {
    std::vector<HeaderEntry> header;
    while (!line.empty()) {
        const std::size_t colon = line.find(':');
        const std::size_t open = line.find('"', colon == line.npos ? 0 : colon);
        if (colon == line.npos || open == line.npos) break;
        const std::size_t close = std::min(line.find('"', open + 1), line.size());
        header.push_back({std::string(trimmed_blanks(line.substr(0, colon))),
                          std::string(line.substr(open + 1, close - open - 1))});
        line.remove_prefix(std::min(close + 1, line.size()));
    }
    return header;
}

InstrumentFile read_powdll(const RawFile& file, const TextLayout& layout) {
    const TextLines lines(file);
    if (!recognises_powdll(file.bytes)) lines.refuse(0, "the first line must begin with \"'Id:\"");
    InstrumentFile result;
    lines.add_note(result.notes);
    result.header = pairs_of(lines[0].substr(1));
    const NumberStyle style = style_of_rows(lines, 1, lines.size(), ' ', layout);
    auto columns = read_rows(lines, 1, lines.size(), {' ', style, 0});
    if (columns.size() != 2 && columns.size() != 3) {
        lines.refuse_file(
            fmt::format("rows of two or three numbers are expected, not of {}", columns.size()));
    }
    DataTable table;
    table.columns = {{"2theta", "deg", std::move(columns[0])},
                     {"intensity", "", std::move(columns[1])}};
    if (columns.size() == 3) table.columns.push_back({"error", "", std::move(columns[2])});
    result.tables.push_back(std::move(table));
    return result;
}

}  // namespace

Format powdll_format() {
    return {.id = "powdll",
            .title = "powder pattern of PowDLL",
            .extensions = {".xy", ".xye"},
            .recognises = recognises_powdll,
            .read = read_powdll,
            .magic = "the first line begins with \"'Id:\"",
            .content = "a pattern, with errors where there is a third column"};
}

}  // namespace anchorite::measurement
