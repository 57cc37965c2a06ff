#pragma once

#include <cstddef>
#include <vector>

#include "anchorite/optics/emission.hpp"
#include "optics/outside.hpp"
#include "optics/wave_ladder.hpp"

namespace anchorite::optics {

/// Media with k below this fraction of n are windows outside the films: light in them is a ray.
constexpr double window_loss = 0.01;

/// A stack at one wavelength as its emitter sees it. All indices are relative to the emitter's n,
/// all lengths are times its wavenumber, so that u = 1 is a wave along the emitter layer.
struct DipoleGeometry {
    std::size_t layers = 0;
    std::size_t emitter = 0;
    Media below;  ///< from the emitter outwards: emitter, films, first medium outside
    Media above;
    Complex lossy;                         ///< permittivity of the emitter with its k
    std::vector<std::size_t> below_layer;  ///< of the stack, one a medium
    std::vector<std::size_t> above_layer;
    Media upwards;         ///< all films, from the first medium outside below to that above
    Media downwards;       ///< the same from above
    double thickness = 0;  ///< 0 where the emitter is a half-space
    Outside bottom, top;
    std::vector<double> to_bottom;  ///< distance of every dipole from the lower boundary
    std::vector<double> to_top;     ///< and from the upper one
    double even_step = 0;           ///< between neighbours, where all steps are equal; else 0
    double nearest = 0;             ///< smallest distance from a boundary
    double largest_index = 1;       ///< over all media that are not metals
    bool lossless_metal = false;    ///< modes of any wavevector may lose nothing
};

/// Emitter and stack must have been validated.
DipoleGeometry dipole_geometry(const OpticalStack& stack, const Emitter& emitter,
                               std::size_t wavelength);

}  // namespace anchorite::optics
