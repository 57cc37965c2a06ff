#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace anchorite::measurement {

/// X-rays of a tube: one line, or the doublet Kα1 and Kα2 with a fixed ratio of their intensities.
struct Radiation {
    std::string name = "Cu Kα";
    double alpha1 = 1.540593;  ///< wavelength of Kα1 [Å]
    double alpha2 = 1.544427;  ///< wavelength of Kα2 [Å]; 0: monochromatic
    double ratio = 0.5;        ///< intensity of Kα2 over that of Kα1

    /// @throws InputError  a wavelength outside 0.1 to 10 Å, or a ratio outside 0 to 1
    void validate() const;
};

/// Doublet of a tube's anode ("Cu", "Co", "Fe", "Cr", "Mo", "Ag"), six digits, ratio 0.5.
/// Wavelengths: Deslattes et al., Rev. Mod. Phys. 75 (2003) 35.
/// @throws InputError  another anode
Radiation radiation_of_anode(std::string_view anode);

/// One line [Å]. @throws InputError  as Radiation::validate
Radiation monochromatic(double wavelength);

/// Names of the anodes that are known.
std::vector<std::string> known_anodes();

/// Diffraction angle 2θ [°] of a spacing [Å] by Bragg's law; NaN where there is none.
double bragg_angle(double spacing, double wavelength);

/// Spacing [Å] of a diffraction angle 2θ [°] by Bragg's law.
double bragg_spacing(double two_theta, double wavelength);

/// 2θ [°] at which a line of Kα1 shows for Kα2; NaN where there is none.
double alpha2_angle(double two_theta, const Radiation& radiation);

}  // namespace anchorite::measurement
