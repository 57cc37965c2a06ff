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
    std::optional<double> radiance_max;  ///< champion device, forward direction [W sr⁻¹ m⁻²]
    std::optional<double> site_spacing;  ///< strongest donor to the nearest other [Å]
    std::string source;                  ///< doi, table or notebook page
};

/// The table [molecule.measured] of a study file.
Schema<Measured> measured_schema();

}  // namespace anchorite::study
