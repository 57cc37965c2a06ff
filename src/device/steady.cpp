#include "anchorite/device/steady.hpp"

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"

namespace anchorite::device {

void ContinuationOptions::validate() const {
    newton.validate();
    if (!(least_step > 0) || !(first_step >= least_step) || !(largest_step >= first_step)) {
        throw InputError("steps of the bias must satisfy 0 < least <= first <= largest");
    }
}

State initial_state(const Model& model) {
    State state;
    state.value.assign(model.nodes(), {});
    const double left = -model.contacts[0].work_function;
    const double right = -model.contacts[1].work_function;
    const double length = model.grid.x.back();
    for (std::size_t i = 0; i < model.nodes(); ++i) {
        state.value[i][0] = left + (right - left) * model.grid.x[i] / length;
    }
    set_steps(state);
    fill_ion_regions(model, state);
    return state;
}

SteadySolver::SteadySolver(Model model, ContinuationOptions options)
    : model_(std::move(model)), options_(options) {
    options_.validate();
}

ContinuationSummary SteadySolver::start() {
    state_ = initial_state(model_);
    ContinuationSummary summary;
    auto options = options_.newton;
    options.max_iterations = 400;  // from a guess that is far away, each is cheap
    const auto newton = solve_newton<3>(model_, state_, {}, {Drive::bias, 0}, options, work_);
    summary.termination = newton.termination;
    summary.solves = 1;
    summary.iterations = newton.iterations;
    has_tangent_ = newton.termination == Termination::converged;
    step_ = options_.first_step;
    return summary;
}

void SteadySolver::adopt(Model model, State state) {
    model_ = std::move(model);
    state_ = std::move(state);
    has_tangent_ = false;
}

bool SteadySolver::try_step(double bias, ContinuationSummary& summary) {
    State trial = state_;
    if (has_tangent_) advance(trial, work_.tangent, bias / model_.thermal_voltage);
    Tangent kept;
    std::swap(kept, work_.tangent);
    const auto newton =
        solve_newton<3>(model_, trial, {}, {Drive::bias, bias}, options_.newton, work_);
    ++summary.solves;
    summary.iterations += newton.iterations;
    if (newton.termination != Termination::converged) {
        std::swap(kept, work_.tangent);
        step_ = std::min(step_, std::abs(bias - state_.bias * model_.thermal_voltage)) / 3;
        return false;
    }
    state_ = std::move(trial);
    has_tangent_ = true;
    if (newton.iterations <= options_.easy_iterations) {
        step_ = std::min(2 * step_, options_.largest_step);
    }
    return true;
}

ContinuationSummary SteadySolver::move_to(double bias) {
    ContinuationSummary summary;
    while (true) {
        const double left = bias - this->bias();
        if (step_ < options_.least_step) {
            step_ = options_.first_step;
            summary.termination = Termination::ran_out;
            return summary;
        }
        const bool last = std::abs(left) <= step_;
        const double next = last ? bias : this->bias() + std::copysign(step_, left);
        if (try_step(next, summary) && last) break;
    }
    summary.termination = Termination::converged;
    return summary;
}

}  // namespace anchorite::device
