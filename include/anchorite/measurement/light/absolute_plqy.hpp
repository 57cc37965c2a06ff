#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/measurement/analysis.hpp"
#include "anchorite/measurement/light/quasi_fermi.hpp"
#include "anchorite/measurement/light/spectrum_figures.hpp"

namespace anchorite::measurement {

/// Exciting light on the sample.
struct Excitation {
    double wavelength = 0;   ///< [m]
    double irradiance = 0;   ///< on the sample [W/m²]
    double absorptance = 0;  ///< share of it that is absorbed, (0, 1]
    /// @throws InputError  what is not positive, an absorptance above 1
    void validate() const;
};

/// Photons of the exciting light per time and area, irradiance λ/(hc) [1/(s m²)].
double incident_photons(const Excitation& excitation);

/// How a yield and a splitting are taken from a spectrum on an absolute scale.
struct AbsoluteOptions {
    std::optional<Excitation> excitation = {};    ///< none: no yield, splitting alone
    std::optional<SpectralWindow> emission = {};  ///< to look in [m]; none: everywhere
    TailOptions tail = {};                        ///< temperature and absorptance of the tail
    std::optional<double> gap = {};               ///< edge of a step of absorptance [J]
    std::optional<MeasuredSpectrum> edge = {};    ///< measured absorptance; before `gap`
    int sides = 1;                 ///< of the film whose light the spectrum holds, 1 or 2
    double calibration_error = 0;  ///< relative standard error of the spectrum's scale
    double excitation_error = 0;   ///< of irradiance times absorptance, relative
    double temperature_error = 1;  ///< standard error [K]
    /// @throws InputError  sides that are neither 1 nor 2, negative errors, a gap that is not
    ///                     positive, or as the parts
    void validate() const;
};

/// Yield of a calibrated spectrum: photons out over photons in.
struct AbsoluteYield {
    double incident = 0;        ///< [1/(s m²)]
    double absorbed = 0;        ///< [1/(s m²)]
    double external = 0;        ///< photons out per photon incident
    double internal = 0;        ///< per photon absorbed
    double relative_error = 0;  ///< of internal and, without the absorptance's, external
};

/// Δμ from the whole emission, kT ln(Φ/Φ_0) with Φ_0 the black-body photons that the film absorbs
/// (Ross, J. Chem. Phys. 46, 4590 (1967); Rau, Phys. Rev. B 76, 085303 (2007)).
struct EdgeSplitting {
    double thermal = 0;    ///< Φ_0 of the sides [1/(s m²)]
    double splitting = 0;  ///< [J]
    double error = 0;      ///< calibration and temperature [J]
    /// kT ln(Φ_absorbed/Φ_0), what it were if every recombination gave a photon out [J]
    std::optional<double> radiative = {};
};

/// What one calibrated spectrum says.
struct AbsoluteFigures {
    MeasuredSpectrum flux;  ///< photons in 1/(s m² m), in the window
    double emitted = 0;     ///< Φ [1/(s m²)]
    std::optional<AbsoluteYield> yield;
    PlanckTail tail;
    double tail_error = 0;  ///< of its mean: scatter, calibration, temperature [J]
    std::optional<EdgeSplitting> edge;
};

/// @throws InputError  no light in the window, or as validate, planck_tail, thermal_flux_absorbed
AbsoluteFigures absolute_plqy(const MeasuredSpectrum& flux, const AbsoluteOptions& options);

/// Several spectra.
struct AbsoluteResult {
    AbsoluteOptions options;
    std::vector<AbsoluteFigures> figures;
};

/// @throws InputError  no spectrum, or as absolute_plqy
AbsoluteResult analyse_absolute_plqy(const std::vector<MeasuredSpectrum>& spectra,
                                     const AbsoluteOptions& options);

/// The result with its definitions, table and figures. Sources are left to the caller.
Analysis describe(const AbsoluteResult& result);

}  // namespace anchorite::measurement
