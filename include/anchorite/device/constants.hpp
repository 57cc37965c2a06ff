#pragma once

namespace anchorite::device {

/// Physical constants a simulation uses. The default is CODATA 2018; another program's can be put
/// in to compare with it, since J depends on them through exp(qV/kT).
struct Constants {
    double charge = 1.602176634e-19;                ///< of the proton [C]
    double boltzmann = 1.380649e-23;                ///< [J/K]
    double vacuum_permittivity = 8.8541878128e-12;  ///< [F/m]
};

/// Energy of one electron volt [J].
inline constexpr double electron_volt = 1.602176634e-19;

}  // namespace anchorite::device
