#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace anchorite::measurement {

/// How a file writes its numbers.
struct NumberStyle {
    char mark = '.';  ///< before the decimals
    char group = 0;   ///< between groups of three digits, as in 1,234,567; 0: none

    bool operator==(const NumberStyle&) const = default;
};

/// The number that a cell holds: digits, sign, exponent with e or d; blanks around are dropped.
/// Nothing where it holds anything else, including "nan".
std::optional<double> number_of(std::string_view cell, NumberStyle style = {});

/// Whether a cell says that there is no number: empty, NaN, Inf, n/a, --- and the like.
bool is_missing(std::string_view cell);

/// Cuts a line into cells, blanks around them dropped and quotes "..." taken off.
/// @param separator  one character; ' ' stands for any run of blanks and tabs
/// @param cells  replaced
void split_cells(std::string_view line, char separator, std::vector<std::string_view>& cells);

}  // namespace anchorite::measurement
