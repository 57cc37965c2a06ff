#include "measurement/formats/text_reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <optional>
#include <span>

#include "measurement/formats/text_blocks.hpp"

namespace anchorite::measurement {

namespace {

/// A reading with the tables that it finds.
struct Candidate {
    TextTables tables;
    std::size_t rows = 0;                 ///< of all blocks
    std::size_t words = 0;                ///< columns that hold words
    bool has_heading = false;             ///< names for two columns or more
    std::optional<std::size_t> odd = {};  ///< line that does not fit to the rows around it
    bool interrupts = false;              ///< the odd line is no row
    bool rows_above = false;              ///< there are rows above the odd line
};

std::vector<char> separators_of(std::string_view line, const TextLayout& layout) {
    if (layout.separator != 0) return {layout.separator};
    std::vector<char> found;
    for (const char separator : {'\t', ';', ','}) {
        if (line.find(separator) != line.npos) found.push_back(separator);
    }
    if (trimmed_blanks(line).find(' ') != line.npos) found.push_back(' ');
    // A single column: any separator that does not occur reads it.
    if (found.empty() || (found.size() == 1 && found.front() == ',')) found.push_back('|');
    return found;
}

std::vector<NumberStyle> styles_of(char separator, bool any_comma, const TextLayout& layout) {
    const std::array<NumberStyle, 4> all{NumberStyle{'.', 0}, NumberStyle{',', 0},
                                         NumberStyle{'.', ','}, NumberStyle{',', '.'}};
    std::vector<NumberStyle> styles;
    for (const NumberStyle style : all) {
        if (style.mark == separator || (style.group != 0 && style.group == separator)) continue;
        if (layout.decimal_mark != 0 && style.mark != layout.decimal_mark) continue;
        if (!any_comma && style != NumberStyle{} && layout.decimal_mark == 0) continue;
        styles.push_back(style);
    }
    return styles;
}

bool any_comma_in(const TextLines& lines, std::size_t first) {
    for (std::size_t i = first; i < lines.size(); ++i) {
        if (lines[i].find(',') != std::string_view::npos) return true;
    }
    return false;
}

Candidate candidate_of(const TextLines& lines, std::size_t first, TextReading reading) {
    FoundBlocks found = find_blocks(lines, first, reading);
    Candidate candidate{{reading, std::move(found.blocks)}};
    candidate.odd = found.odd;
    candidate.interrupts = found.interrupts;
    candidate.rows_above = found.rows_above;
    if (candidate.tables.blocks.empty()) return candidate;
    for (const TextBlock& block : candidate.tables.blocks) candidate.rows += rows_of(block).size();
    const TextBlock& last = candidate.tables.blocks.back();
    candidate.words = static_cast<std::size_t>(std::ranges::count(last.kinds, CellKind::word));
    candidate.has_heading = !last.names.empty() && last.kinds.size() > 1;
    return candidate;
}

/// Numbers of one row under a reading; NaN for anything else.
std::vector<double> row_numbers(std::string_view line, TextReading reading) {
    std::vector<std::string_view> cells;
    split_cells(line, reading.separator, cells);
    std::vector<double> numbers;
    for (const std::string_view cell : cells) {
        if (const auto value = number_of(cell, reading.style)) numbers.push_back(*value);
    }
    return numbers;
}

std::string shown(std::string_view line, TextReading reading) {
    return fmt::format("{:g}", fmt::join(row_numbers(line, reading), " | "));
}

/// The first line that two readings see differently; nothing where they agree everywhere.
std::optional<std::size_t> first_difference(const TextLines& lines, const TextTables& a,
                                            const TextTables& b) {
    if (a.blocks.size() != b.blocks.size() || a.blocks.front().begin != b.blocks.front().begin) {
        return a.blocks.back().end - 1;
    }
    for (const TextBlock& block : a.blocks) {
        for (const std::size_t i : rows_of(block)) {
            if (row_numbers(lines[i], a.reading) != row_numbers(lines[i], b.reading)) return i;
        }
    }
    return std::nullopt;
}

/// Readings that could be meant: those of the most rows, of these those with the fewest columns of
/// words. A point between thousands is a reading only where no other fits.
std::vector<Candidate> plausible(std::vector<Candidate> candidates) {
    std::erase_if(candidates, [](const Candidate& each) { return each.tables.blocks.empty(); });
    std::size_t most = 0, fewest = SIZE_MAX;
    for (const Candidate& each : candidates) most = std::max(most, each.rows);
    std::erase_if(candidates, [&](const Candidate& each) { return each.rows < most; });
    for (const Candidate& each : candidates) fewest = std::min(fewest, each.words);
    std::erase_if(candidates, [&](const Candidate& each) { return each.words > fewest; });
    const auto exotic = [](const Candidate& each) {
        return each.tables.reading.style.group == '.';
    };
    if (!std::ranges::all_of(candidates, exotic)) std::erase_if(candidates, exotic);
    return candidates;
}

/// Keeps the readings with which a heading goes, if any; true where that ruled out another.
bool prefer_headed(const TextLines& lines, std::vector<Candidate>& candidates) {
    const auto bare = std::stable_partition(candidates.begin(), candidates.end(),
                                            std::mem_fn(&Candidate::has_heading));
    if (bare == candidates.end() || bare == candidates.begin()) return false;
    const bool differed = std::any_of(bare, candidates.end(), [&](const Candidate& each) {
        return first_difference(lines, candidates.front().tables, each.tables).has_value();
    });
    candidates.erase(bare, candidates.end());
    return differed;
}

[[noreturn]] void refuse_no_table(const TextLines& lines, const std::vector<Candidate>& tried) {
    const std::size_t end = lines.filled();
    for (const Candidate& each : tried) {
        if (!each.odd) continue;
        const std::size_t line = *each.odd + 1;
        if (each.interrupts) {
            lines.refuse(*each.odd, fmt::format("line {} interrupts the table", line),
                         fmt::format("let it begin with # where it is a comment; where the rows "
                                     "above are no data, leave them out with --skip {}",
                                     line));
        }
        lines.refuse(*each.odd, "the row does not have the columns of the rows below it",
                     each.rows_above
                         ? "the file may be damaged: correct the line"
                         : fmt::format("the file may be damaged; lines before the table are left "
                                       "out with --skip {}",
                                       line));
    }
    lines.refuse(end - 1, "the file does not end in a table of numbers",
                 "only tables of numbers are read; where this is one, say how its columns are "
                 "parted with --separator and --decimal");
}

}  // namespace

std::vector<std::size_t> rows_of(const TextBlock& block) {
    std::vector<std::size_t> rows;
    rows.reserve(block.end - block.begin);
    for (std::size_t i = block.begin; i < block.end; ++i) {
        if (!std::ranges::binary_search(block.comments, i)) rows.push_back(i);
    }
    return rows;
}

std::string options_of(const TextReading& reading) {
    std::string text;
    if (reading.separator == ',') text = "--separator comma ";
    if (reading.separator == ';') text = "--separator semicolon ";
    if (reading.separator == '\t') text = "--separator tab ";
    if (reading.separator == ' ') text = "--separator space ";
    return text + (reading.style.mark == ',' ? "--decimal comma" : "--decimal point");
}

TextTables find_tables(const TextLines& lines, std::size_t first, const TextLayout& layout) {
    const std::size_t end = lines.filled();
    if (end <= first) lines.refuse_file("there is no line with numbers");
    const bool any_comma = any_comma_in(lines, first);
    std::vector<Candidate> all;
    for (const char separator : separators_of(lines[end - 1], layout)) {
        for (const NumberStyle style : styles_of(separator, any_comma, layout)) {
            all.push_back(candidate_of(lines, first, {separator, style}));
        }
    }
    std::vector<Candidate> left = plausible(all);
    // What interrupts a table would be the heading of a single column.
    if (std::ranges::any_of(all, [](const Candidate& each) {
            return each.interrupts && each.tables.reading.separator != '|';
        })) {
        std::erase_if(left,
                      [](const Candidate& each) { return each.tables.reading.separator == '|'; });
    }
    if (left.empty()) refuse_no_table(lines, all);
    const bool by_heading = prefer_headed(lines, left);
    for (const Candidate& other : std::span(left).subspan(1)) {
        const auto line = first_difference(lines, left.front().tables, other.tables);
        if (!line) continue;
        const TextReading a = left.front().tables.reading, b = other.tables.reading;
        lines.refuse(
            *line,
            fmt::format("the row can be read as {} ({}) or as {} ({})", shown(lines[*line], a),
                        options_of(a), shown(lines[*line], b), options_of(b)),
            "say which with these options");
    }
    TextTables tables = left.front().tables;
    tables.decided_by_heading = by_heading;
    return tables;
}

}  // namespace anchorite::measurement
