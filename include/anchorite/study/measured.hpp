#pragma once

#include <optional>
#include <string>

#include "anchorite/base/schema.hpp"

namespace anchorite::study {

/// Values reported for a sample, each with one definition. Kept with the study, never used in the
/// score.
struct Measured {
    std::optional<double> plqy;          ///< photons emitted per photon absorbed, film or solution
    std::optional<double> eqe_max;       ///< photons into the forward hemisphere per electron,
                                         ///< champion device
    std::optional<double> eqe_average;   ///< the same, mean over devices
    std::optional<double> t50;           ///< time to half the initial radiance [s]
    std::optional<double> t50_radiance;  ///< the initial radiance it is meant at [W sr⁻¹ m⁻²]
    std::optional<double> acceleration;  ///< n of R0ⁿ T50 = constant
    std::optional<double> radiance_max;  ///< champion device, forward direction [W sr⁻¹ m⁻²]
    std::optional<double> site_spacing;  ///< strongest donor to the nearest other [Å]
    std::optional<double> decay_average;  ///< intensity-weighted lifetime of the emission [s]
    std::optional<double> decay_plqy;     ///< PLQY of the dots that decay is of, if another batch
    std::optional<double> trap_filled_voltage;  ///< V_TFL of a hole-only device [V]
    std::optional<double> trap_density;         ///< read from it [1/m³]
    std::optional<double> el_peak;              ///< electroluminescence, per wavelength [m]
    std::optional<double> el_fwhm;              ///< [m]
    std::optional<double> cie_x;                ///< CIE 1931, 2°
    std::optional<double> cie_y;
    std::string source;  ///< doi, table or notebook page
};

/// The table [molecule.measured] of a study file.
Schema<Measured> measured_schema();

}  // namespace anchorite::study
