#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anchorite/measurement/formats/instrument_file.hpp"
#include "anchorite/optics/spectrum.hpp"

namespace anchorite::measurement {

/// What a spectrum's values are proportional to, per wavelength.
enum class SpectralWeight {
    photons,  ///< photons: corrected counts
    power,    ///< watts: a radiometer's
};

/// "photons" or "power".
std::string_view name_of(SpectralWeight weight);

/// Values per wavelength by rising wavelength. Unlike optics::Spectrum, noise may make some of them
/// negative.
struct MeasuredSpectrum {
    std::string name;
    std::vector<double> wavelengths;  ///< [m]
    std::vector<double> values;       ///< as many, any scale
    SpectralWeight weight = SpectralWeight::photons;
    bool assumed_nm = false;  ///< the wavelengths' column states no unit
    /// @throws InputError  fewer than five points, lists of different length, wavelengths that do
    ///                     not rise or are not positive, a value that is not finite
    void validate() const;
};

/// What the numbers of a column are per.
enum class SpectralPer {
    axis,        ///< unit of the axis: wavelength or photon energy
    wavelength,  ///< wavelength whatever the axis: the column's unit says "per nm"
};

/// Every column of a file against its wavelengths; rows without a number are left out, falling
/// wavelengths are turned. An axis of photon energies is converted, values per axis with the
/// Jacobian dE/dλ = hc/λ². A column called "wavelength" without a unit is in nm.
/// @throws InputError  neither wavelengths nor energies, or as MeasuredSpectrum::validate
std::vector<MeasuredSpectrum> spectra_of(const InstrumentFile& file,
                                         SpectralWeight weight = SpectralWeight::photons,
                                         SpectralPer per = SpectralPer::axis);

/// Only spectrum of a file. @throws InputError  it has several, or as spectra_of
MeasuredSpectrum only_spectrum(const InstrumentFile& file,
                               SpectralWeight weight = SpectralWeight::photons,
                               SpectralPer per = SpectralPer::axis);

/// Spectrum in watts for photometry: photons times hc/λ, values below 0 set to 0.
/// @throws InputError  nothing above 0
optics::Spectrum power_of(const MeasuredSpectrum& spectrum);

/// Light per photon energy, by rising energy.
struct EnergySpectrum {
    std::vector<double> energies;  ///< [J]
    std::vector<double> values;
};

/// The same light per photon energy: values times λ²/(hc) (Mooney and Kambhampati, J. Phys. Chem.
/// Lett. 4, 3316 (2013)).
EnergySpectrum per_energy(const MeasuredSpectrum& spectrum);

}  // namespace anchorite::measurement
