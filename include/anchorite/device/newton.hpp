#pragma once

#include <vector>

#include "anchorite/base/termination.hpp"
#include "anchorite/device/system.hpp"

namespace anchorite::device {

/// What fixes the bias across the layers.
enum class Drive {
    bias,     ///< the bias itself
    circuit,  ///< the voltage of the source behind the series resistance
    current,  ///< the current density through the layers
};

/// The drive and its value: [V], [V] or [A/m^2].
struct Source {
    Drive drive = Drive::bias;
    double value = 0;
};

/// When Newton's iteration stops. Potentials count in kT/q.
struct NewtonOptions {
    int max_iterations = 40;
    double tolerance = 1e-10;         ///< largest change of a potential in the last step
    double acceptable = 1e-7;         ///< accepted where round-off stops the decrease
    double current_tolerance = 1e-9;  ///< how far steady books may be open, relative to J
    /// @throws InputError  no iterations, or a tolerance that is not positive
    void validate() const;
};

/// Change of all unknowns with the bias.
struct Tangent {
    std::vector<NodeValues> value;
    std::vector<NodeValues> step;
    std::vector<std::array<double, 2>> cross;
    std::vector<double> ion_level;
};

/// How the iteration went.
struct NewtonSummary {
    Termination termination = Termination::failed;
    int iterations = 0;
    double last_change = 0;  ///< largest change of a potential in the last step [kT/q]
};

/// Working memory, kept between solves of one size.
template <int N>
struct NewtonWorkspace {
    System<N> system;
    typename System<N>::Solution solution;
    std::vector<typename System<N>::Solution::Columns> cross;
    numerics::BlockWorkspace<double, N> elimination;
    Tangent tangent;  ///< at the last state solved
};

/// Coupled Newton iteration from `state`, which becomes the solution. Changes d are damped to
/// sign(d) ln(1 + |d|), which turns the overshoot of an exponential's tangent into its solution and
/// leaves the quadratic convergence as it is.
template <int N>
NewtonSummary solve_newton(const Model& model, State& state, const Setting& setting,
                           const Source& source, const NewtonOptions& options,
                           NewtonWorkspace<N>& work);

/// Adds `by` times a tangent to the potentials of a state; its bias stays.
void move_along(State& state, const Tangent& tangent, double by);

/// Moves a state along its tangent to another bias [kT/q].
void advance(State& state, const Tangent& tangent, double bias);

}  // namespace anchorite::device
