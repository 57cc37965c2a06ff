#include "measurement/formats/text_blocks.hpp"

#include <algorithm>
#include <optional>

#include "measurement/formats/headings.hpp"

namespace anchorite::measurement {

namespace {

using Cells = std::vector<std::string_view>;

CellKind kind_of(std::string_view cell, NumberStyle style) {
    if (number_of(cell, style)) return CellKind::number;
    return is_missing(cell) ? CellKind::unknown : CellKind::word;
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
    }
    if (!any_number) return false;
    if (longer && !first) block.short_rows = block.end - block.begin;
    block.kinds = std::move(kinds);
    return true;
}

bool all_numbers(const Cells& cells, NumberStyle style) {
    return !cells.empty() && std::ranges::all_of(cells, [style](std::string_view cell) {
        return cell.empty() || number_of(cell, style);
    });
}

TextBlock block_ending_at(const TextLines& lines, std::size_t first, std::size_t last,
                          TextReading reading) {
    TextBlock block{last, last, {}, 0, {}};
    Cells cells;
    while (block.begin > first && !lines.blank(block.begin - 1)) {
        split_cells(lines[block.begin - 1], reading.separator, cells);
        if (!take_row(cells, reading, block)) break;
        --block.begin;
    }
    return block;
}

std::size_t above_blanks(const TextLines& lines, std::size_t first, std::size_t line) {
    while (line > first && lines.blank(line - 1)) --line;
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
    if (block.begin <= first || !block.names.empty()) return false;
    Cells cells;
    split_cells(lines[block.begin - 1], reading.separator, cells);
    // A row that begins with its abscissa as those below do, but holds something else.
    const bool begins_so = cells.size() > 1 && block.kinds.front() == CellKind::number &&
                           number_of(cells.front(), reading.style);
    return begins_so || all_numbers(cells, reading.style);
}

bool is_table_of_numbers(const TextBlock& block) {
    return block.end - block.begin >= 2 && !block.kinds.empty() &&
           std::ranges::count(block.kinds, CellKind::word) == 0;
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
    Cells cells;
    split_cells(text, separator, cells);
    while (cells.size() > columns && cells.back().empty()) cells.pop_back();
    if (cells.size() != columns || cells.empty()) return {};
    std::size_t numbers = 0, words = 0;
    for (const std::string_view cell : cells) {
        if (cell.empty()) continue;
        ++(number_of(cell) ? numbers : words);
    }
    // Columns named by wavelengths have one word, and many numbers.
    const bool named_by_numbers = !number_of(cells.front()) && columns > 3;
    return words == 0 || (numbers > 0 && !named_by_numbers) ? Cells{} : cells;
}

FoundBlocks find_blocks(const TextLines& lines, std::size_t first, TextReading reading) {
    std::vector<TextBlock> blocks;
    std::size_t end = lines.filled();
    while (end > first) {
        TextBlock block = block_ending_at(lines, first, end, reading);
        if (block.begin == block.end) break;
        if (!blocks.empty() && !is_table_of_numbers(block)) break;
        find_names(lines, first, reading, block);
        if (leaves_a_row(lines, first, reading, block)) return {{}, block.begin - 1};
        end = above_blanks(lines, first, block.names.empty() ? block.begin : block.names.front());
        blocks.insert(blocks.begin(), std::move(block));
    }
    return {std::move(blocks), std::nullopt};
}

}  // namespace anchorite::measurement
