#pragma once

#include <optional>
#include <vector>

#include "measurement/formats/text_reading.hpp"

namespace anchorite::measurement {

/// The blocks of rows that a reading finds, from top to bottom.
struct FoundBlocks {
    std::vector<TextBlock> blocks;   ///< none where the last line with anything is no row
    std::optional<std::size_t> odd;  ///< line that does not fit to the rows around it
    bool interrupts = false;         ///< the odd line is no row, but parts rows
    bool rows_above = false;         ///< there are rows above the odd line
};

/// Looks for blocks from the end of the file upwards.
/// @param first  line down to which to look
FoundBlocks find_blocks(const TextLines& lines, std::size_t first, TextReading reading);

/// Names of columns in a heading line, as many as there are columns; none where it does not fit.
std::vector<std::string_view> heading_cells(std::string_view line, char separator,
                                            std::size_t columns);

}  // namespace anchorite::measurement
