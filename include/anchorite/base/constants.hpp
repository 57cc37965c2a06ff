#pragma once

/// Physical constants: exact in the 2019 SI, the permittivity from CODATA 2018 (Tiesinga et al.,
/// Rev. Mod. Phys. 93, 025010 (2021)).
namespace anchorite::constants {

inline constexpr double elementary_charge = 1.602176634e-19;     ///< [C]
inline constexpr double electronvolt = elementary_charge;        ///< [J]
inline constexpr double boltzmann = 1.380649e-23;                ///< [J/K]
inline constexpr double planck = 6.62607015e-34;                 ///< [J s]
inline constexpr double light_speed = 299792458;                 ///< [m/s]
inline constexpr double vacuum_permittivity = 8.8541878128e-12;  ///< [F/m]

}  // namespace anchorite::constants
