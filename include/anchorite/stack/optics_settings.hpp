#pragma once

#include <optional>

#include "anchorite/base/schema.hpp"

namespace anchorite::stack {

/// The table [optics]: at which wavelengths light is computed, and how its interval is made.
struct OpticsSettings {
    std::optional<double> from;  ///< of the emission; none: three standard deviations below [m]
    std::optional<double> to;    ///< of the emission; none: three standard deviations above [m]
    double step = 5e-9;          ///< of the emission [m]
    /// Of reflectance, transmittance and absorption; none: 400 nm, or where all tables begin [m]
    std::optional<double> outside_from;
    std::optional<double> outside_to;  ///< none: 800 nm, or where the first table ends [m]
    double outside_step = 5e-9;        ///< [m]
    int draws = 200;                   ///< stacks drawn from the stated tolerances
    int seed = 20251;
    /// @throws InputError  an empty range, or more than 2,000 wavelengths
    void validate() const;
};

/// The declaration of [optics].
Schema<OpticsSettings> optics_settings_schema();

}  // namespace anchorite::stack
