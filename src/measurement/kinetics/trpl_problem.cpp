#include "measurement/kinetics/trpl_problem.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "anchorite/numerics/box_quadratic.hpp"

namespace anchorite::measurement {

namespace {

using Eigen::Index;
using Eigen::VectorXd;

constexpr double infinite = std::numeric_limits<double>::infinity();

/// Lifetimes from a tenth of a channel to a thousand windows: what is faster is scatter, what is
/// slower background.
void set_bounds(const TrplModel& model, VectorXd& low, VectorXd& high) {
    const TrplLayout& layout = model.layout();
    const auto channels = static_cast<double>(model.window().size());
    low = VectorXd::Zero(layout.size);
    high = VectorXd::Constant(layout.size, infinite);
    low.head(layout.components).setConstant(std::log(0.1));
    high.head(layout.components).setConstant(std::log(1000 * channels));
    if (layout.exponent >= 0) {
        low(layout.exponent) = std::log(0.05);
        high(layout.exponent) = std::log(4.0);
    }
    if (layout.width >= 0) {
        low(layout.width) = std::log(0.05);
        high(layout.width) = std::log(channels);
    }
    if (layout.shift < 0) return;
    low(layout.shift) = -static_cast<double>(model.window().end);
    high(layout.shift) = static_cast<double>(model.window().end);
}

/// The largest change of the nonlinear parameters in one step.
VectorXd reach(const TrplLayout& layout) {
    VectorXd out = VectorXd::Constant(layout.size, infinite);
    out.head(layout.components).setConstant(1.0);
    if (layout.exponent >= 0) out(layout.exponent) = 0.3;
    if (layout.width >= 0) out(layout.width) = 0.5;
    if (layout.shift >= 0) out(layout.shift) = 20;
    return out;
}

}  // namespace

TrplProblem::TrplProblem(const TrplModel& model, const TrplData& data, TrplObjective objective)
    : model_(&model), objective_(objective) {
    const ChannelWindow& window = model.window();
    counts_ = Eigen::Map<const Eigen::ArrayXd>(data.counts.data() + window.begin,
                                               static_cast<Index>(window.size()));
    set_bounds(model, low_, high_);
}

void TrplProblem::evaluate(TrplPoint& point) {
    model_->evaluate(point.parameters, values_);
    evaluate_objective(objective_, counts_, values_.model, terms_);
    point.value = terms_.sum;
    point.gradient.noalias() = values_.jacobian.transpose() * terms_.gradient.matrix();
    weighted_ = terms_.curvature.sqrt().matrix().asDiagonal() * values_.jacobian;
    point.hessian.noalias() = weighted_.transpose() * weighted_;
}

VectorXd gradient_of(const TrplFunction& function, const VectorXd& parameters,
                     const VectorXd& low) {
    VectorXd out(parameters.size());
    VectorXd moved = parameters;
    for (Index i = 0; i < parameters.size(); ++i) {
        const double step = 1e-6 * std::max(1.0, std::abs(parameters(i)));
        const double down = std::max(low(i), parameters(i) - step);
        moved(i) = parameters(i) + step;
        const double above = function(moved);
        moved(i) = down;
        out(i) = (above - function(moved)) / (parameters(i) + step - down);
        moved(i) = parameters(i);
    }
    return out;
}

namespace {

/// The objective with the pin's share.
TrplPoint pinned(const TrplPoint& point, const TrplPin& pin, const VectorXd& low) {
    TrplPoint out = point;
    if (pin.function == nullptr) return out;
    const double off = (*pin.function)(point.parameters) - pin.target;
    const VectorXd slope = gradient_of(*pin.function, point.parameters, low);
    out.value += pin.strength * off * off;
    out.gradient += 2 * pin.strength * off * slope;
    out.hessian.noalias() += 2 * pin.strength * slope * slope.transpose();
    return out;
}

VectorXd step_from(const TrplPoint& point, const TrplProblem& problem, const VectorXd& longest,
                   double damping) {
    Eigen::MatrixXd damped = point.hessian;
    const double least = 1e-14 * damped.diagonal().maxCoeff();
    damped.diagonal() += damping * damped.diagonal() + VectorXd::Constant(damped.rows(), least);
    const VectorXd down = (problem.low() - point.parameters).cwiseMax(-longest).cwiseMin(0.0);
    const VectorXd up = (problem.high() - point.parameters).cwiseMin(longest).cwiseMax(0.0);
    return numerics::minimise_in_box(damped, point.gradient, down, up);
}

}  // namespace

namespace {

/// How far a step goes beyond the quadratic model's. Along a curved valley many steps of one length
/// follow each other, each as good as expected; then longer ones are tried.
class Stretch {
public:
    [[nodiscard]] double next(double expected) {
        const bool slow = gain_ > 0.8 && expected > 0.5 * expected_;
        factor_ = slow ? std::min(2 * factor_, 64.0) : 1;
        expected_ = expected;
        return factor_;
    }
    /// Whether a stretched step was no better than a plain one would have been.
    [[nodiscard]] bool is_too_long(double gain) const { return factor_ > 1 && !(gain > 1); }
    void took(double gain) { gain_ = gain; }
    void reset() { *this = Stretch(); }

private:
    double factor_ = 1;
    double gain_ = 0;
    double expected_ = 0;
};

}  // namespace

TrplMinimum minimise(TrplProblem& problem, const VectorXd& start, const TrplStop& stop,
                     const TrplPin& pin) {
    TrplMinimum out;
    out.point.parameters = start.cwiseMax(problem.low()).cwiseMin(problem.high());
    problem.evaluate(out.point);
    if (!std::isfinite(out.point.value)) return out;
    TrplPoint here = pinned(out.point, pin, problem.low());
    const VectorXd longest = reach(problem.layout());
    double damping = 1e-3;
    Stretch stretch;
    TrplPoint trial;
    out.termination = Termination::ran_out;
    for (; out.iterations < stop.max_iterations && damping < 1e10; ++out.iterations) {
        const VectorXd step = step_from(here, problem, longest, damping);
        const double expected = -here.gradient.dot(step) - 0.5 * step.dot(here.hessian * step);
        if (expected < stop.decrease + 1e-13 * std::abs(here.value)) {
            out.termination = Termination::converged;
            break;
        }
        trial.parameters = (here.parameters + stretch.next(expected) * step)
                               .cwiseMax(problem.low())
                               .cwiseMin(problem.high());
        problem.evaluate(trial);
        const TrplPoint there = pinned(trial, pin, problem.low());
        const double gain = (here.value - there.value) / expected;
        if (stretch.is_too_long(gain)) {
            stretch.reset();
            continue;
        }
        stretch.took(gain);
        if (!(gain > 1e-4)) {
            damping = std::max(1e-4, 8 * damping);
            continue;
        }
        if (gain > 0.7) damping = std::max(1e-9, 0.1 * damping);
        if (gain < 0.25) damping *= 4;
        out.point = trial;
        here = there;
    }
    return out;
}

}  // namespace anchorite::measurement
