#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/measurement/analysis.hpp"
#include "anchorite/measurement/light/colour_doubt.hpp"
#include "anchorite/measurement/light/measured_spectrum.hpp"
#include "anchorite/measurement/light/peak.hpp"
#include "anchorite/measurement/light/peak_sum.hpp"
#include "anchorite/optics/colour.hpp"

namespace anchorite::measurement {

/// A part of the wavelengths [m].
struct SpectralWindow {
    double from = 0;
    double to = 0;
};

/// How figures are read off spectra of emission.
struct SpectrumOptions {
    /// Where there is background alone: its mean over one window, a straight line through the means
    /// of several. Empty: nothing is subtracted.
    std::vector<SpectralWindow> background;
    double parabola_share = 0.8;           ///< of the maximum, above which the parabola is fitted
    std::optional<SpectralWindow> window;  ///< to look in; none: everywhere
    std::optional<PeakSumOptions> sum;     ///< how it is taken apart into peaks; none: it is not
    /// @throws InputError  a share outside (0, 1), a window that ends before it begins
    void validate() const;
};

/// What one spectrum says.
struct SpectrumFigures {
    MeasuredSpectrum spectrum;       ///< without its background, in the window
    std::vector<double> background;  ///< that was subtracted, at each point
    PeakFigures wavelength;          ///< of the values per wavelength [m]
    PeakFigures energy;              ///< of the values per energy [J]
    GaussianPeak gaussian;           ///< in wavelength; where that has a peak
    double visible = 0;              ///< share of the watts between 380 and 780 nm
    /// Where `visible` is `least_visible` or more, the highest point stands above the scatter, and
    /// `doubt` is not above `most_shift`.
    std::optional<optics::Chromaticity> colour;
    std::optional<double> efficacy;  ///< of the light in watts, likewise [lm/W]
    double scatter = 0;              ///< of the baseline, a standard deviation of one point
    ColourDoubt doubt;               ///< how far colour and efficacy move with the baseline
    double photon_energy = 0;        ///< mean over photons [J]
    std::optional<PeakSum> sum;
};

/// Share of the watts between 380 and 780 nm, ∫S dλ there over ∫S dλ; noise below 0 counts as such,
/// so that it cancels.
double visible_share(const MeasuredSpectrum& spectrum);

/// @throws InputError  a window without three points, nothing above 0 left, or as validate
SpectrumFigures spectrum_figures(const MeasuredSpectrum& spectrum,
                                 const SpectrumOptions& options = {});

/// Everything that is said of some spectra.
struct SpectrumResult {
    SpectrumOptions options;
    std::vector<SpectrumFigures> figures;
};

/// @throws InputError  no spectrum, or as spectrum_figures
SpectrumResult analyse_spectra(const std::vector<MeasuredSpectrum>& spectra,
                               const SpectrumOptions& options = {});

/// The result with its definitions, the list of peaks and figures. Sources are left to the caller.
Analysis describe(const SpectrumResult& result);

}  // namespace anchorite::measurement
