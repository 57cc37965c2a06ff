#pragma once

/// Constants of the 2019 SI, exact.
namespace anchorite::optics::constants {

constexpr double planck = 6.62607015e-34;              // [J s]
constexpr double light_speed = 299792458;              // [m/s]
constexpr double elementary_charge = 1.602176634e-19;  // [C]
constexpr double hc = planck * light_speed;            // [J m]

}  // namespace anchorite::optics::constants
