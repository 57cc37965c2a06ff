#pragma once

#include <optional>
#include <string>

#include "anchorite/measurement/kinetics/trpl_fit.hpp"

namespace anchorite::measurement {

/// "1.53 ns", in ps, ns, µs or ms as the size asks; "0" and "infinite" as words.
std::string time_text(double seconds, int digits);

/// Unit in which a time is easy to read: "ps", "ns", "µs", "ms".
std::string time_unit(double seconds);

/// A quarter of an interval's width is close to its standard error; none where an end is open.
std::optional<double> standard_error_of(const TrplQuantity& quantity);

/// Whether the interval lies within 20 % of the value.
bool is_known(const TrplQuantity& quantity);

}  // namespace anchorite::measurement
