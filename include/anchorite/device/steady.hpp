#pragma once

#include "anchorite/device/newton.hpp"

namespace anchorite::device {

/// How the bias is followed.
struct ContinuationOptions {
    NewtonOptions newton;
    double first_step = 0.1;    ///< [V]
    double largest_step = 0.5;  ///< [V]
    double least_step = 1e-7;   ///< below it the point is given up [V]
    int most_failures = 25;     ///< Newton solves that may fail in one move along the tangent
    int most_times = 400;       ///< time steps of a relaxation
    int easy_iterations = 8;    ///< a step that takes no more lets the next be longer
    /// @throws InputError  steps that are not positive and in order, or as NewtonOptions
    void validate() const;
};

/// What a move to another bias took.
struct ContinuationSummary {
    Termination termination = Termination::failed;
    int solves = 0;      ///< Newton solves, failed ones included
    int failures = 0;    ///< Newton solves that failed
    int iterations = 0;  ///< of all of them
};

/// Follows the steady state of one model from equilibrium from bias to bias: along the tangent with
/// adaptive steps, and where that ends (a fold, a front that moves by leaps) by letting the
/// carriers relax in time at the next bias.
class SteadySolver {
public:
    SteadySolver(Model model, ContinuationOptions options);

    /// Solves at no bias: in equilibrium, or under light if there is generation.
    ContinuationSummary start();

    /// Goes on from the last state to another bias [V], in as many steps as it takes. On failure
    /// the last good state is kept.
    ContinuationSummary move_to(double bias);

    [[nodiscard]] const Model& model() const { return model_; }
    [[nodiscard]] const State& state() const { return state_; }
    /// Bias of the last good state [V].
    [[nodiscard]] double bias() const { return state_.bias * model_.thermal_voltage; }

    /// Goes on from another state of the same grid, e.g. at another temperature.
    void adopt(Model model, State state);

private:
    ContinuationSummary try_start();
    /// Takes the other way through staggered interfaces; false when there are none.
    bool toggle_crossing();
    bool follow(double bias, ContinuationSummary& summary);
    void light_up(const std::vector<ScaledLayer>& full, ContinuationSummary& summary);
    bool try_step(double bias, ContinuationSummary& summary);
    bool relax(double bias, ContinuationSummary& summary);
    NewtonSummary solve(State& state, double bias, const TimeTerm* time,
                        ContinuationSummary& summary);

    Model model_;
    ContinuationOptions options_;
    State state_;
    NewtonWorkspace<3> work_;
    double step_ = 0;
    bool has_tangent_ = false;
};

/// Potentials at no bias to begin from: a straight line between the contacts, no split of the
/// quasi-Fermi levels.
State initial_state(const Model& model);

}  // namespace anchorite::device
