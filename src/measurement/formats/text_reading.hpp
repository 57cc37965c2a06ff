#pragma once

#include <string>
#include <vector>

#include "measurement/formats/number_text.hpp"
#include "measurement/formats/text_lines.hpp"

namespace anchorite::measurement {

/// A way in which a text table can be read.
struct TextReading {
    char separator = '\t';  ///< as split_cells takes it
    NumberStyle style = {};
};

/// What the cells of a column hold; unknown where all are empty.
enum class CellKind { unknown, number, word };

/// Rows of a text file that belong together: lines [begin, end).
struct TextBlock {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<CellKind> kinds;        ///< of the columns
    std::size_t short_rows = 0;         ///< rows that end before the last column
    std::vector<std::size_t> names;     ///< lines with the columns' names and units; may be empty
    std::vector<std::size_t> comments;  ///< lines that are no rows: among them and right above
};

/// A text file's tables as one reading finds them, from top to bottom.
struct TextTables {
    TextReading reading;
    std::vector<TextBlock> blocks;
    bool decided_by_heading = false;  ///< another reading was ruled out by the heading only
};

/// The tables of a text file, in the one way in which it can be read. Its last line must be a row.
/// @param first  line from which on to look
/// @throws InputError  there is no table, or two readings give different numbers: both are shown
///                     with the options that decide
TextTables find_tables(const TextLines& lines, std::size_t first, const TextLayout& layout);

/// Lines of a block that are rows, from top to bottom.
std::vector<std::size_t> rows_of(const TextBlock& block);

/// The user's options that ask for a reading.
std::string options_of(const TextReading& reading);

}  // namespace anchorite::measurement
