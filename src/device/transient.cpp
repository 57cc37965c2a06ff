#include "anchorite/device/transient.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/device/balance.hpp"
#include "anchorite/device/steady.hpp"
#include "carriers.hpp"
#include "course_grid.hpp"
#include "field_mobility.hpp"
#include "memory.hpp"
#include "rates.hpp"

namespace anchorite::device {

namespace {

void check_course(const std::vector<Corner>& course) {
    if (course.size() < 2) throw InputError("the course of a transient needs at least two corners");
    for (std::size_t i = 0; i < course.size(); ++i) {
        const bool finite = std::isfinite(course[i].time) && std::isfinite(course[i].value);
        if (!finite || (i > 0 && course[i].time < course[i - 1].time)) {
            throw InputError(
                fmt::format("corner {} of the course is not after the one before it", i + 1));
        }
    }
    if (!(course.back().time > course.front().time)) {
        throw InputError("the course of a transient takes no time: give a later last corner");
    }
}

/// A state and what it remembers, at one time.
struct Moment {
    double time = 0;
    State state;
    Memory memory;
};

/// Quadratic (with fewer moments: linear, constant) extrapolation weights of the last moments.
std::array<double, 3> prediction(const std::vector<Moment>& past, double time) {
    const std::size_t count = std::min<std::size_t>(past.size(), 3);
    std::array<double, 3> weights{};
    for (std::size_t i = 0; i < count; ++i) {
        const double ti = past[past.size() - 1 - i].time;
        weights[i] = 1;
        for (std::size_t j = 0; j < count; ++j) {
            const double tj = past[past.size() - 1 - j].time;
            if (j != i) weights[i] *= (time - tj) / (ti - tj);
        }
    }
    return weights;
}

template <int N>
class Integrator {
public:
    Integrator(const Model& model, const TransientOptions& options, Transient& result)
        : model_(model), options_(options), result_(result) {}

    /// Follows one straight piece of the source from the last moment on.
    bool follow(const Corner& from, const Corner& to, const ProgressCallback& progress) {
        past_.erase(past_.begin(), past_.end() - 1);
        // far from time zero the first step must still be seen in the time's digits
        double step =
            std::clamp(options_.first_step, 1e-12 * std::abs(to.time), to.time - from.time);
        while (past_.back().time < to.time) {
            if (progress && !progress({"transient", result_.points.size(), 0})) throw Cancelled();
            const double now = past_.back().time;
            const double left = to.time - now;
            if (step > 0.9 * left) step = left;
            const double time = step == left ? to.time : now + step;
            const double share = (time - from.time) / (to.time - from.time);
            const double value = from.value + share * (to.value - from.value);
            const double error = attempt(time, value);
            if (error <= 1) {
                record(value);
                step *= std::clamp(0.8 * std::pow(std::max(error, 1e-9), -1.0 / 3), 0.3, 4.0);
                step = std::min(step, options_.largest_step);
            } else {
                ++result_.rejected;
                step *= std::isfinite(error) ? std::clamp(0.8 * std::pow(error, -1.0 / 3), 0.1, 0.7)
                                             : 0.2;
            }
            if (step < 1e-12 * options_.first_step ||
                static_cast<int>(result_.points.size()) > options_.most_steps) {
                return false;
            }
        }
        return true;
    }

    void begin(State state, std::vector<double> frozen, const Corner& start) {
        frozen_ = std::move(frozen);
        Memory memory = remember(model_, state, nullptr);
        past_ = {{start.time, std::move(state), std::move(memory)}};
        assemble<N>(model_, past_.back().state, setting(nullptr), work_.system);
        value_ = start.value;
        record(start.value);
    }

private:
    [[nodiscard]] Setting setting(const TimeTerm* time) const {
        return {time, N == 3 && !model_.ions.empty() ? &frozen_ : nullptr};
    }

    TimeTerm formula(double time) const {
        const auto& now = past_.back();
        const double h = time - now.time;
        if (past_.size() < 2) return time_term(1 / h, now.memory, 1 / h, now.memory, 0);
        const auto& before = past_[past_.size() - 2];
        const double r = h / (now.time - before.time);
        return time_term((1 + 2 * r) / ((1 + r) * h), now.memory, (1 + r) / h, before.memory,
                         r * r / ((1 + r) * h));
    }

    /// One step to a time; its error relative to the tolerance, infinite when it did not converge.
    double attempt(double time, double value) {
        const auto term = formula(time);
        Moment next{time, past_.back().state, {}};
        if (!solve(next.state, term, value)) return INFINITY;
        next.memory = remember(model_, next.state, &term);
        const double error = past_.size() < 2 ? 0.3 : local_error(next);
        if (error > 1) return error;
        assemble<N>(model_, next.state, setting(&term), work_.system);
        past_.push_back(std::move(next));
        if (past_.size() > 3) past_.erase(past_.begin());
        value_ = value;
        return error;
    }

    /// At the end of a step; a jump of the source is taken in parts where it is too large for one.
    bool solve(State& state, const TimeTerm& term, double value) {
        const Drive drive = options_.current_source ? Drive::current : Drive::circuit;
        for (int parts = 1; parts <= 256; parts *= 4) {
            state = past_.back().state;
            bool good = true;
            for (int k = 1; k <= parts && good; ++k) {
                const double here = value_ + (value - value_) * k / parts;
                good = solve_newton<N>(model_, state, setting(&term), {drive, here},
                                       options_.newton, work_)
                           .termination == Termination::converged;
            }
            if (good) return true;
            if (value == value_) return false;
        }
        return false;
    }

    /// The formula's error is about a fifth of its distance from the prediction.
    double local_error(const Moment& next) const {
        const auto weights = prediction(past_, next.time);
        const double share = past_.size() < 3 ? 0.5 : 0.2;
        const auto predicted = [&](auto&& read) {
            double sum = 0;
            for (std::size_t k = 0; k < std::min<std::size_t>(past_.size(), 3); ++k) {
                sum += weights[k] * read(past_[past_.size() - 1 - k]);
            }
            return sum;
        };
        double worst = 0;
        std::array<double, species_count> largest{};
        std::array<double, species_count> off{};
        for (std::size_t i = 0; i < model_.nodes(); ++i) {
            const auto u = [i](const Moment& m) { return m.state.value[i][0]; };
            worst = std::max(worst, std::abs(u(next) - predicted(u)));
            for (std::size_t l = 0; l < next.memory.filling[i].size(); ++l) {
                const auto f = [i, l](const Moment& m) { return m.memory.filling[i][l]; };
                worst = std::max(worst, std::abs(f(next) - predicted(f)));
            }
            for (int s = 0; s < N - 1; ++s) {
                const auto c = [i, s](const Moment& m) { return m.memory.density[i][s]; };
                const double here = c(next);
                largest[s] = std::max(largest[s], here);
                off[s] = std::max(off[s], std::abs(here - predicted(c)));
            }
        }
        for (std::size_t k = 0; k < next.memory.interface_filling.size(); ++k) {
            for (std::size_t l = 0; l < next.memory.interface_filling[k].size(); ++l) {
                const auto f = [k, l](const Moment& m) { return m.memory.interface_filling[k][l]; };
                worst = std::max(worst, std::abs(f(next) - predicted(f)));
            }
        }
        for (int s = 0; s < N - 1; ++s) {
            if (largest[s] > 0) worst = std::max(worst, off[s] / largest[s]);
        }
        return share * worst / options_.tolerance;
    }

    void record(double value) {
        const auto& now = past_.back();
        TransientPoint point;
        point.time = now.time;
        point.bias = now.state.bias * model_.thermal_voltage;
        point.voltage = options_.current_source ? point.bias : value;
        point.current = model_.charge * work_.system.current;
        point.layer_radiative.assign(model_.layers.size(), 0);
        for (std::size_t i = 0; i < model_.nodes(); ++i) add_node(now, i, point);
        for (const double part : point.layer_radiative) point.radiative += part;
        if (options_.emitter) {
            point.zone = emission_zone(model_, now.state, *options_.emitter, options_.zone_slices,
                                       options_.places);
        }
        for (std::size_t k = 0; k < now.memory.interface_filling.size(); ++k) {
            for (std::size_t l = 0; l < now.memory.interface_filling[k].size(); ++l) {
                point.trapped +=
                    model_.interfaces[k].left[l].density * now.memory.interface_filling[k][l];
            }
        }
        for (const auto& region : model_.ions) add_ions(now, region, point);
        result_.points.push_back(std::move(point));
    }

    void add_ions(const Moment& now, const IonRegion& region, TransientPoint& point) const {
        double ions = 0;
        double moment = 0;
        for (std::size_t i = region.first_node; i <= region.last_node; ++i) {
            const double here = model_.volume[i] * now.memory.density[i][region.species];
            ions += here;
            moment += here * model_.grid.x[i];
        }
        point.ions.push_back(ions);
        point.ion_centre.push_back(ions > 0 ? moment / ions : 0);
    }

    void add_node(const Moment& now, std::size_t i, TransientPoint& point) const {
        const auto& layer = model_.layer_of(i);
        const double n = now.memory.density[i][electron];
        const double p = now.memory.density[i][hole];
        const double excess = n * p * -std::expm1(-now.state.split[i]);
        const double weight = model_.charge * model_.volume[i];
        const double k = direct_coefficient(model_, now.state, i).value;
        point.layer_radiative[model_.grid.layer[i]] += weight * k * excess;
        point.recombination +=
            weight * (k + layer.auger_electron * n + layer.auger_hole * p) * excess;
        for (std::size_t l = 0; l < layer.traps.size(); ++l) {
            point.trapped += model_.volume[i] * layer.traps[l].density * now.memory.filling[i][l];
        }
    }

    const Model& model_;
    const TransientOptions& options_;
    Transient& result_;
    NewtonWorkspace<N> work_;
    std::vector<double> frozen_;
    std::vector<Moment> past_;
    double value_ = 0;  ///< of the source at the last moment
};

template <int N>
void integrate(const Model& model, const State& start, const std::vector<double>& frozen,
               const std::vector<Corner>& course, const TransientOptions& options,
               const ProgressCallback& progress, Transient& result) {
    Integrator<N> integrator(model, options, result);
    integrator.begin(start, frozen, course.front());
    for (std::size_t i = 0; i + 1 < course.size(); ++i) {
        if (!(course[i + 1].time > course[i].time)) continue;
        if (!integrator.follow(course[i], course[i + 1], progress)) {
            result.termination = Termination::ran_out;
            return;
        }
    }
    result.termination = Termination::converged;
}

void require(Termination termination) {
    if (termination == Termination::converged) return;
    throw RunError("the steady state that the transient begins from did not converge");
}

/// The steady state at a current: the bias rises until it is exceeded, then the current falls to it
/// by factors.
State start_at_current(SteadySolver& solver, const TransientOptions& options, double current) {
    constexpr double stride = 0.25;   // [V]
    constexpr double highest = 1000;  // [V]
    const auto now = [&] { return balance(solver.model(), solver.state()).current; };
    while (now() < current && solver.bias() < highest) {
        require(solver.move_to(solver.bias() + stride).termination);
    }
    State state = solver.state();
    NewtonWorkspace<3> work;
    for (double target = now(); target != current;) {
        target = std::max(current, target / 3);
        require(solve_newton<3>(solver.model(), state, {}, {Drive::current, target}, options.newton,
                                work)
                    .termination);
    }
    return state;
}

/// The steady state at a source voltage; the resistance is switched on little by little.
State start_at_voltage(SteadySolver& solver, const TransientOptions& options, double voltage) {
    const auto& circuit = solver.model().circuit;
    require(solver.move_to(voltage / (1 + circuit.series / circuit.shunt)).termination);
    State state = solver.state();
    NewtonWorkspace<3> work;
    for (int k = -60; k <= 0 && circuit.series > 0; ++k) {
        Model partial = solver.model();
        partial.circuit.series *= std::pow(10, k / 6.0);
        require(solve_newton<3>(partial, state, {}, {Drive::circuit, voltage}, options.newton, work)
                    .termination);
    }
    return state;
}

/// The steady state at the first corner.
State steady_start(const Model& model, const TransientOptions& options, double value) {
    ContinuationOptions continuation;
    continuation.newton = options.newton;
    SteadySolver solver(model, continuation);
    require(solver.start().termination);
    return options.current_source && value > 0 ? start_at_current(solver, options, value)
           : options.current_source            ? solver.state()
                                               : start_at_voltage(solver, options, value);
}

}  // namespace

void TransientOptions::validate() const {
    grid.validate();
    adaption.validate();
    newton.validate();
    if (!(tolerance > 0) || !(first_step > 0) || !(largest_step >= first_step) || most_steps < 1 ||
        zone_slices < 1) {
        throw InputError("tolerance and steps of a transient must be positive");
    }
}

Transient transient(const Device& device, const std::vector<Corner>& course,
                    const TransientOptions& options, const ProgressCallback& progress) {
    device.validate();
    options.validate();
    check_course(course);
    if (options.emitter && *options.emitter >= device.layers.size()) {
        throw InputError(fmt::format("there is no layer {} to emit", *options.emitter + 1));
    }
    const auto model =
        make_model(device, course_grid(device, course, options, progress), device.temperature);
    const State start = steady_start(model, options, course.front().value);
    Transient result;
    if (!model.ions.empty() && options.ions_move) {
        integrate<5>(model, start, {}, course, options, progress, result);
        return result;
    }
    integrate<3>(model, start, ion_charge(model, start), course, options, progress, result);
    return result;
}

}  // namespace anchorite::device
