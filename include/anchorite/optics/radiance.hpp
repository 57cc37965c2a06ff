#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "anchorite/optics/emission.hpp"

namespace anchorite::optics {

/// Power per solid angle in units of what a dipole emits in bulk, of one polarization [1/sr].
struct Radiant {
    double s = 0;
    double p = 0;
    [[nodiscard]] double both() const { return s + p; }
};

/// Angular and spectral radiance: mean over positions (weights) and orientation, shape
/// [wavelength][angle]. Multiply by the emitter's spectrum for the spectrum seen at an angle.
struct AngularEmission {
    std::vector<double> angles;                ///< from the normal [rad]
    std::vector<std::vector<Radiant>> bottom;  ///< in the half-space below
    std::vector<std::vector<Radiant>> top;     ///< in the half-space above
    /// In the first medium outside the films on either side, before any reflection further out:
    /// the thick layer, or the half-space itself where there is none.
    std::vector<std::vector<Radiant>> inside_bottom;
    std::vector<std::vector<Radiant>> inside_top;
};

/// Power per solid angle at `angles` [rad] from 0 to below π/2; 0 on a side whose medium is opaque.
/// @throws InputError  as emit; an angle outside [0, π/2)
AngularEmission angular_emission(const OpticalStack& stack, const Emitter& emitter,
                                 std::span<const double> angles,
                                 const EmissionOptions& options = {});

}  // namespace anchorite::optics
