#pragma once

#include <optional>

#include "anchorite/base/located.hpp"
#include "anchorite/base/schema.hpp"

namespace anchorite::stack {

/// How the Bernoulli function in the fluxes of charges is computed.
enum class FluxFunction { exact, simsalabim };

/// The table [numerics]: what reproduces the numbers of another program.
struct NumericsSettings {
    Located<FluxFunction> bernoulli{FluxFunction::exact};
    std::optional<Located<int>> points;  ///< of SIMsalabim's grid; none: device.cells_per_layer
    double grading = 4;                  ///< of that grid
};

/// The declaration of [numerics].
Schema<NumericsSettings> numerics_settings_schema();

}  // namespace anchorite::stack
