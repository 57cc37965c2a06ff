#pragma once

#include <vector>

#include "measurement/formats/number_text.hpp"
#include "measurement/formats/text_lines.hpp"

namespace anchorite::measurement {

/// How the rows of a format are written that says so itself.
struct RowLayout {
    char separator = '\t';  ///< as split_cells takes it
    NumberStyle style = {};
    std::size_t columns = 0;  ///< 0: as many as the first row has
};

/// The number of a cell; NaN where the cell says that there is none.
/// @throws InputError  anything else, naming the line
double number_in(const TextLines& lines, std::size_t index, std::string_view cell,
                 NumberStyle style = {});

/// The number that a header line must hold.
/// @throws InputError  it is missing or no number
double number_after(const TextLines& lines, std::size_t index, std::string_view text,
                    std::string_view what);

/// A count that a header line must hold.
/// @throws InputError  it is missing, negative, not whole or above 100 million
std::size_t count_after(const TextLines& lines, std::size_t index, std::string_view text,
                        std::string_view what);

/// Columns of the rows in lines [begin, end); blank lines are passed over, empty cells at the end
/// of a row dropped. Empty where there is no row, whatever the layout announces.
/// @throws InputError  a cell that is no number, or a row of another length
std::vector<std::vector<double>> read_rows(const TextLines& lines, std::size_t begin,
                                           std::size_t end, const RowLayout& layout);

/// How numbers are written in lines [begin, end), whose separator is not a comma. A point anywhere
/// is the decimal mark; commas are it when some cell can be read in no other way.
/// @param layout  of the user; its decimal mark wins
/// @throws InputError  every comma could also part thousands; both readings are shown
NumberStyle style_of_rows(const TextLines& lines, std::size_t begin, std::size_t end,
                          char separator, const TextLayout& layout);

/// Refuses a layout whose decimal mark is not the point that a format always has.
/// @throws InputError  the user asked for a comma
void require_point(const TextLines& lines, const TextLayout& layout, std::string_view format);

}  // namespace anchorite::measurement
