#pragma once

#include <string>

#include "anchorite/device/fit.hpp"

namespace anchorite::report {

/// The unit of a column of a fit's results: its name in keys and a factor from SI.
struct FitUnit {
    std::string key;  ///< "mA_per_cm2"
    double factor = 1;
};

/// Of a curve's values.
FitUnit unit_of(device::Measured kind);

/// Of what a curve is measured against.
FitUnit unit_of(device::Abscissa abscissa);

/// A value of a parameter in the unit that tables show.
double shown(const device::FitParameter& parameter, double value);

}  // namespace anchorite::report
