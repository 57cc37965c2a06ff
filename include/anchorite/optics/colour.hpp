#pragma once

#include <optional>
#include <vector>

#include "anchorite/optics/spectrum.hpp"

namespace anchorite::optics {

/// CIE 1931 tristimulus values of the 2° observer; y is the luminous quantity.
struct Tristimulus {
    double x = 0;
    double y = 0;
    double z = 0;
};

/// Colour without brightness: CIE 1931 x and y, and CIE 1976 u' and v'.
struct Chromaticity {
    double x = 0;
    double y = 0;
    double u = 0;  ///< u' = 4x/(-2x + 12y + 3)
    double v = 0;  ///< v' = 9y/(-2x + 12y + 3)
};

/// A pure colour of the spectral locus.
struct LocusPoint {
    double wavelength = 0;  ///< [m]
    Chromaticity chromaticity;
};

/// The wavelength that, mixed with white, gives a colour.
struct DominantWavelength {
    double wavelength = 0;       ///< [m]
    double purity = 0;           ///< distance from white over that of the pure colour
    bool complementary = false;  ///< purple: the wavelength on the other side of white
};

/// ∫S x̄ dλ, ∫S ȳ dλ, ∫S z̄ dλ of a spectrum in watts, with the CIE 018 table (360-830 nm, 1 nm)
/// straight between its points and 0 outside.
/// @throws InputError  as Spectrum::validate
Tristimulus tristimulus(const Spectrum& power);

/// x and y with u' and v'.
Chromaticity chromaticity(double x, double y);

/// Colour of a spectrum in watts. @throws InputError  no light between 360 and 830 nm
Chromaticity chromaticity(const Spectrum& power);

/// Whether a spectrum has light between 360 and 830 nm, and so a colour.
bool is_visible(const Spectrum& power);

/// Equal energy: x = y = 1/3.
Chromaticity equal_energy_white();

/// The pure colours from 380 to 700 nm, 1 nm apart.
std::vector<LocusPoint> spectral_locus();

/// Dominant wavelength against a white; none for white itself.
std::optional<DominantWavelength> dominant_wavelength(
    const Chromaticity& colour, const Chromaticity& white = equal_energy_white());

}  // namespace anchorite::optics
