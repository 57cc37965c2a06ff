#pragma once

#include <span>

#include "anchorite/optics/spectrum.hpp"

namespace anchorite::optics {

/// Luminous efficacy of radiation that the SI fixes at 540 THz, for CIE 1931's V(λ) [lm/W].
constexpr double luminous_efficacy_constant = 683.002;

/// Lumens per watt of light: 683.002 ∫S V dλ / ∫S dλ of a spectrum in watts [lm/W].
/// @throws InputError  as Spectrum::validate
double luminous_efficacy(const Spectrum& power);

/// cd/m² of a radiance in W/(sr m²) with that spectrum.
double luminance(double radiance, const Spectrum& power);

/// W/(sr m²) of a luminance in cd/m² with that spectrum.
/// @throws InputError  the spectrum has no visible light
double radiance(double luminance, const Spectrum& power);

/// Share of the light of a Lambertian source of the same radiance in the normal direction that a
/// source really emits: Φ/(π I(0)) from its intensities I(θ) per solid angle. 1: Lambertian.
/// @param angles  ascending from 0 to at most π/2; beyond the last, I falls like cos θ [rad]
/// @throws InputError  lists of different length, angles out of order, nothing at 0
double pattern_factor(std::span<const double> angles, std::span<const double> intensities);

/// A source seen from its normal: what turns its radiance into a flux of photons.
struct Source {
    Spectrum power;      ///< in the normal direction [W/m, any scale]
    double pattern = 1;  ///< Φ/(π I(0)); 1 assumes Lambert
};

/// Photons out per area and time, times the electron charge: π L · pattern / ⟨hν⟩ · e [A/m²].
double photon_current_density(double radiance, const Source& source);

/// Photons out per electron in, from the radiance in the normal direction [W/(sr m²)] and the
/// current density [A/m²]. @throws InputError  a current density that is not positive
double external_efficiency_of_radiance(double radiance, double current_density,
                                       const Source& source);

/// The same from candela per ampere. @throws InputError  the spectrum has no visible light
double external_efficiency_of_current_efficiency(double candela_per_ampere, const Source& source);

/// Candela per ampere of an external efficiency [cd/A].
double current_efficiency(double external_efficiency, const Source& source);

/// Lumens per electrical watt, π · pattern · cd/A / V [lm/W].
/// @throws InputError  a voltage that is not positive
double power_efficiency(double candela_per_ampere, double voltage, const Source& source);

}  // namespace anchorite::optics
