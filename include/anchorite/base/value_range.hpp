#pragma once

#include <string_view>
#include <vector>

#include "anchorite/base/units.hpp"

namespace anchorite {

/// Values in SI of "20:80:5nm" (first, last, step), "1e-10:1e-8:x10 m2/(V s)" (each so many times
/// the one before) or of a single value. A unit at the end also belongs to numbers without one.
/// @throws InputError  another count of parts, a part that cannot be read, a step that never
///                     reaches the last value, or more than 100,000 values
std::vector<double> parse_value_range(std::string_view range, Dimension dimension);

}  // namespace anchorite
