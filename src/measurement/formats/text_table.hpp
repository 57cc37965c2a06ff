#pragma once

#include <string>
#include <vector>

#include "measurement/formats/text_reading.hpp"

namespace anchorite::measurement {

/// Tables of a block: one, or one for every label where a column of words labels the rows.
/// Columns without anything in them and a column that only counts the rows are left out, time
/// stamps become seconds, other words go into the table's header or, where they are many, away.
/// @param notes  gets what was left out or assumed
/// @throws InputError  the layout names another number of columns
std::vector<DataTable> tables_of_block(const TextLines& lines, const TextBlock& block,
                                       const TextReading& reading, const TextLayout& layout,
                                       std::vector<std::string>& notes);

}  // namespace anchorite::measurement
