#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "anchorite/base/progress.hpp"
#include "anchorite/base/termination.hpp"
#include "anchorite/device/adapt.hpp"
#include "anchorite/device/grid.hpp"
#include "anchorite/device/newton.hpp"
#include "anchorite/device/profiles.hpp"

namespace anchorite::device {

/// A corner of the source's course; it is straight in between. Two corners at one time are a jump.
struct Corner {
    double time = 0;   ///< [s]
    double value = 0;  ///< [V], or [A/m^2] for a current source
};

/// How a transient is computed.
struct TransientOptions {
    GridOptions grid;
    bool adapt = true;  ///< cut cells where the steady states at the course's voltages ask for it
    AdaptOptions adaption{.space_charge = 1e-3};  ///< as exact as a step's tolerance
    NewtonOptions newton;
    bool current_source = false;  ///< the corners are current densities, the first 0 or more
    bool ions_move = true;        ///< else they stay as they were at the beginning
    /// Error of one step: densities relative to the largest, potentials in kT/q, filling of traps.
    double tolerance = 1e-3;
    double first_step = 1e-13;    ///< after each corner [s]
    double largest_step = 1e300;  ///< [s]
    int most_steps = 100000;
    std::optional<std::size_t> emitter;  ///< layer whose recombination zone is kept; none: no zone
    int zone_slices = 20;
    std::vector<double> places = {};  ///< of the zone, see emission_zone
    /// @throws InputError  a tolerance, step or number that is not positive
    void validate() const;
};

/// One time of a transient.
struct TransientPoint {
    double time = 0;           ///< [s]
    double voltage = 0;        ///< of the source; with a current source across the layers [V]
    double bias = 0;           ///< across the layers [V]
    double current = 0;        ///< through the layers, displacement included [A/m^2]
    double radiative = 0;      ///< q x radiative recombination [A/m^2]
    double recombination = 0;  ///< of electrons, by all mechanisms in the bulk [A/m^2]
    double trapped = 0;        ///< electrons in bulk and interface traps [1/m^2]
    std::vector<double> layer_radiative;  ///< q x radiative recombination of each [A/m^2]
    EmissionZone zone;                    ///< of the emitter asked for
    std::vector<double> ions;             ///< in each region, which must not change [1/m^2]
    std::vector<double> ion_centre;       ///< their mean distance from the left contact [m]
};

/// A course in time: every accepted step, the first one being the steady state before it.
struct Transient {
    std::vector<TransientPoint> points;
    Termination termination = Termination::failed;
    int rejected = 0;  ///< steps that were repeated shorter
};

/// Starts in the steady state at the first corner and follows the source with the second-order
/// backward differentiation formula of variable step (implicit Euler after each corner), whose
/// error is estimated from a quadratic prediction (Hairer and Wanner, Solving Ordinary Differential
/// Equations II, III.5 and V.7). Traps fill and empty, ions move, the displacement current flows,
/// and a series resistance is solved with the layers. The grid stays as it is from the beginning.
/// @throws InputError  as Device::validate and TransientOptions::validate; fewer than two corners
/// or
///                     times that do not rise
/// @throws RunError    no steady state to begin from
/// @throws Cancelled   the callback returned false
Transient transient(const Device& device, const std::vector<Corner>& course,
                    const TransientOptions& options = {}, const ProgressCallback& progress = {});

}  // namespace anchorite::device
