#pragma once

#include "anchorite/base/constants.hpp"

namespace anchorite::test {

inline constexpr double hc = constants::planck * constants::light_speed;  ///< [J m]
inline constexpr double ev = constants::electronvolt;                     ///< [J]

}  // namespace anchorite::test
