#include "measurement/formats/text_blocks.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "measurement/formats/headings.hpp"

namespace anchorite::measurement {

namespace {

using Cells = std::vector<std::string_view>;

CellKind kind_of(std::string_view cell, NumberStyle style) {
    if (number_of(cell, style)) return CellKind::number;
    return is_missing(cell) ? CellKind::unknown : CellKind::word;
}

std::size_t row_count(const TextBlock& block) {
    return block.end - block.begin - block.comments.size();
}

/// Whether a cell has one end of a pair of brackets: a program's text is no table.
bool parts_brackets(std::string_view cell) {
    int round = 0, square = 0;
    for (const char letter : cell) {
        round += (letter == '(') - (letter == ')');
        square += (letter == '[' || letter == '{') - (letter == ']' || letter == '}');
    }
    return round > 0 || square != 0;
}

/// Takes a row into a block that grows upwards; false where it does not belong to it.
bool take_row(const Cells& cells, TextReading reading, TextBlock& block) {
    if (cells.empty()) return false;
    std::vector<CellKind> kinds = block.kinds;
    const bool longer = cells.size() > kinds.size();
    const bool first = kinds.empty();
    if (cells.size() < kinds.size()) return false;
    // Only a separator of its own can tell that the cells at the end are missing.
    if (longer && !first && reading.separator == ' ') return false;
    kinds.resize(cells.size(), CellKind::unknown);
    bool any_number = false;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        const CellKind kind = kind_of(cells[c], reading.style);
        if (kind == CellKind::number && kinds[c] != CellKind::word) any_number = true;
        if (kinds[c] == CellKind::unknown) kinds[c] = kind;
        if (kinds[c] == CellKind::number && kind == CellKind::word) return false;
        // Between blanks, sentences with numbers would be rows.
        if (kind == CellKind::word && (reading.separator == ' ' || (longer && !first))) {
            return false;
        }
        if (kind == CellKind::word && parts_brackets(cells[c])) return false;
    }
    if (!any_number) return false;
    if (longer && !first) block.short_rows = row_count(block);
    block.kinds = std::move(kinds);
    return true;
}

/// Whether a line begins with a number that a comma, semicolon or tab ends.
bool begins_as_row(std::string_view line) {
    const std::size_t end = line.find_first_of(",;\t");
    return end != line.npos && number_of(line.substr(0, end));
}

/// Top of the comments that stand right above a line.
std::size_t above_comments(const TextLines& lines, std::size_t first, std::size_t line,
                           char separator) {
    const auto is_comment = [separator](std::string_view text) {
        text = trimmed_blanks(text);
        return !text.empty() && text.front() != separator &&
               std::string_view("#%;").find(text.front()) != text.npos;
    };
    while (line > first && is_comment(lines[line - 1])) --line;
    return line;
}

/// Whether a block goes on above comments: two rows that fit, whose first cells lead on to it.
bool goes_on(const TextLines& lines, std::size_t first, std::size_t line, TextReading reading,
             const TextBlock& block) {
    if (block.kinds.size() < 2) return false;
    TextBlock trial{0, 0, block.kinds, 0, {}, {}};
    Cells cells;
    std::array<double, 3> abscissa{};
    split_cells(lines[block.begin], reading.separator, cells);
    for (std::size_t i = 0; i < abscissa.size(); ++i) {
        const auto value = number_of(cells.front(), reading.style);
        if (!value) return false;
        abscissa[i] = *value;
        if (i + 1 == abscissa.size()) break;
        if (line <= first) return false;
        split_cells(lines[line - 1], reading.separator, cells);
        if (!take_row(cells, reading, trial)) return false;
        line = above_comments(lines, first, line - 1, reading.separator);
    }
    return (abscissa[0] - abscissa[1]) * (abscissa[1] - abscissa[2]) > 0;
}

bool all_numbers(const Cells& cells, NumberStyle style) {
    return !cells.empty() && std::ranges::all_of(cells, [style](std::string_view cell) {
        return cell.empty() || number_of(cell, style);
    });
}

TextBlock block_ending_at(const TextLines& lines, std::size_t first, std::size_t last,
                          TextReading reading) {
    TextBlock block{last, last, {}, 0, {}, {}};
    Cells cells;
    while (block.begin > first && !lines.blank(block.begin - 1)) {
        split_cells(lines[block.begin - 1], reading.separator, cells);
        if (take_row(cells, reading, block)) {
            --block.begin;
            continue;
        }
        const std::size_t line = block.begin;
        const std::size_t above = above_comments(lines, first, line, reading.separator);
        if (above == line ||
            !heading_cells(lines[line - 1], reading.separator, block.kinds.size()).empty()) {
            break;
        }
        if (!goes_on(lines, first, above, reading, block)) break;
        while (block.begin > above) block.comments.push_back(--block.begin);
    }
    std::ranges::reverse(block.comments);
    return block;
}

/// Top of the comments and blank lines above a line.
std::size_t above_gap(const TextLines& lines, std::size_t first, std::size_t line, char separator) {
    for (std::size_t last = line + 1; line < last;) {
        last = line;
        line = above_comments(lines, first, line, separator);
        while (line > first && lines.blank(line - 1)) --line;
    }
    return line;
}

/// Lines above a block that name its columns; a blank line may stand between.
void find_names(const TextLines& lines, std::size_t first, TextReading reading, TextBlock& block) {
    std::size_t line = block.begin;
    if (line > first && lines.blank(line - 1)) --line;
    for (int i = 0; i < 2 && line > first; ++i, --line) {
        const Cells cells = heading_cells(lines[line - 1], reading.separator, block.kinds.size());
        if (cells.empty()) return;
        block.names.insert(block.names.begin(), line - 1);
        if (!are_units(cells)) return;
    }
}

/// Whether the line right above a block is a row that does not fit, which would be lost.
bool leaves_a_row(const TextLines& lines, std::size_t first, TextReading reading,
                  const TextBlock& block) {
    if (block.begin <= first || !block.names.empty() || lines.blank(block.begin - 1)) return false;
    Cells cells;
    split_cells(lines[block.begin - 1], reading.separator, cells);
    // A row that begins with its abscissa as those below do, but holds something else.
    const bool begins_so = cells.size() > 1 && block.kinds.front() == CellKind::number &&
                           number_of(cells.front(), reading.style);
    const bool one_cell = block.kinds.size() == 1 && begins_as_row(lines[block.begin - 1]);
    return begins_so || one_cell || all_numbers(cells, reading.style);
}

/// The line to blame where a row above a block does not fit: that row, or the one below that made
/// the block wider than both.
std::size_t odd_row(const TextLines& lines, char separator, const TextBlock& block) {
    Cells above, last;
    split_cells(lines[block.begin - 1], separator, above);
    split_cells(lines[block.end - 1], separator, last);
    if (block.short_rows == 0 || above.size() != last.size()) return block.begin - 1;
    const std::vector<std::size_t> rows = rows_of(block);
    return rows[rows.size() - block.short_rows - 1];
}

/// Whether rows are a table of their own: numbers, and time stamps where the table below has them.
bool is_table(const TextLines& lines, char separator, const TextBlock& block,
              const TextBlock& below) {
    if (row_count(block) < 2 || block.kinds.empty()) return false;
    Cells cells;
    split_cells(lines[block.begin], separator, cells);
    for (std::size_t c = 0; c < block.kinds.size(); ++c) {
        if (block.kinds[c] != CellKind::word) continue;
        const bool stamp = c < cells.size() && !cells[c].empty() && cells[c].front() >= '0' &&
                           cells[c].front() <= '9';
        if (!stamp || block.kinds != below.kinds) return false;
    }
    return true;
}

/// The line that parts rows further up from the tables; nothing where there are none. Numbers
/// alone on lines are part of many a header.
std::optional<std::size_t> interruption(const TextLines& lines, std::size_t first, std::size_t end,
                                        TextReading reading, const TextBlock& top) {
    for (std::size_t line = end; line > first;) {
        const TextBlock rows = block_ending_at(lines, first, line, reading);
        const bool wide = rows.kinds.size() > 1 || top.kinds.size() == 1;
        if (wide && is_table(lines, reading.separator, rows, top)) {
            while (lines.blank(line)) ++line;
            return line;
        }
        line = std::min(line - 1, rows.begin);
    }
    return std::nullopt;
}

/// Gives a block the comments that stand between it and the one above.
void add_comments(const TextLines& lines, std::size_t above, TextBlock& block) {
    const std::size_t end = block.names.empty() ? block.begin : block.names.front();
    std::vector<std::size_t> comments;
    for (std::size_t i = above; i < end; ++i) {
        if (!lines.blank(i)) comments.push_back(i);
    }
    block.comments.insert(block.comments.begin(), comments.begin(), comments.end());
}

}  // namespace

std::vector<std::string_view> heading_cells(std::string_view line, char separator,
                                            std::size_t columns) {
    std::string_view text = trimmed_blanks(line);
    while (!text.empty() && std::string_view("#;%!'").find(text.front()) != text.npos) {
        text = text.substr(1);
    }
    // An empty first cell is the heading of a column without a name.
    if (text.data() == trimmed_blanks(line).data()) text = line;
    if (columns == 1 && begins_as_row(line)) return {};
    Cells cells;
    split_cells(text, separator, cells);
    while (cells.size() > columns && cells.back().empty()) cells.pop_back();
    if (cells.size() != columns || cells.empty()) return {};
    std::size_t numbers = 0, words = 0;
    for (const std::string_view cell : cells) {
        if (cell.empty()) continue;
        ++(number_of(cell) ? numbers : words);
    }
    // Columns named by wavelengths have one word, and two numbers or more.
    const bool named_by_numbers = !number_of(cells.front()) && columns > 2;
    return words == 0 || (numbers > 0 && !named_by_numbers) ? Cells{} : cells;
}

FoundBlocks find_blocks(const TextLines& lines, std::size_t first, TextReading reading) {
    std::vector<TextBlock> blocks;
    std::size_t end = lines.filled();
    while (end > first) {
        TextBlock block = block_ending_at(lines, first, end, reading);
        if (block.begin == block.end) break;
        if (!blocks.empty()) {
            if (!is_table(lines, reading.separator, block, blocks.back())) break;
            add_comments(lines, block.end, blocks.back());
        }
        find_names(lines, first, reading, block);
        if (leaves_a_row(lines, first, reading, block)) {
            const std::size_t odd = odd_row(lines, reading.separator, block);
            const TextBlock above = block_ending_at(lines, first, block.begin - 1, reading);
            return {{}, odd, false, odd >= block.begin || above.begin < above.end};
        }
        end = above_gap(lines, first, block.names.empty() ? block.begin : block.names.front(),
                        reading.separator);
        blocks.push_back(std::move(block));
    }
    if (blocks.empty()) return {};
    if (const auto odd = interruption(lines, first, end, reading, blocks.back())) {
        return {{}, odd, true, true};
    }
    std::ranges::reverse(blocks);
    return {std::move(blocks), std::nullopt};
}

}  // namespace anchorite::measurement
