#pragma once

#include <span>

#include "anchorite/numerics/curve_fit.hpp"

namespace anchorite::photophysics {

/// EQE = level + slope · ln(k_r/k_nr): a straight line through the devices of one stack, seen in
/// the seven of Nat. Commun. 16, 8201 (2025). An observation to interpolate with, no optics; it
/// knows no ceiling and must not be used beyond its devices.
struct EfficiencyMap {
    double level = 0;        ///< EQE at PLQY 1/2
    double slope = 0;        ///< EQE per e-fold of k_r/k_nr
    numerics::CurveFit fit;  ///< of (level, slope)
    /// EQE of a device whose dots have this quantum yield.
    [[nodiscard]] double efficiency(double plqy) const;
    /// Interval in which a new device should fall (parameters and scatter).
    [[nodiscard]] numerics::Interval interval(double plqy) const;
};

/// Least squares over devices. Yields and efficiencies are fractions.
/// @throws InputError  fewer than three devices, different length, a yield outside (0, 1)
EfficiencyMap fit_efficiency(std::span<const double> plqy, std::span<const double> efficiency,
                             const numerics::CurveFitOptions& options = {});

}  // namespace anchorite::photophysics
