#pragma once

#include <vector>

namespace anchorite::numerics {

/// The median: of an even number of values the mean of the two in the middle.
/// @throws InputError  no values
double median(std::vector<double> values);

}  // namespace anchorite::numerics
