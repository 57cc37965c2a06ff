#include "measurement/kinetics/trpl_interval.hpp"

#include <Eigen/Cholesky>
#include <cmath>
#include <limits>
#include <optional>

namespace anchorite::measurement {

namespace {

using Eigen::Index;
using Eigen::VectorXd;

/// Parameters that are not held by their lower bound, where the multipliers say so.
std::vector<Index> free_ones(const TrplProblem& problem, const TrplPoint& point,
                             const VectorXd& pull) {
    std::vector<Index> out;
    for (Index i = 0; i < point.parameters.size(); ++i) {
        const bool low = point.parameters(i) <= problem.low()(i);
        if (!low || pull(i) < 0) out.push_back(i);
    }
    return out;
}

/// One step of Venzon and Moolgavkar: the quadratic model's highest (side 1) or lowest (-1) value
/// of the measure where the objective has risen as far as it may.
struct EndStep {
    VectorXd step;
    double multiplier = 0;
    double size = 0;  ///< expected change of the objective by the step alone
};

EndStep end_step(const TrplProblem& problem, const TrplPoint& point, const VectorXd& slope,
                 double target, double side, double multiplier) {
    const VectorXd pull = point.gradient - multiplier * slope;
    const std::vector<Index> inside = free_ones(problem, point, pull);
    const Eigen::LDLT<Eigen::MatrixXd> solver(point.hessian(inside, inside));
    const VectorXd gradient = point.gradient(inside);
    const VectorXd a = slope(inside);
    const VectorXd down = solver.solve(gradient);
    const VectorXd along = solver.solve(a);
    const double left = 2 * (target - point.value + 0.5 * gradient.dot(down)) / a.dot(along);
    EndStep out;
    out.multiplier = side * std::sqrt(std::max(0.0, left));
    out.step = VectorXd::Zero(point.parameters.size());
    const VectorXd part = out.multiplier * along - down;
    for (std::size_t k = 0; k < inside.size(); ++k) {
        out.step(inside[k]) = part(static_cast<Index>(k));
    }
    out.size = 0.5 * out.step.dot(point.hessian * out.step);
    return out;
}

double longest_nonlinear(const TrplLayout& layout, const VectorXd& step) {
    double out = step.head(layout.components).cwiseAbs().maxCoeff();
    if (layout.exponent >= 0) out = std::max(out, std::abs(step(layout.exponent)));
    if (layout.width >= 0) out = std::max(out, std::abs(step(layout.width)));
    if (layout.shift >= 0) out = std::max(out, 0.2 * std::abs(step(layout.shift)));
    return out;
}

/// Parameters at the end of the interval, or nothing where the steps do not settle.
std::optional<VectorXd> end_by_newton(const TrplCentre& centre, const TrplMeasure& measure,
                                      double side) {
    TrplProblem& problem = *centre.problem;
    const double target = centre.point.value + centre.rise;
    TrplPoint point = centre.point;
    double multiplier = 0;
    for (int iteration = 0; iteration < 12; ++iteration) {
        const VectorXd slope = gradient_of(measure.scaled, point.parameters, problem.low());
        EndStep next = end_step(problem, point, slope, target, side, multiplier);
        if (!next.step.allFinite() || !std::isfinite(next.size)) return {};
        multiplier = next.multiplier;
        const double longest = longest_nonlinear(problem.layout(), next.step);
        if (longest > 0.7) next.step *= 0.7 / longest;
        point.parameters =
            (point.parameters + next.step).cwiseMax(problem.low()).cwiseMin(problem.high());
        if (iteration > 0 && next.size < 1e-4 * centre.rise) {
            return point.parameters;
        }
        problem.evaluate(point);
        if (!std::isfinite(point.value)) return {};
        centre.see(point);
    }
    return {};
}

/// A place on the profile, with the parameters to go on from.
struct Traced {
    double target = 0;  ///< that it was drawn to
    double scaled = 0;  ///< where it ended
    double rise = 0;
    VectorXd parameters;
};

/// Walks along the profile by pins: a minimum that is drawn towards a value of the measure is the
/// best fit for whatever value it ends at.
class ProfileWalk {
public:
    ProfileWalk(const TrplCentre& centre, const TrplMeasure& measure)
        : centre_(&centre), measure_(&measure) {
        const VectorXd slope =
            gradient_of(measure.scaled, centre.point.parameters, centre.problem->low());
        const Eigen::LDLT<Eigen::MatrixXd> solver(centre.point.hessian);
        const double variance = 2 * centre.rise * slope.dot(solver.solve(slope));
        const bool usable = std::isfinite(variance) && variance > 0;
        width_ = usable ? std::min(std::sqrt(variance), 2.0) : 2.0;
        if (is_linear(measure.kind) && usable) width_ = std::sqrt(variance);
    }

    [[nodiscard]] double width() const { return width_; }
    [[nodiscard]] Traced begin() const {
        const double scaled = measure_->scaled(centre_->point.parameters);
        return {scaled, scaled, 0, centre_->point.parameters};
    }
    [[nodiscard]] Traced towards(double target, const Traced& from) const {
        const TrplPin pin{&measure_->scaled, target, 30 * centre_->rise / (width_ * width_)};
        const TrplMinimum minimum =
            minimise(*centre_->problem, from.parameters, {60, 1e-5 * centre_->rise}, pin);
        centre_->see(minimum.point);
        return {target, measure_->scaled(minimum.point.parameters),
                minimum.point.value - centre_->point.value, minimum.point.parameters};
    }

private:
    static bool is_linear(TrplKind kind) {
        return kind == TrplKind::shift || kind == TrplKind::scatter ||
               kind == TrplKind::background || kind == TrplKind::amplitude;
    }

    const TrplCentre* centre_;
    const TrplMeasure* measure_;
    double width_ = 1;
};

/// Halves the way between a place within the limit and one beyond it, and interpolates.
double between(const ProfileWalk& walk, const TrplMeasure& measure, double limit, Traced inside,
               Traced beyond) {
    const auto share = [&] {
        const double low = std::sqrt(std::max(0.0, inside.rise));
        return (std::sqrt(limit) - low) / (std::sqrt(beyond.rise) - low);
    };
    for (int step = 0; step < 25 && beyond.rise - inside.rise > 0.05 * limit; ++step) {
        const double weight = step % 3 == 2 ? 0.5 : std::clamp(share(), 0.1, 0.9);
        const Traced next =
            walk.towards(inside.target + weight * (beyond.target - inside.target), inside);
        (next.rise < limit ? inside : beyond) = next;
    }
    return measure.value(inside.parameters + share() * (beyond.parameters - inside.parameters));
}

/// What an end is where the objective never rises enough.
double open_end(const TrplMeasure& measure, double side) {
    if (side > 0) {
        const bool fraction = measure.kind == TrplKind::amplitude_fraction ||
                              measure.kind == TrplKind::intensity_fraction;
        return fraction ? 1 : std::numeric_limits<double>::infinity();
    }
    return measure.kind == TrplKind::shift ? -std::numeric_limits<double>::infinity() : 0;
}

double end_by_walking(const TrplCentre& centre, const TrplMeasure& measure, double side) {
    const ProfileWalk walk(centre, measure);
    Traced here = walk.begin();
    double step = walk.width();
    for (int count = 0; count < 12; ++count) {
        const Traced next = walk.towards(here.target + side * step, here);
        if (next.rise > centre.rise) return between(walk, measure, centre.rise, here, next);
        const bool moved = side * (next.scaled - here.scaled) > 0.01 * step;
        if (!moved && next.rise - here.rise < 0.01 * centre.rise) break;  // a bound stops it
        here = next;
        step *= 1.5;
    }
    return open_end(measure, side);
}

}  // namespace

numerics::Interval profile_interval(const TrplCentre& centre, const TrplMeasure& measure) {
    const double wald = ProfileWalk(centre, measure).width();
    const double value = measure.scaled(centre.point.parameters);
    numerics::Interval out;
    for (const double side : {-1.0, 1.0}) {
        const std::optional<VectorXd> end = end_by_newton(centre, measure, side);
        // Far from what the curvature at the fit says, steps may have ended on another branch.
        const double length = end ? side * (measure.scaled(*end) - value) / wald : 0;
        (side < 0 ? out.low : out.high) = length > 0.6 && length < 1.7
                                              ? measure.value(*end)
                                              : end_by_walking(centre, measure, side);
    }
    return out;
}

std::vector<TrplProfilePoint> profile_points(const TrplCentre& centre, const TrplMeasure& measure,
                                             double side, int count, double most) {
    const ProfileWalk walk(centre, measure);
    std::vector<TrplProfilePoint> out;
    Traced here = walk.begin();
    const double start = here.scaled;
    for (int k = 1; k <= count; ++k) {
        const double target = start + side * walk.width() * std::sqrt(most) * k / count;
        here = walk.towards(target, here);
        out.push_back({measure.value(here.parameters), here.rise});
    }
    return out;
}

}  // namespace anchorite::measurement
