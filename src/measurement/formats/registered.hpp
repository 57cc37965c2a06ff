#pragma once

#include <vector>

#include "anchorite/measurement/formats/format.hpp"

namespace anchorite::measurement {

/// Formats of text files, the more particular ones first.
std::vector<Format> text_formats();

/// Formats of binary files and containers.
std::vector<Format> binary_formats();

}  // namespace anchorite::measurement
