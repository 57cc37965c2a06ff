#pragma once

namespace anchorite::measurement {

/// A current density in the unit that people print [mA/cm²].
/// @param si  the current density [A/m²]
inline double milliampere(double si) {
    return 0.1 * si;
}

}  // namespace anchorite::measurement
