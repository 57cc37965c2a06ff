#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/measurement/analysis.hpp"
#include "anchorite/measurement/light/led_light.hpp"
#include "anchorite/measurement/light/sweep.hpp"

namespace anchorite::measurement {

/// A level of light that counts as "on".
struct Onset {
    double level = 0;        ///< [W/(sr m²)] or [cd/m²]
    bool luminance = false;  ///< which of the two
};

/// How an LED's figures are read off its sweeps.
struct LedOptions {
    /// Standard deviation of the light's noise, unit of its kind; none: from the points below
    /// half the mean photon energy over e, where an LED emits nothing that is seen.
    std::optional<double> noise = {};
    double least_snr = 5;  ///< light below so many standard deviations of noise is not used
    std::vector<Onset> onsets = {{0.01, false}, {1, true}};
    std::optional<double> area_error;  ///< relative standard error of the device's area; unknown
    std::optional<double> calibration_error;  ///< of the light's calibration, likewise; unknown
    double wavelength_error = 1e-9;           ///< of the spectrum, a standard error [m]
    /// @throws InputError  a ratio below 1, a level that is not positive, a negative error
    void validate() const;
};

/// A point of a sweep turned into the quantities of light. Where the light is not trusted, the
/// efficiencies are what the noise makes of them and nothing is read off them.
struct LedPoint {
    double voltage = 0;             ///< [V]
    double current = 0;             ///< current density [A/m²]
    double radiance = 0;            ///< normal direction [W/(sr m²)]
    double luminance = 0;           ///< normal direction [cd/m²]
    double efficiency = 0;          ///< EQE: photons out on one side per electron
    double candela_per_ampere = 0;  ///< [cd/A]
    double lumen_per_watt = 0;      ///< [lm/W]
    double signal_to_noise = 0;     ///< of the light
    bool trusted = false;           ///< above the noise, here and at every higher voltage
};

/// Voltage or current density at which something is reached.
struct LedCrossing {
    double voltage = 0;  ///< [V]
    double current = 0;  ///< [A/m²]
};

/// The largest EQE of the trusted points.
struct LargestEfficiency {
    double efficiency = 0;
    /// Calibration, area, spectrum and noise together; none: as EfficiencyErrors::total.
    std::optional<double> standard_error;
    LedPoint at;
};

/// What a sweep of an LED says.
struct LedFigures {
    std::vector<LedPoint> points;
    Noise noise;
    std::vector<std::optional<LedCrossing>> onsets;  ///< as the options list them
    std::optional<LargestEfficiency> largest;        ///< absent: the noise is unknown or above all
    std::optional<LedCrossing> at_90;  ///< beyond the largest, where EQE has fallen to 90 % of it
    std::optional<LedCrossing> at_50;
    std::optional<double> most_radiance;   ///< of the trusted points [W/(sr m²)]
    std::optional<double> most_luminance;  ///< [cd/m²]
};

/// Figures of one sweep.
/// @throws InputError  lists of different length, a light or options that are wrong
LedFigures led_figures(const LedSweep& sweep, const LedLight& light, const LedOptions& options);

/// Relative standard errors of an EQE from what is the same for all its points.
struct EfficiencyErrors {
    std::optional<double> calibration;  ///< none: not given
    std::optional<double> area;         ///< none: not given; 0 where the area cancels
    double spectrum = 0;                ///< of the wavelength scale
    double baseline = 0;  ///< with the lowest level of the spectrum taken away, a possible offset
    /// All together; none where one of them is not given, as it may be the largest.
    [[nodiscard]] std::optional<double> total() const;
};

/// @throws InputError  as LedLight::validate
EfficiencyErrors efficiency_errors(const LedLight& light, const LedOptions& options);

/// Two neighbouring sweeps of one device, one each way.
struct LedHysteresis {
    std::string falling;  ///< names of the sweeps
    std::string rising;
    double efficiency = 0;          ///< (EQE_falling - EQE_rising) / EQE_falling, each its largest
    std::optional<double> turn_on;  ///< V_on falling less V_on rising, at the first level [V]
};

/// Everything that is said of an LED's sweeps.
struct LedResult {
    LedLight light;
    LedOptions options;
    std::vector<LedSweep> sweeps;
    std::vector<LedFigures> figures;  ///< of each
    std::vector<LedHysteresis> hysteresis;
    /// Largest relative difference between the file's own EQE and the one computed here, over the
    /// trusted points of all sweeps; none: the file has no EQE.
    std::optional<double> inconsistency;
};

/// @throws InputError  no sweep, or as led_figures
LedResult analyse_led(std::vector<LedSweep> sweeps, const LedLight& light,
                      const LedOptions& options = {});

/// The result with its definitions, table and figures. Sources are left to the caller.
Analysis describe(const LedResult& result);

}  // namespace anchorite::measurement
