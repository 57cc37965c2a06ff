#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/measurement/analysis.hpp"
#include "anchorite/measurement/light/measured_spectrum.hpp"
#include "anchorite/measurement/light/spectrum_figures.hpp"

namespace anchorite::measurement {

/// The spectra of an integrating-sphere measurement after de Mello, Wittmann and Friend, Adv.
/// Mater. 9, 230 (1997): (a) sphere empty, (b) sample beside the beam, (c) beam on the sample.
/// Excitation and emission may lie in one spectrum or in two of different exposure (scaled alike by
/// the user).
struct SphereSpectra {
    MeasuredSpectrum empty_excitation;   ///< L_a
    MeasuredSpectrum beside_excitation;  ///< L_b
    MeasuredSpectrum on_excitation;      ///< L_c
    MeasuredSpectrum beside_emission;    ///< P_b
    MeasuredSpectrum on_emission;        ///< P_c
    /// P_a: stray light, subtracted from the others; reaches over the emission window.
    std::optional<MeasuredSpectrum> empty_emission;
};

/// What a detector's counts are times to be proportional to photons or to watts.
struct Correction {
    std::optional<MeasuredSpectrum> factors;  ///< per wavelength; none: the counts are corrected
    /// Corrected counts are proportional to watts and times λ to photons; else to photons already.
    bool to_power = true;
};

/// How a quantum yield is taken.
struct PlqyOptions {
    SpectralWindow excitation{};  ///< where the exciting line lies [m]
    SpectralWindow emission{};    ///< without scattered light and its second order [m]
    Correction correction{};
    /// Share of the emission that the sample itself absorbs again, a of Ahn et al., Rev. Sci.
    /// Instrum. 78, 086105 (2007); none: not corrected for.
    std::optional<double> reabsorbed;
    /// Photons detected per unit of the spectra, for their noise; none: 1 where all values in the
    /// windows are whole and not negative, as counts are; else there is no error of counting.
    std::optional<double> counts_per_unit;
    /// Relative standard error of emission against excitation; none: not in the error.
    std::optional<double> correction_error;
    /// @throws InputError  windows that are empty or overlap, a share outside [0, 1), errors < 0
    void validate() const;
};

/// Photons in a window, on one scale for all spectra, with what counting leaves open.
struct PhotonSum {
    double value = 0;
    std::optional<double> standard_error;  ///< of counting; none: the spectra count no photons
};

/// Counts × correction × λ, integrated by trapezia over a window; straight lines between the
/// correction's points. The error is that of counting the window's counts, sqrt(N), where the
/// options say how many there are to a unit.
/// @throws InputError  the window has fewer than two points, the correction does not reach
PhotonSum photons_in(const MeasuredSpectrum& spectrum, const SpectralWindow& window,
                     const PlqyOptions& options);

/// A quantum yield of the sample: photons out per photon absorbed.
struct PlqyFigures {
    PhotonSum empty_line, beside_line, on_sample_line;  ///< L_a, L_b, L_c
    PhotonSum beside_light, on_light;  ///< P_b, P_c less the stray light; errors of their counts
    PhotonSum stray_light;             ///< P_a, 0 where it was not measured
    double absorbed = 0;               ///< A = 1 - L_c/L_b
    std::optional<double> absorbed_error;  ///< counting; none: the spectra count no photons
    double internal = 0;                   ///< Φ = [P_c - (1 - A) P_b] / (L_a A), observed
    std::optional<double> internal_error;  ///< counting, and correction where that is given
    double external = 0;  ///< per incident photon: Φ A = [P_c - (1 - A) P_b] / L_a
    /// Counting, and correction where that is given; A is not divided by.
    std::optional<double> external_error;
    std::optional<double> corrected;  ///< Φ/(1 - a + aΦ), for what is absorbed again
    std::optional<double> corrected_error;
};

/// Photons a unit of the spectra: as the options say, else 1 where every value in the windows is
/// whole and none is negative; none otherwise.
std::optional<double> counts_per_unit_of(const SphereSpectra& spectra, const PlqyOptions& options);

/// Counting errors are propagated to first order; that of the stray light, which is subtracted from
/// both emissions, once.
/// @throws InputError  nothing absorbed, no light in a window, stray light that does not reach over
///                     the emission window, or as photons_in
PlqyFigures plqy(const SphereSpectra& spectra, const PlqyOptions& options);

/// Several runs of one sample.
struct PlqyResult {
    PlqyOptions options;
    std::vector<std::string> names;  ///< of the runs
    std::vector<PlqyFigures> runs;
    std::vector<SphereSpectra> spectra;
};

/// @throws InputError  no run, or as plqy
PlqyResult analyse_plqy(const std::vector<std::string>& names,
                        const std::vector<SphereSpectra>& spectra, const PlqyOptions& options);

/// The result with its definitions, table and figures. Sources are left to the caller.
Analysis describe(const PlqyResult& result);

}  // namespace anchorite::measurement
