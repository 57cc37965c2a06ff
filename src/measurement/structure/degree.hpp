#pragma once

#include <numbers>

namespace anchorite::measurement {

/// One degree of angle [rad].
inline constexpr double degree = std::numbers::pi / 180;

}  // namespace anchorite::measurement
