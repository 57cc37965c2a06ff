#pragma once

#include <vector>

#include "optics/dipole_geometry.hpp"

namespace anchorite::optics {

/// A mode of the films: a pole of the dipole integrand near the real axis.
struct GuidedMode {
    double u = 0;     ///< in-plane wavenumber, times the emitter's
    double loss = 0;  ///< imaginary part of it, >= 0
};

/// Modes below this loss travel a billion wavelengths: nothing in the stack absorbs them.
constexpr double lossless_mode = 1e-10;

/// Modes with 0 < u < `largest` and a loss below 0.05, both polarizations, ascending. The mode
/// function 1 - r_up r_down exp(2 i kz d) of some film is smooth through every mode, however sharp
/// that is, so a scan of its size cannot step over one. `lossy` keeps the emitter's k for
/// u < last_lossy.
std::vector<GuidedMode> guided_modes(const DipoleGeometry& geometry, double largest, bool lossy);

}  // namespace anchorite::optics
