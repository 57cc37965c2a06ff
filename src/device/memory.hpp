#pragma once

#include <array>
#include <vector>

#include "anchorite/device/model.hpp"
#include "anchorite/device/state.hpp"

namespace anchorite::device {

/// Everything with a rate of change, at one time.
struct Memory {
    std::vector<std::array<double, species_count>> density;  ///< [1/m^3]
    std::vector<std::vector<double>> filling;                ///< of each node's bulk traps
    std::vector<std::vector<double>> interface_filling;
    double field = 0;  ///< permittivity x du of the first edge [1/m^2]
};

/// Reads a state; the traps' filling is steady for no `time`, else what its step leads to.
Memory remember(const Model& model, const State& state, const TimeTerm* time);

/// The history now x a - before x b of a step, with its rate.
TimeTerm time_term(double rate, const Memory& now, double a, const Memory& before, double b);

}  // namespace anchorite::device
