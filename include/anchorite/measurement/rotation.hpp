#pragma once

#include <string_view>

namespace anchorite::measurement {

/// Standard acceleration of free fall, by definition [m/s²].
inline constexpr double standard_gravity = 9.80665;

/// A reported speed of rotation: either a frequency or a multiple of gravity.
struct RotationSpeed {
    double value = 0;         ///< turns per minute, or multiples of g
    bool in_gravity = false;  ///< "x g"
};

/// "4000 rpm", "4000 x g", "4000 × g", "4000 xg".
/// @throws InputError  neither form, or not positive
RotationSpeed parse_rotation(std::string_view text);

/// Acceleration ω²r over g at a radius [m].
double relative_acceleration(double turns_per_minute, double radius);

/// Turns per minute at which a point at that radius [m] feels so many g.
/// @throws InputError  a value that is not positive
double turns_for_acceleration(double relative, double radius);

}  // namespace anchorite::measurement
