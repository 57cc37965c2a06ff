#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "measurement/formats/headings.hpp"
#include "measurement/formats/text_blocks.hpp"
#include "measurement/formats/text_formats.hpp"
#include "measurement/formats/text_lines.hpp"
#include "measurement/formats/text_reading.hpp"
#include "measurement/formats/text_table.hpp"

namespace anchorite::measurement {

namespace {

/// What a file is that is text, but no table; empty where that is not plain.
std::string other_kind(std::string_view bytes) {
    const auto lines = first_lines(bytes, 400);
    const std::string_view first = lines.empty() ? "" : trimmed_blanks(lines.front());
    const auto any = [&lines](std::string_view beginning) {
        return std::ranges::any_of(lines, [&](std::string_view line) {
            return begins_with_word(trimmed_blanks(line), beginning);
        });
    };
    if (first == "{" || first == "[" || first.starts_with("{\"") || first.starts_with("[{")) {
        return "JSON";
    }
    if (first.starts_with("<")) return "XML or HTML";
    if (any("data_") && any("loop_")) return "a crystal structure (CIF), not a measurement";
    if (first.starts_with("COMM") && any("! Files =>")) {
        return "a FullProf input file (.pcr), not a measurement";
    }
    return {};
}

bool is_text(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
    const std::string_view head = bytes.substr(0, 65536);
    return std::ranges::none_of(head, [](char letter) {
        const auto code = static_cast<unsigned char>(letter);
        return code < 0x20 && letter != '\t' && letter != '\n' && letter != '\r' &&
               letter != '\f' && letter != '\x1A';
    });
}

void read_header(const TextLines& lines, std::size_t end, std::vector<HeaderEntry>& header) {
    for (std::size_t i = 0; i < end; ++i) {
        HeaderEntry entry = header_entry(lines[i]);
        if (entry.key == "comment" && entry.value.find_first_not_of("-*=+ ") == std::string::npos) {
            continue;  // a ruled line
        }
        header.push_back(std::move(entry));
    }
}

void note_reading(const TextTables& tables, std::vector<std::string>& notes) {
    const TextReading& reading = tables.reading;
    if (reading.style.group != 0) {
        notes.push_back(fmt::format("\"{}\" parts thousands", reading.style.group));
    }
    if (reading.style.mark == ',') notes.emplace_back("the decimal mark is a comma");
    if (tables.decided_by_heading) {
        notes.push_back(
            fmt::format("the heading shows how the columns are parted: {}", options_of(reading)));
    }
}

/// Says where numbers name the columns: they can be the axis of a matrix.
void note_axis(const TextLines& lines, const TextTables& tables, std::vector<std::string>& notes) {
    const TextBlock& block = tables.blocks.front();
    if (block.names.empty()) return;
    const auto cells =
        heading_cells(lines[block.names.front()], tables.reading.separator, block.kinds.size());
    const auto numbers = std::ranges::count_if(
        cells, [](std::string_view cell) { return number_of(cell).has_value(); });
    if (numbers < 2) return;
    notes.emplace_back(
        "numbers name the columns; where they are the axis of a matrix, read it with "
        "--format matrix");
}

/// Refuses a first row without an abscissa: it is the axis of a matrix.
void refuse_matrix(const TextLines& lines, const TextTables& tables) {
    const TextBlock& block = tables.blocks.front();
    if (!block.names.empty() || block.kinds.size() < 3 || block.end - block.begin < 2) return;
    std::vector<std::string_view> cells;
    split_cells(lines[block.begin], tables.reading.separator, cells);
    const bool axis = cells.front().empty() &&
                      std::ranges::all_of(std::span(cells).subspan(1), [&](std::string_view cell) {
                          return number_of(cell, tables.reading.style).has_value();
                      });
    if (!axis) return;
    lines.refuse(block.begin, "this row has no first cell, as the axis of a matrix has none",
                 "matrices are read with --format matrix");
}

InstrumentFile read_text(const RawFile& file, const TextLayout& layout) {
    const std::string other = other_kind(file.bytes);
    const TextLines lines(file);
    if (!other.empty()) {
        lines.refuse_file(fmt::format("this is {}", other),
                          "only files with tables of numbers are read");
    }
    const auto first = static_cast<std::size_t>(std::max(layout.skip, 0));
    const TextTables tables = find_tables(lines, first, layout);
    refuse_matrix(lines, tables);
    InstrumentFile result;
    lines.add_note(result.notes);
    note_reading(tables, result.notes);
    note_axis(lines, tables, result.notes);
    const TextBlock& top = tables.blocks.front();
    read_header(lines, top.names.empty() ? top.begin : top.names.front(), result.header);
    for (const TextBlock& block : tables.blocks) {
        auto found = tables_of_block(lines, block, tables.reading, layout, result.notes);
        std::ranges::move(found, std::back_inserter(result.tables));
    }
    return result;
}

}  // namespace

Format delimited_text_format() {
    return {.id = "text",
            .title = "tables of numbers as text",
            .extensions = {".csv", ".txt", ".dat", ".tsv", ".xy", ".xye"},
            .recognises = is_text,
            .read = read_text,
            .fallback = true,
            .magic = "text of which no other format is recognised",
            .content = "a table for each block of rows; refused where it can be read in two ways"};
}

}  // namespace anchorite::measurement
