#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anchorite/base/error.hpp"

namespace anchorite::optics {

/// Numbers under one heading of a text file, row by row.
struct TextBlock {
    std::vector<std::string> heading;  ///< names of the columns; empty: none
    SourceLocation heading_where;
    std::vector<std::vector<double>> rows;  ///< all of one length
    std::vector<SourceLocation> places;     ///< of each row
};

/// Blocks of numbers separated by comma, semicolon, tab or blanks; a line that is no row of numbers
/// is a heading and begins a new block. `#`, `%` and `!` begin comments, the last one before the
/// numbers may be the heading.
/// @throws InputError  with the line: no numbers at all, a row of another length than the first, a
///                     row cut short, a decimal comma, NaN or infinity
std::vector<TextBlock> parse_text_columns(std::string_view text, std::string_view name);

/// Lower-case words of a heading: "Wavelength (nm)" gives wavelength, nm.
std::vector<std::string> heading_words(std::string_view heading);

/// Factor from a block's first column to metres, from its heading or else from `unit`.
/// @throws InputError  nobody states the unit, both do and differ, it is none of length, or the
///                     wavelengths that come out are not those of light
double wavelength_factor(const TextBlock& block, const std::optional<std::string>& unit);

/// What becomes of a wavelength that follows itself, as rounded ones do in published tables.
enum class Repeated { refuse, keep };

/// Puts rows into ascending order of the first column if they descend.
/// @throws InputError  at the first row out of order, or a wavelength that is not positive
void order_by_wavelength(TextBlock& block, Repeated repeated = Repeated::refuse);

}  // namespace anchorite::optics
