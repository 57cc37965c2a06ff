#pragma once

#include "anchorite/base/constants.hpp"

namespace anchorite::measurement {

inline constexpr double nm = 1e-9;  ///< [m]
/// Planck's constant times the speed of light [J m].
inline constexpr double hc = constants::planck * constants::light_speed;
inline constexpr double ev = constants::electronvolt;  ///< [J]

}  // namespace anchorite::measurement
