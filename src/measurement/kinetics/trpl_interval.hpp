#pragma once

#include "anchorite/measurement/kinetics/trpl_fit.hpp"
#include "measurement/kinetics/trpl_problem.hpp"

namespace anchorite::measurement {

/// A number of a decay as a function of its parameters, on a scale where intervals are nearly
/// symmetric (logarithm of lifetimes and averages, logit of fractions).
struct TrplMeasure {
    TrplKind kind = TrplKind::lifetime;
    int component = -1;
    TrplFunction value;   ///< as reported, times in channels
    TrplFunction scaled;  ///< monotone in `value`
};

/// Every number that a layout has, amplitudes and all that follows from them at the time `delay`
/// channels before that of the parameters.
std::vector<TrplMeasure> measures_of(const TrplLayout& layout, double delay);

/// A fit that intervals are sought about.
struct TrplCentre {
    TrplProblem* problem = nullptr;
    TrplPoint point;
    double rise = 0;  ///< of the objective at the end of an interval
    TrplPoint* lowest =
        nullptr;  ///< where to keep a place that turns out to be better; may be null

    /// Looks at a place that was come by.
    void see(const TrplPoint& place) const {
        if (lowest != nullptr && place.value < lowest->value) *lowest = place;
    }
};

/// Where the profile of a measure has risen enough, both sides.
numerics::Interval profile_interval(const TrplCentre& centre, const TrplMeasure& measure);

/// Places on the profile of a measure: its reported value and the rise of the objective.
struct TrplProfilePoint {
    double value = 0;
    double rise = 0;
};

/// Points of the profile to one side, as far as a rise of `most` times the limit.
std::vector<TrplProfilePoint> profile_points(const TrplCentre& centre, const TrplMeasure& measure,
                                             double side, int count, double most);

}  // namespace anchorite::measurement
