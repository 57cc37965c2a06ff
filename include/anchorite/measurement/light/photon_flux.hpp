#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "anchorite/measurement/light/measured_spectrum.hpp"

namespace anchorite::measurement {

/// What a calibrated column counts, and its factor to SI.
struct FluxUnit {
    SpectralWeight weight = SpectralWeight::photons;
    double factor = 1;  ///< to 1/(s m² m) of photons or W/(m² m)
};

/// Unit of light per area and wavelength: "1/[s m2 nm]", "photons/(s cm² nm)", "photons/s/cm2/nm",
/// "mW/(cm2 nm)". None where it is another: nothing is guessed of it.
std::optional<FluxUnit> flux_unit(std::string_view unit);

/// The columns of a file that are photons or watts per area and wavelength, as photons in
/// 1/(s m² m), against wavelengths or photon energies; other columns (counts, dark) are left out.
/// @throws InputError  there is none, or as spectra_of
std::vector<MeasuredSpectrum> photon_flux_of(const InstrumentFile& file);

/// Photons per time and area, ∫Φ dλ by trapezia [1/(s m²)].
double photons_of(const MeasuredSpectrum& flux);

}  // namespace anchorite::measurement
