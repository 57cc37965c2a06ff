#pragma once

#include <complex>
#include <string>
#include <string_view>

namespace anchorite::numerics {

/// Shapes of a spectral line.
enum class LineShape {
    voigt,                  ///< Gaussian convolved with Lorentzian
    pseudo_voigt,           ///< sum (1 - m) Gaussian + m Lorentzian of one width and equal heights
    gauss_lorentz_product,  ///< exp(-4 ln2 (1 - m) x²/F²) / (1 + 4 m x²/F²)
};

/// "Voigt", "pseudo-Voigt (Gauss-Lorentz sum)", "Gauss-Lorentz product".
std::string_view name_of(LineShape shape);

/// The shape of a word: "voigt", "sum" or "pseudo-voigt", "product".
/// @throws InputError  another word; names the ones there are
LineShape parse_line_shape(const std::string& word);

/// A line of area 1 about 0. Every shape is a Gaussian for mixing 0 and a Lorentzian for 1.
struct LineProfile {
    LineShape shape = LineShape::pseudo_voigt;
    double width = 1;   ///< full width at half maximum; of the product that of its factors
    double mixing = 0;  ///< 0 ... 1; of the Voigt profile w_L/(w_L + w_G), the widths of its parts
};

/// Value at a distance from the centre, per unit of the axis. The Voigt profile's parts follow from
/// its width by
/// w = 0.5346 w_L + √(0.2166 w_L² + w_G²) (Olivero and Longbothum, J. Quant. Spectrosc. Radiat.
/// Transfer 17, 233 (1977)), good to 0.02 %.
double line_value(const LineProfile& profile, double distance);

/// Widths of the Gaussian and the Lorentzian part of a Voigt profile, in the unit of the axis.
struct VoigtWidths {
    double gaussian = 0;
    double lorentzian = 0;
};

/// @throws nothing; asserts the Voigt shape
VoigtWidths voigt_widths(const LineProfile& profile);

/// Faddeeva's function w(z) = exp(-z²) erfc(-iz) in the upper half plane, to 1e-12 (Weideman, SIAM
/// J. Numer. Anal. 31, 1497 (1994), 40 terms).
std::complex<double> faddeeva(std::complex<double> z);

}  // namespace anchorite::numerics
