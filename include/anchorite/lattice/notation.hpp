#pragma once

#include <array>
#include <string>

#include "anchorite/lattice/slab.hpp"

namespace anchorite::lattice {

/// Miller indices from "1,0,0", "1 0 0" or, where each is one digit, "100".
/// @throws InputError  anything but three integers
std::array<int, 3> parse_hkl(const std::string& text);

/// A vacancy from "I" (the outermost iodine) or "I:2" (the third by height, then x, then y).
/// @throws InputError  no such element or a negative index
Vacancy parse_vacancy(const std::string& text);

}  // namespace anchorite::lattice
