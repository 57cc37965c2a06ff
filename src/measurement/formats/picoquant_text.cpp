#include <fmt/format.h>

#include <optional>

#include "measurement/formats/headings.hpp"
#include "measurement/formats/number_rows.hpp"
#include "measurement/formats/text_formats.hpp"

namespace anchorite::measurement {

namespace {

bool recognises_picoquant_text(std::string_view bytes) {
    const auto lines = first_lines(bytes, 1);
    return !lines.empty() && lines.front().starts_with('#') &&
           lines.front().find("Histogram Data") != std::string_view::npos;
}

struct Histograms {
    std::optional<std::size_t> channels;  ///< of a curve, as the header says
    std::vector<double> widths;           ///< of the curves' channels, ns
    std::vector<std::string_view> names;  ///< "curve no." of the curves
};

bool is_width(std::string_view title) {
    return same_word(title, "#ns/bin") || same_word(title, "#ns/channel");
}

/// Takes the line under a title of the header.
void take_value(const TextLines& lines, std::size_t line, std::string_view title, Histograms& found,
                std::vector<HeaderEntry>& header) {
    header.push_back({std::string(title.substr(1)), header_entry(lines[line], '\t').key});
    std::vector<std::string_view> cells;
    split_cells(lines[line], '\t', cells);
    while (cells.size() > 1 && cells.back().empty()) cells.pop_back();
    if (same_word(title, "#channels per curve")) {
        found.channels = count_after(lines, line, cells.front(), "the number of channels");
    } else if (is_width(title)) {
        for (const std::string_view cell : cells) {
            found.widths.push_back(number_after(lines, line, cell, "the width of a channel"));
            if (!(found.widths.back() > 0)) {
                lines.refuse(line, "the width of a channel must be above 0");
            }
        }
    } else if (same_word(title, "#display curve no.")) {
        found.names = cells;
    }
    if (cells.size() > 1) header.back().value += ", " + header_entry(lines[line], '\t').value;
}

DataTable curve_table(const std::vector<double>& counts, double width, std::string_view name) {
    DataTable table;
    if (!name.empty()) table.name = fmt::format("curve {}", name);
    std::vector<double> times(counts.size());
    for (std::size_t i = 0; i < times.size(); ++i) times[i] = width * static_cast<double>(i);
    table.columns = {{"time", "ns", std::move(times)}, {"counts", "counts", counts}};
    return table;
}

/// Line of "#counts", behind everything that the header says.
std::size_t read_header(const TextLines& lines, Histograms& found,
                        std::vector<HeaderEntry>& header) {
    if (!lines[0].starts_with('#')) lines.refuse(0, "the first line must begin with #");
    header.push_back({"comment", std::string(trimmed_blanks(lines[0].substr(1)))});
    std::string_view title;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines.blank(i)) continue;
        if (lines[i].starts_with('#')) {
            title = trimmed_blanks(lines[i]);
            if (same_word(title, "#counts")) return i;
        } else if (!title.empty()) {
            take_value(lines, i, title, found, header);
            title = {};
        } else {
            lines.refuse(i, "a line that begins with # must say what this is");
        }
    }
    lines.refuse_file("there is no line \"#counts\"", "the file may be cut off");
}

InstrumentFile read_picoquant_text(const RawFile& file, const TextLayout& layout) {
    const TextLines lines(file);
    require_point(lines, layout, "picoquant-text");
    if (!recognises_picoquant_text(file.bytes)) {
        lines.refuse(0, "the first line must begin with \"#\" and have \"Histogram Data\"");
    }
    InstrumentFile result;
    lines.add_note(result.notes);
    Histograms found;
    const std::size_t begin = read_header(lines, found, result.header);
    const auto curves = read_rows(lines, begin + 1, lines.size(), {'\t', {}, 0});
    if (curves.empty()) lines.refuse(begin, "there are no counts after this line");
    if (found.widths.size() != curves.size()) {
        lines.refuse(begin, fmt::format("{} curves have {} widths of a channel (#ns/channel)",
                                        curves.size(), found.widths.size()));
    }
    if (found.channels.value_or(curves.front().size()) != curves.front().size()) {
        lines.refuse(lines.filled() - 1,
                     fmt::format("{} channels are announced, but {} are there", *found.channels,
                                 curves.front().size()),
                     "the file may be cut off");
    }
    for (std::size_t c = 0; c < curves.size(); ++c) {
        const std::string_view name = c < found.names.size() ? found.names[c] : "";
        result.tables.push_back(curve_table(curves[c], found.widths[c], name));
    }
    return result;
}

}  // namespace

Format picoquant_text_format() {
    return {.id = "picoquant-text",
            .title = "PicoQuant histograms as text",
            .extensions = {".dat", ".txt"},
            .recognises = recognises_picoquant_text,
            .read = read_picoquant_text,
            .magic = "the first line begins with \"#\" and has \"Histogram Data\"",
            .content = "a table for each curve, channels as ns"};
}

}  // namespace anchorite::measurement
