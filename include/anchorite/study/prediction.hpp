#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/numerics/curve_fit.hpp"
#include "anchorite/photophysics/calibration.hpp"
#include "anchorite/study/measured.hpp"

namespace anchorite::study {

/// A number with the interval in which a new measurement should fall, 95 %.
struct Predicted {
    double value = 0;
    numerics::Interval interval;  ///< infinite where the data do not determine it
};

/// One quantity of one sample: reported, as the calibration to all samples gives it, and as a
/// calibration that never saw this sample gives it.
struct Compared {
    std::optional<double> measured;
    std::optional<Predicted> fitted;
    std::optional<Predicted> left_out;
};

/// What follows from a sample's quantum yield, measured or predicted.
struct SamplePrediction {
    std::string name;
    bool control = false;       ///< dots without a molecule
    bool calibrates = false;    ///< takes part in the fits
    bool extrapolated = false;  ///< its mismatch or donors lie beyond the samples'
    std::size_t donors = 0;     ///< donor atoms; 0: the control
    Measured measured;
    Compared plqy;   ///< photons per photon absorbed
    Compared ratio;  ///< k_nr/k_r
    Compared eqe;    ///< champion device: photons into the forward hemisphere per electron
    Compared t50;    ///< [s]
};

/// How far predictions of one quantity are from what was measured, over the samples that have both.
struct QuantityErrors {
    std::string quantity;  ///< "PLQY", "EQE" or "T50"
    std::string unit;      ///< of the mean absolute error: "", "points" or "decades"
    photophysics::YieldErrors fitted;
    photophysics::YieldErrors left_out;
    photophysics::YieldErrors mean_of_others;  ///< a predictor that knows no molecule
    photophysics::YieldErrors donor_count;     ///< a line in the number of donor atoms
};

/// The calibration and what it says of every sample, control first.
struct YieldStage {
    std::vector<SamplePrediction> samples;
    std::vector<QuantityErrors> errors;           ///< of quantities that enough samples have
    std::vector<photophysics::ShapeFit> members;  ///< one a registry function
    std::vector<std::string> sentences;           ///< what a reader must know
};

/// Emission and bleach of one sample's dots after a pulse.
struct DotDecay {
    std::string name;
    double radiative = 0;            ///< k_r [1/s]
    double mean_traps = 0;           ///< per dot
    std::vector<double> times;       ///< [s]
    std::vector<double> emission;    ///< 1 at the pulse
    std::vector<double> bleach;      ///< 1 at the pulse
    double amplitude_average = 0;    ///< [s]
    double intensity_average = 0;    ///< [s]
    std::optional<double> measured;  ///< intensity-weighted average reported [s]
};

/// Light-emitting diode of one sample, computed.
struct DiodeCurves {
    std::string name;
    std::vector<double> voltage;                  ///< [V]
    std::vector<double> current;                  ///< [A/m^2]
    std::vector<double> radiance;                 ///< along the normal [W/(sr m^2)]
    std::vector<std::optional<double>> external;  ///< EQE
    std::optional<double> turn_on;                ///< at the stack file's radiance [V]
    std::optional<Predicted> best;  ///< largest EQE; interval of the optics' tolerances and the
                                    ///< yield's
    std::optional<double> best_current;     ///< where [A/m^2]
    std::optional<double> first_roll_off;   ///< J at 90 % of it [A/m^2]
    std::optional<double> second_roll_off;  ///< J at 50 % of it [A/m^2]
    std::size_t failed = 0;                 ///< points that did not converge and are left out
};

/// A layer as an energy diagram shows it; energies against vacuum [J].
struct DiagramLayer {
    std::string name;
    std::string material;
    double thickness = 0;  ///< [m]
    bool assumed = false;  ///< the thickness is
    std::vector<std::string> roles;
    std::optional<double> conduction;
    std::optional<double> valence;
};

/// Light of the device's stack.
struct StageSpectrum {
    std::vector<double> wavelengths;  ///< [m]
    std::vector<double> power;        ///< outside, all directions, 1 at the peak
    double peak = 0;                  ///< [m]
    std::optional<double> fwhm;       ///< [m]
    std::optional<double> x;          ///< CIE 1931, 2°; none: invisible
    std::optional<double> y;
};

/// Everything computed of the study's stack file.
struct DeviceStage {
    std::string name;
    std::vector<DiagramLayer> layers;  ///< bottom to top
    double anode = 0;                  ///< work function against vacuum [J]
    double cathode = 0;                ///< likewise [J]
    double lumens_per_watt = 0;        ///< of the light outside
    StageSpectrum spectrum;
    std::vector<DiodeCurves> diodes;  ///< one a sample with a yield
};

/// Hole-only device of one sample, computed with the trap density reported of it.
struct HoleOnlyCurve {
    std::string name;
    double trap_density = 0;              ///< [1/m^3]
    std::vector<double> voltage;          ///< [V]
    std::vector<double> current;          ///< [A/m^2]
    std::optional<double> limit;          ///< V_TFL of the curve by tangents [V]
    std::optional<double> measured;       ///< V_TFL reported [V]
    std::vector<std::string> objections;  ///< why no trap density may be read from it
};

/// Space-charge-limited currents.
struct HoleOnlyStage {
    double thickness = 0;  ///< of the dots' layer [m]
    double floor = 0;      ///< 2 pi^2 kT/q [V]
    std::vector<HoleOnlyCurve> curves;
};

/// Decay of the light of one sample by growth of traps.
struct AgeingCurve {
    std::string name;
    std::vector<double> times;  ///< [s]
    std::vector<double> share;  ///< of the initial radiance
};

/// Operating lifetimes.
struct LifetimeStage {
    double level = 0;                      ///< initial radiance that T50 is meant at [W/(sr m^2)]
    double exponent = 0;                   ///< n of R0^n T50 = constant, mean of those reported
    double order = 2;                      ///< of the growth of traps
    std::optional<double> grown_exponent;  ///< n that this growth gives in the computed device
    std::vector<AgeingCurve> curves;       ///< empty without a device stage
};

/// The chain from a quantum yield to the lifetime of a device.
struct Prediction {
    double spacing = 0;  ///< lattice constant of the calibration [Å]
    YieldStage yields;
    std::vector<DotDecay> decays;
    double pulse_excitons = 0;   ///< of the emission, per dot
    double bleach_excitons = 0;  ///< of the bleach, per dot
    double trapping_time = 0;    ///< [s]
    std::optional<DeviceStage> device;
    std::optional<HoleOnlyStage> hole_only;
    std::optional<LifetimeStage> lifetime;
};

}  // namespace anchorite::study
