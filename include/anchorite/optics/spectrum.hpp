#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace anchorite::optics {

/// A spectral density per wavelength on any scale, straight between its points and 0 outside.
struct Spectrum {
    std::vector<double> wavelengths;  ///< ascending [m]
    std::vector<double> values;       ///< as many, not negative
    /// @throws InputError  fewer than two points, another count of values, wavelengths out of
    /// order,
    ///                     a negative value, or nothing but zeros
    void validate() const;
};

/// Position and full width at half maximum of the highest peak.
struct Peak {
    double position = 0;  ///< [m] or [J]
    /// [m] or [J]; none: the spectrum ends above half of its maximum on a side
    std::optional<double> fwhm;
};

/// exp(-4 ln 2 (λ - peak)²/fwhm²) at some wavelengths [m].
std::vector<double> gaussian(const std::vector<double>& wavelengths, double peak, double fwhm);

/// A Gaussian in wavelength, six standard deviations to either side (in the deep red the eye sees
/// the far blue wing best), 200 points a width [m].
Spectrum gaussian_spectrum(double peak, double fwhm);

/// Value at a wavelength [m].
double value_at(const Spectrum& spectrum, double wavelength);

/// Integral over wavelength.
double integral(const Spectrum& spectrum);

/// Watts of a spectrum of photons per second: times hc/λ, scale kept at the peak.
Spectrum photons_to_power(const Spectrum& photons);

/// Photons per second of a spectrum in watts: times λ/hc, scale kept at the peak.
Spectrum power_to_photons(const Spectrum& power);

/// Mean energy of a photon, ∫S dλ / ∫S λ/(hc) dλ, of a spectrum in watts [J].
double mean_photon_energy(const Spectrum& power);

/// Peak and width per wavelength [m]: a parabola through the three highest points, and straight
/// lines where the spectrum crosses half of the maximum.
Peak peak_in_wavelength(const Spectrum& spectrum);

/// Peak and width of the same spectrum per energy [J]: values times the Jacobian λ²/(hc) (Mooney
/// and Kambhampati, J. Phys. Chem. Lett. 4, 3316 (2013)).
Peak peak_in_energy(const Spectrum& spectrum);

/// Median value farther than 2.5 widths from the peak, over the maximum: what a detector's offset
/// leaves. None where the spectrum has no such points or no width.
std::optional<double> baseline(const Spectrum& spectrum);

/// A text table with the columns wavelength and intensity, `text_columns.hpp` says how.
/// @throws InputError  with the line: as parse_text_columns, or a negative intensity
Spectrum parse_spectrum(std::string_view text, std::string_view name,
                        const std::optional<std::string>& unit);

}  // namespace anchorite::optics
