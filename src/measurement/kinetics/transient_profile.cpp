#include "transient_profile.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

namespace {

using Eigen::Index;

/// The root of the rise of the sum of squares over the variance, along one parameter.
class Profile {
public:
    Profile(const TransientProblem& problem, const TransientMinimum& minimum, std::size_t parameter,
            const TransientFitOptions& options)
        : problem_(&problem), minimum_(&minimum), parameter_(parameter), options_(options) {
        // The sum of squares is compared in units of the variance: finer steps do not show.
        const double fine = 2e-3 / static_cast<double>(minimum.degrees_of_freedom);
        options_.fit.tolerance = std::clamp(fine, options.fit.tolerance, 1e-6);
        options_.fit.max_iterations = std::min(options.fit.max_iterations, 30);
        const auto i = static_cast<Index>(parameter);
        deviation_ = std::sqrt(minimum.covariance(i, i));
        direction_ = minimum.covariance.col(i) / minimum.covariance(i, i);
    }

    [[nodiscard]] double deviation() const { return deviation_; }

    /// |z| at a signed distance from the minimum; the others start where they are expected.
    /// A place that is lower than the minimum by more than rounding; empty where there is none.
    [[nodiscard]] const std::vector<double>& better() const { return better_; }

    /// Whether the parameter may be there at all.
    [[nodiscard]] bool allows(double distance) const {
        const Range range = problem_->bounds()[parameter_];
        const double value = minimum_->free[parameter_] + distance;
        return range.low <= value && value <= range.high;
    }

    [[nodiscard]] double root(double distance) {
        std::vector<double> start = minimum_->free;
        for (std::size_t i = 0; i < start.size(); ++i) {
            start[i] += direction_(static_cast<Index>(i)) * distance;
        }
        start[parameter_] = minimum_->free[parameter_] + distance;
        const std::vector<Range> bounds = problem_->bounds();
        for (std::size_t i = 0; i < start.size(); ++i) {
            start[i] = std::clamp(start[i], bounds[i].low, bounds[i].high);
        }
        const TransientMinimum found = minimise(*problem_, start, options_, {parameter_});
        const double rise = found.squares - minimum_->squares;
        if (rise < -0.01 * minimum_->variance) better_ = found.free;
        return std::sqrt(std::max(0.0, rise / minimum_->variance));
    }

private:
    const TransientProblem* problem_;
    const TransientMinimum* minimum_;
    std::size_t parameter_;
    TransientFitOptions options_;
    double deviation_ = 0;
    Eigen::VectorXd direction_;
    std::vector<double> better_;
};

/// Signed distance at which the root reaches `target`, by secants that keep a bracket.
double distance_to(Profile& profile, double target, double sign) {
    constexpr double close = 2e-3;  // of the target: far below the scatter of an interval's end
    constexpr int most = 15;
    double low = 0;
    double low_root = 0;
    double high = std::numeric_limits<double>::infinity();
    double high_root = 0;
    double distance = target * profile.deviation();
    for (int step = 0; step < most; ++step) {
        if (!profile.allows(sign * distance)) break;
        const double root = profile.root(sign * distance);
        if (!profile.better().empty()) break;
        if (std::abs(root - target) < close * target) return sign * distance;
        if (root < target) {
            low = distance;
            low_root = root;
        } else {
            high = distance;
            high_root = root;
        }
        if (std::isinf(high)) {
            const double secant = root > 0 ? distance * target / root : 2 * distance;
            distance = std::clamp(1.02 * secant, 1.1 * distance, 3 * distance);
            if (distance > 12 * target * profile.deviation()) break;
        } else {
            const double share = (target - low_root) / (high_root - low_root);
            distance = low + std::clamp(share, 0.05, 0.95) * (high - low);
        }
    }
    return std::isinf(high) ? sign * high : sign * distance;
}

}  // namespace

numerics::Interval linear_interval(const TransientMinimum& minimum, std::size_t parameter) {
    const auto i = static_cast<Index>(parameter);
    const double half = minimum.quantile * std::sqrt(minimum.covariance(i, i));
    return {minimum.free[parameter] - half, minimum.free[parameter] + half};
}

TransientProfile profile_interval(const TransientProblem& problem, const TransientMinimum& minimum,
                                  std::size_t parameter, const TransientFitOptions& options) {
    Profile profile(problem, minimum, parameter, options);
    const double at = minimum.free[parameter];
    TransientProfile out;
    out.interval.low = at + distance_to(profile, minimum.quantile, -1);
    out.interval.high = at + distance_to(profile, minimum.quantile, 1);
    out.better = profile.better();
    return out;
}

}  // namespace anchorite::measurement
