#pragma once

#include "anchorite/base/constants.hpp"

namespace anchorite::device {

/// Physical constants a simulation uses. The default is CODATA 2018; another program's can be put
/// in to compare with it, since J depends on them through exp(qV/kT).
struct Constants {
    double charge = constants::elementary_charge;                 ///< of the proton [C]
    double boltzmann = constants::boltzmann;                      ///< [J/K]
    double vacuum_permittivity = constants::vacuum_permittivity;  ///< [F/m]
};

}  // namespace anchorite::device
