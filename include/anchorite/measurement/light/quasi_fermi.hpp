#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "anchorite/measurement/light/measured_spectrum.hpp"

namespace anchorite::measurement {

/// Black-body photons into a half-space per energy, 2πE²/(h³c²) exp(-E/kT), for E » kT
/// [1/(s m² J)].
double thermal_flux(double energy, double temperature);

/// The same over all energies above a gap, each absorbed in full: with kT = t,
/// 2πt/(h³c²) (E_g² + 2E_g t + 2t²) exp(-E_g/t) [1/(s m²)].
double thermal_flux_above(double gap, double temperature);

/// ∫ a(E) · thermal_flux dE of a measured absorptance by trapezia [1/(s m²)].
/// @param absorptance  per wavelength, 0 to 1
/// @throws InputError  values outside 0 to 1, or it ends where the product is still above 1 % of
///                     its maximum: what lies beyond would be missing
double thermal_flux_absorbed(const MeasuredSpectrum& absorptance, double temperature);

/// Photon energies from one to another [J].
struct EnergyWindow {
    double from = 0;
    double to = 0;
};

/// How the quasi-Fermi level splitting is read off the high-energy tail.
struct TailOptions {
    double temperature = 298.15;  ///< of the emitting material [K]
    double absorptance = 1;       ///< in the tail, constant
    /// Where to look; none: from kT above the maximum up to the last point, without a gap, above
    /// 1 % of the maximum.
    std::optional<EnergyWindow> window = {};
    /// @throws InputError  a temperature that is not positive, an absorptance outside (0, 1], a
    ///                     window that ends before it begins
    void validate() const;
};

/// Δμ by the generalised Planck law (Würfel, J. Phys. C 15, 3967 (1982)) point by point,
/// Δμ = E - kT ln(1 + 2πE²a/(h³c²Φ)); constant where the absorptance is.
struct PlanckTail {
    std::vector<double> energies;   ///< of the window [J]
    std::vector<double> splitting;  ///< Δμ at each [J]
    double mean = 0;                ///< [J]
    double deviation = 0;           ///< standard deviation of the points about the mean [J]
    double drift = 0;               ///< change of Δμ along the fitted line over the window [J]
    double temperature = 0;         ///< of the slope of ln(Φ/E²), absorptance constant [K]
    double temperature_error = 0;   ///< its standard error [K]
    bool flat = false;              ///< drift within kT: there is a plateau to speak of
};

/// @param flux  photons of one side per energy [1/(s m² J)]; values not above 0 are left out
/// @throws InputError  as TailOptions::validate, or fewer than five points in the window
PlanckTail planck_tail(const EnergySpectrum& flux, const TailOptions& options);

}  // namespace anchorite::measurement
