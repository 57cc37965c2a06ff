#pragma once

#include <vector>

#include "anchorite/optics/dispersion.hpp"
#include "anchorite/optics/radiance.hpp"
#include "anchorite/optics/spectrum.hpp"

namespace anchorite::optics {

/// Photons that leave: those emitted times what the stack does to each wavelength, given at some
/// wavelengths [m]; between them by straight lines, held beyond.
Spectrum transferred(const Spectrum& photons, const std::vector<double>& wavelengths,
                     std::vector<double> values);

/// Intensity at one angle of a pattern [wavelength][angle], one value a wavelength.
std::vector<double> at_angle(const std::vector<std::vector<Radiant>>& pattern, std::size_t angle);

}  // namespace anchorite::optics
