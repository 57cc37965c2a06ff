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
    set_differences(model, state);
    fill_ion_regions(model, state);
    return state;
}

SteadySolver::SteadySolver(Model model, ContinuationOptions options)
    : model_(std::move(model)), options_(options) {
    options_.validate();
}

ContinuationSummary SteadySolver::start() {
    auto summary = try_start();
    if (summary.termination != Termination::converged && toggle_crossing()) summary = try_start();
    return summary;
}

ContinuationSummary SteadySolver::try_start() {
    state_ = initial_state(model_);
    ContinuationSummary summary;
    auto options = options_.newton;
    options.max_iterations = 400;  // from a guess that is far away, each is cheap
    const auto layers = model_.layers;
    for (auto& layer : model_.layers) layer.generation = 0;
    const auto newton = solve_newton<3>(model_, state_, {}, {Drive::bias, 0}, options, work_);
    summary.termination = newton.termination;
    summary.solves = 1;
    summary.iterations = newton.iterations;
    if (newton.termination == Termination::converged) light_up(layers, summary);
    model_.layers = layers;
    has_tangent_ = newton.termination == Termination::converged;
    step_ = options_.first_step;
    return summary;
}

bool SteadySolver::toggle_crossing() {
    bool any = false;
    for (std::size_t k = 0; k < model_.interfaces.size(); ++k) {
        auto& interface = model_.interfaces[k];
        any = any || interface.staggered;
        interface.crossed = interface.staggered && !interface.crossed;
    }
    set_exchanged(model_);
    return any;
}

void SteadySolver::light_up(const std::vector<ScaledLayer>& full, ContinuationSummary& summary) {
    const bool dark = std::ranges::all_of(full, [](const auto& l) { return l.generation == 0; });
    if (dark) return;
    constexpr double least_factor = 1e-3;
    double exponent = -30;  // of ten, times the generation
    double step = 3;
    while (exponent < 0) {
        const double next = std::min(exponent + step, 0.0);
        for (std::size_t l = 0; l < full.size(); ++l) {
            model_.layers[l].generation = full[l].generation * std::pow(10, next);
        }
        State trial = state_;
        if (solve(trial, 0, nullptr, summary).termination == Termination::converged) {
            state_ = std::move(trial);
            exponent = next;
            step *= 1.5;
        } else {
            step /= 3;
        }
        if (step < least_factor) {
            summary.termination = Termination::ran_out;
            return;
        }
    }
}

void SteadySolver::adopt(Model model, State state) {
    model_ = std::move(model);
    state_ = std::move(state);
    has_tangent_ = false;
}

NewtonSummary SteadySolver::solve(State& state, double bias, const TimeTerm* time,
                                  ContinuationSummary& summary) {
    const auto newton = solve_newton<3>(model_, state, {time, nullptr}, {Drive::bias, bias},
                                        options_.newton, work_);
    ++summary.solves;
    summary.iterations += newton.iterations;
    if (newton.termination != Termination::converged) ++summary.failures;
    return newton;
}

bool SteadySolver::try_step(double bias, ContinuationSummary& summary) {
    State trial = state_;
    if (has_tangent_) advance(trial, work_.tangent, bias / model_.thermal_voltage);
    Tangent kept;
    std::swap(kept, work_.tangent);
    const auto newton = solve(trial, bias, nullptr, summary);
    if (newton.termination != Termination::converged) {
        std::swap(kept, work_.tangent);
        step_ = std::min(step_, std::abs(bias - this->bias())) / 3;
        return false;
    }
    state_ = std::move(trial);
    has_tangent_ = true;
    if (newton.iterations <= options_.easy_iterations) {
        step_ = std::min(2 * step_, options_.largest_step);
    }
    return true;
}

namespace {

/// Implicit Euler from a state: only the carriers' densities remember it.
TimeTerm storage(const Model& model, const State& state, double rate) {
    TimeTerm time;
    time.rate = rate;
    time.density.resize(model.nodes());
    for (std::size_t i = 0; i < model.nodes(); ++i) {
        for (const int s : {electron, hole}) {
            time.density[i][s] = rate * density(model, state, i, s);
        }
    }
    return time;
}

}  // namespace

bool SteadySolver::relax(double bias, ContinuationSummary& summary) {
    constexpr double first = 1e12;  // [1/s], faster than anything in a device
    constexpr double last = 1e-18;  // slower than any current of interest
    constexpr double fastest = 1e18;
    State trial = state_;
    double rate = first;
    double attempt = 1;  // below this rate the steady state itself is tried
    for (int k = 0; k < options_.most_times && rate < fastest; ++k) {
        if (rate < attempt) {
            attempt = rate * 1e-3;
            State steady = trial;
            if (solve(steady, bias, nullptr, summary).termination == Termination::converged) {
                state_ = std::move(steady);
                has_tangent_ = true;
                return true;
            }
            if (rate < last) return false;
        }
        const auto time = storage(model_, trial, rate);
        State next = trial;
        const auto newton = solve(next, bias, &time, summary);
        if (newton.termination == Termination::converged) {
            trial = std::move(next);
            rate /= newton.iterations <= options_.easy_iterations ? 10 : 2;
        } else {
            rate *= 7;
        }
    }
    return false;
}

bool SteadySolver::follow(double bias, ContinuationSummary& summary) {
    const int most = summary.failures + options_.most_failures;
    while (step_ >= options_.least_step && summary.failures < most) {
        const double left = bias - this->bias();
        const bool last = std::abs(left) <= step_;
        const double next = last ? bias : this->bias() + std::copysign(step_, left);
        if (try_step(next, summary) && last) return true;
    }
    step_ = options_.first_step;
    return false;
}

ContinuationSummary SteadySolver::move_to(double bias) {
    ContinuationSummary summary;
    const bool good = follow(bias, summary) || (toggle_crossing() && follow(bias, summary)) ||
                      relax(bias, summary) || (toggle_crossing() && relax(bias, summary));
    summary.termination = good ? Termination::converged : Termination::ran_out;
    return summary;
}

}  // namespace anchorite::device
