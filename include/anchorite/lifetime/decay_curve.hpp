#pragma once

#include <optional>
#include <vector>

#include "anchorite/numerics/curve_fit.hpp"

namespace anchorite::lifetime {

using numerics::Interval;

/// Light of a device driven at constant current.
struct DecayCurve {
    std::vector<double> times;   ///< ascending, from switching on [s]
    std::vector<double> values;  ///< as many; radiance or luminance on any scale
    /// @throws InputError  fewer than five points, lists of different length, times out of order
    ///                     or negative, a value that is not finite
    void validate() const;
};

/// What a share is taken of, and from where time counts. Devices that brighten first make the
/// choice matter.
enum class Reference {
    first,    ///< the first point
    maximum,  ///< the highest point
};

/// When measured light crossed a share of its reference: between points of the curve, never beyond
/// its end. Not a ModelledLifetime.
struct InterpolatedLifetime {
    double share = 0.5;  ///< of the reference, 0.5: T50
    double seconds = 0;  ///< [s]
    Interval interval;   ///< from the scatter of the points, 95 % [s]
    Reference reference = Reference::first;
};

/// Time to a share of the reference by straight lines between points; with noise, the mean of the
/// first and the last crossing. Empty where the curve ends above it.
/// @throws InputError  as validate; a share outside (0, 1); a reference that is not positive
std::optional<InterpolatedLifetime> interpolated_lifetime(const DecayCurve& curve, double share,
                                                          Reference reference = Reference::first);

/// Standard deviation of the noise of the points, from the second differences of neighbours
/// (straight between neighbours: an exponential sampled ten times per lifetime adds nothing).
double noise_of(const DecayCurve& curve);

}  // namespace anchorite::lifetime
