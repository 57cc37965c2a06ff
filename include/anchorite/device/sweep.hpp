#pragma once

#include <vector>

#include "anchorite/base/progress.hpp"
#include "anchorite/base/termination.hpp"
#include "anchorite/device/adapt.hpp"
#include "anchorite/device/balance.hpp"
#include "anchorite/device/grid.hpp"
#include "anchorite/device/steady.hpp"

namespace anchorite::device {

/// How a current–voltage curve is computed.
struct SweepOptions {
    GridOptions grid;
    bool adapt = true;  ///< cut cells where the solution asks for it
    AdaptOptions adaption;
    ContinuationOptions continuation;
    double circuit_tolerance = 1e-9;      ///< of the source voltage [V]
    double temperature_tolerance = 1e-4;  ///< of self-heating [K]
    bool keep_states = false;             ///< keep every point's model and state, for profiles
    /// @throws InputError  as the parts
    void validate() const;
};

/// One point of the curve.
struct SweepPoint {
    double voltage = 0;      ///< of the source [V]
    double bias = 0;         ///< across the layers [V]
    double current = 0;      ///< drawn from the source: layers and shunt [A/m^2]
    double temperature = 0;  ///< of the layers [K]
    Balance balance;         ///< of the layers
    Termination termination = Termination::failed;
    int iterations = 0;     ///< Newton steps
    std::size_t nodes = 0;  ///< of the grid
};

/// A curve; with SweepOptions::keep_states also the solutions, point by point.
struct Sweep {
    std::vector<SweepPoint> points;
    std::vector<Model> models;
    std::vector<State> states;
};

/// Solves the steady state at each voltage, from equilibrium in the order given. A point that
/// cannot be solved says so in its termination and the others are kept.
/// @throws InputError  as Device::validate and SweepOptions::validate, no voltages, voltages that
/// are
///                     not finite or neither rise nor fall throughout
/// @throws Cancelled   the callback returned false
Sweep sweep(const Device& device, const std::vector<double>& voltages,
            const SweepOptions& options = {}, const ProgressCallback& progress = {});

}  // namespace anchorite::device
