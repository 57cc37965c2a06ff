#include "anchorite/lifetime/decay_curve.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "anchorite/base/error.hpp"

namespace anchorite::lifetime {

namespace {

/// Where the straight line between points i and i + 1 has a level.
double crossing(const DecayCurve& curve, std::size_t i, double level) {
    const double fall = curve.values[i] - curve.values[i + 1];
    const double part = fall != 0 ? (curve.values[i] - level) / fall : 1;
    return curve.times[i] + part * (curve.times[i + 1] - curve.times[i]);
}

/// Slope of the curve over some points about i, against single points' noise [1/s].
double slope_about(const DecayCurve& curve, std::size_t i) {
    const std::size_t reach = std::max<std::size_t>(1, curve.times.size() / 20);
    const std::size_t from = i > reach ? i - reach : 0;
    const std::size_t to = std::min(curve.times.size() - 1, i + 1 + reach);
    return (curve.values[to] - curve.values[from]) / (curve.times[to] - curve.times[from]);
}

std::size_t start_of(const DecayCurve& curve, Reference reference) {
    if (reference == Reference::first) return 0;
    const auto top = std::max_element(curve.values.begin(), curve.values.end());
    return static_cast<std::size_t>(top - curve.values.begin());
}

}  // namespace

void DecayCurve::validate() const {
    if (times.size() != values.size() || times.size() < 5) {
        throw InputError("a decay curve needs at least five times and as many values");
    }
    if (!(times.front() >= 0)) throw InputError("a decay curve must not begin before time 0");
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (!std::isfinite(times[i]) || !std::isfinite(values[i])) {
            throw InputError("a decay curve has a value that is not finite");
        }
        if (i > 0 && !(times[i] > times[i - 1])) {
            throw InputError("the times of a decay curve must ascend");
        }
    }
}

double noise_of(const DecayCurve& curve) {
    curve.validate();
    double sum = 0;
    const std::size_t count = curve.times.size() - 2;
    for (std::size_t i = 1; i + 1 < curve.times.size(); ++i) {
        const double part =
            (curve.times[i] - curve.times[i - 1]) / (curve.times[i + 1] - curve.times[i - 1]);
        const double middle = (1 - part) * curve.values[i - 1] + part * curve.values[i + 1];
        const double variance = 1 + part * part + (1 - part) * (1 - part);
        sum += (curve.values[i] - middle) * (curve.values[i] - middle) / variance;
    }
    return std::sqrt(sum / static_cast<double>(count));
}

std::optional<InterpolatedLifetime> interpolated_lifetime(const DecayCurve& curve, double share,
                                                          Reference reference) {
    curve.validate();
    if (!(share > 0 && share < 1)) throw InputError("a share must lie between 0 and 1");
    const std::size_t start = start_of(curve, reference);
    if (!(curve.values[start] > 0)) throw InputError("the light at the start must be positive");
    const double level = share * curve.values[start];
    std::size_t first = curve.times.size();
    std::size_t last = 0;
    for (std::size_t i = start; i + 1 < curve.times.size(); ++i) {
        if (!(curve.values[i] > level && curve.values[i + 1] <= level)) continue;
        first = std::min(first, i);
        last = i;
    }
    if (first == curve.times.size() || curve.values.back() > level) return std::nullopt;
    const double early = crossing(curve, first, level);
    const double late = crossing(curve, last, level);
    constexpr double normal_quantile = 1.959964;  // 95 %
    const double slope = std::abs(slope_about(curve, (first + last) / 2));
    const double noise = noise_of(curve) * std::hypot(1, share);  // of the crossing and of R0
    const double half = (late - early) / 2 + normal_quantile * noise / slope;
    const double centre = (early + late) / 2 - curve.times[start];
    return InterpolatedLifetime{share, centre, {centre - half, centre + half}, reference};
}

}  // namespace anchorite::lifetime
