#include "anchorite/measurement/composition/xps_quantify.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

namespace {

FittedValue with_interval(double value, double variance) {
    // Undetermined areas have an infinite covariance, and sums of it are no numbers.
    const double error = std::isfinite(variance) ? std::sqrt(std::max(0.0, variance))
                                                 : std::numeric_limits<double>::infinity();
    const double half = numerics::student_quantile(0.95, 0) * error;
    return {value, error, {value - half, value + half}};
}

double square(double value) {
    return value * value;
}

}  // namespace

XpsComposition atomic_shares(const std::vector<XpsAmount>& amounts,
                             const Eigen::MatrixXd& covariance) {
    if (amounts.size() < 2) throw InputError("a composition needs the areas of two levels or more");
    const auto count = static_cast<Eigen::Index>(amounts.size());
    Eigen::VectorXd atoms(count), per_area(count);
    for (Eigen::Index i = 0; i < count; ++i) {
        const XpsAmount& one = amounts[static_cast<std::size_t>(i)];
        if (!(one.sensitivity > 0)) {
            throw InputError("the sensitivity of \"" + one.name + "\" must be positive");
        }
        per_area[i] = 1 / one.sensitivity;
        atoms[i] = one.area * per_area[i];
    }
    const double sum = atoms.sum();
    if (!(sum > 0)) throw InputError("no level has an area, so there is no composition");
    XpsComposition out;
    for (Eigen::Index i = 0; i < count; ++i) {
        const double share = atoms[i] / sum;
        Eigen::VectorXd gradient = -share / sum * per_area;
        gradient[i] += per_area[i] / sum;
        out.names.push_back(amounts[static_cast<std::size_t>(i)].name);
        out.shares.push_back(with_interval(share, gradient.dot(covariance * gradient)));
    }
    return out;
}

XpsShift relative_shift(const FittedValue& level, const FittedValue& internal,
                        const FittedValue& reference_level, const FittedValue& reference_internal,
                        double repeatability) {
    if (!(repeatability >= 0)) throw InputError("the repeatability must not be negative");
    XpsShift out;
    const double levels = square(level.error) + square(reference_level.error);
    out.absolute = with_interval(level.value - reference_level.value, levels);
    out.shift = with_interval(
        (level.value - internal.value) - (reference_level.value - reference_internal.value),
        levels + square(internal.error) + square(reference_internal.error) +
            2 * square(repeatability));
    out.seen = !out.shift.interval.contains(0);
    return out;
}

}  // namespace anchorite::measurement
