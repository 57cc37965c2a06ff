#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anchorite/measurement/formats/instrument_file.hpp"

namespace anchorite::measurement {

/// What a column is called and in which unit.
struct Heading {
    std::string name;
    std::string unit;
};

/// Name and unit of "Voltage (V)", "J [mA/cm2]", "Time/ns", "Wavelength, nm"; the unit is empty
/// where none is told apart.
Heading heading_of(std::string_view cell);

/// Unit of "[V]" or "(V)"; the text itself where there are no brackets.
std::string unit_of(std::string_view cell);

/// Whether every cell that holds something is in brackets, as units are.
bool are_units(const std::vector<std::string_view>& cells);

/// Key and value of "key: value", "key = value", "key<tab>value"; marks of comments are dropped
/// and a line without a key gets the key "comment".
HeaderEntry header_entry(std::string_view line);

/// Key and value of a line whose first cell is the key.
HeaderEntry header_entry(std::string_view line, char separator);

}  // namespace anchorite::measurement
