#include "anchorite/measurement/kinetics/shifted_response.hpp"

#include <gsl/gsl_interp.h>

#include <cmath>
#include <memory>

namespace anchorite::measurement {

ShiftedResponse::ShiftedResponse(std::span<const double> counts)
    : value_(Eigen::Map<const Eigen::ArrayXd>(counts.data(),
                                              static_cast<Eigen::Index>(counts.size()))) {
    value_ /= value_.sum();
    const Eigen::ArrayXd channel =
        Eigen::ArrayXd::LinSpaced(value_.size(), 0, static_cast<double>(value_.size() - 1));
    const std::unique_ptr<gsl_interp, void (*)(gsl_interp*)> cubic(
        gsl_interp_alloc(gsl_interp_steffen, counts.size()), gsl_interp_free);
    gsl_interp_init(cubic.get(), channel.data(), value_.data(), counts.size());
    slope_.resize(value_.size());
    for (Eigen::Index i = 0; i < value_.size(); ++i) {
        slope_(i) =
            gsl_interp_eval_deriv(cubic.get(), channel.data(), value_.data(), channel(i), nullptr);
    }
}

void ShiftedResponse::at(double shift, Eigen::ArrayXd& value, Eigen::ArrayXd& slope) const {
    const Eigen::Index count = value_.size();
    value.setZero(count);
    slope.setZero(count);
    // The value at channel i lies between channels i - back and i - back + 1, at u in [0, 1].
    const double whole = std::ceil(shift);
    if (!(std::abs(whole) < static_cast<double>(count - 2))) return;
    const double u = whole - shift;
    const auto back = static_cast<Eigen::Index>(whole);
    const Eigen::Index first = std::max<Eigen::Index>(0, back);
    const Eigen::Index last = std::min(count, count + back - 1);
    const Eigen::Index length = last - first;
    const auto left = value_.segment(first - back, length);
    const auto right = value_.segment(first - back + 1, length);
    const auto left_slope = slope_.segment(first - back, length);
    const auto right_slope = slope_.segment(first - back + 1, length);
    const double v = 1 - u;
    value.segment(first, length) = (1 + 2 * u) * v * v * left + u * v * v * left_slope +
                                   u * u * (3 - 2 * u) * right - u * u * v * right_slope;
    slope.segment(first, length) =
        6 * u * v * (left - right) - v * (1 - 3 * u) * left_slope + u * (2 - 3 * u) * right_slope;
}

}  // namespace anchorite::measurement
