#pragma once

#include <string>
#include <vector>

#include "anchorite/base/progress.hpp"
#include "anchorite/device/from_stack.hpp"
#include "anchorite/device/impedance.hpp"

namespace anchorite::device {

/// The small-signal response at one bias that [impedance] asks for.
struct BiasResponse {
    double bias = 0;                     ///< across the layers [V]
    std::vector<ImpedancePoint> points;  ///< from low to high frequency
    std::string failure;                 ///< why there are none; empty: there are
};

/// Capacitance of the layers without charges, 1 / sum of L / eps [F/m^2].
double geometric_capacitance(const Device& device);

/// Every bias of [impedance]; one whose steady state does not converge says so.
/// @throws InputError  the stack file has no [impedance]
/// @throws Cancelled   `progress` returned false
std::vector<BiasResponse> run_impedances(const stack::Stack& description, const StackDevice& built,
                                         const ProgressCallback& progress = {});

}  // namespace anchorite::device
