#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "anchorite/optics/emission.hpp"

namespace anchorite::optics {

/// A quantity of an upright dipole and of one in the plane, the latter by polarization.
struct BySource {
    double vertical = 0;  ///< p alone
    double horizontal_s = 0;
    double horizontal_p = 0;
};

/// dP/du at one in-plane wavenumber, in units of the power in bulk: the spectrum whose integral is
/// F. Guided modes are its peaks.
struct Dissipation {
    BySource total;  ///< K, out of the field at the dipole
    BySource down;   ///< Poynting vector just below the dipole
    BySource up;     ///< and just above it; down + up = total without either being used for it
    BySource enters_below;  ///< first medium outside the films below, where it is a window
    BySource enters_above;
    BySource leaves_below;  ///< into the half-space, all round trips in thick layers counted
    BySource leaves_above;
};

/// Spectra of every position of an emitter at the wavenumbers `u` (relative to the emitter's, > 0):
/// shape [position][u].
/// @throws InputError  as emit; a u that is not positive; no such wavelength
std::vector<std::vector<Dissipation>> dissipation(const OpticalStack& stack, const Emitter& emitter,
                                                  std::size_t wavelength, std::span<const double> u,
                                                  const EmissionOptions& options = {});

}  // namespace anchorite::optics
