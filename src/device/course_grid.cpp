#include "course_grid.hpp"

#include <algorithm>
#include <utility>

#include "anchorite/device/sweep.hpp"

namespace anchorite::device {

namespace {

constexpr int steps = 8;  ///< from no bias to the highest or lowest of the course

/// A bias at which the layers conduct a current, found in strides.
double bias_of(const Device& device, const TransientOptions& options, double current) {
    constexpr double stride = 0.25;  // [V]
    constexpr double highest = 1000;
    SteadySolver solver(make_model(device, make_grid(device, options.grid), device.temperature),
                        {.newton = options.newton});
    if (solver.start().termination != Termination::converged) return 0;
    while (solver.bias() < highest && balance(solver.model(), solver.state()).current < current) {
        if (solver.move_to(solver.bias() + stride).termination != Termination::converged) break;
    }
    return solver.bias();
}

/// The grid cut at voltages from 0 to `end`.
Grid cut_towards(const Device& device, double end, const SweepOptions& options,
                 const ProgressCallback& progress) {
    std::vector<double> voltages;
    for (int k = 0; k <= steps; ++k) voltages.push_back(end * k / steps);
    if (end == 0) voltages.resize(1);
    return sweep(device, voltages, options, progress).models.back().grid;
}

/// The nodes of both, which were cut from one grid.
Grid joined(const Grid& a, const Grid& b) {
    Grid both;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.x.size() || j < b.x.size()) {
        const auto key = [](const Grid& grid, std::size_t at) {
            return std::pair{grid.layer[at], grid.x[at]};
        };
        const bool left = j == b.x.size() || (i < a.x.size() && key(a, i) <= key(b, j));
        const auto next = left ? key(a, i) : key(b, j);
        both.layer.push_back(next.first);
        both.x.push_back(next.second);
        if (i < a.x.size() && key(a, i) == next) ++i;
        if (j < b.x.size() && key(b, j) == next) ++j;
    }
    return both;
}

}  // namespace

Grid course_grid(const Device& device, const std::vector<Corner>& course,
                 const TransientOptions& options, const ProgressCallback& progress) {
    if (!options.adapt) return make_grid(device, options.grid);
    double low = 0;
    double high = 0;
    for (const Corner& corner : course) {
        low = std::min(low, corner.value);
        high = std::max(high, corner.value);
    }
    if (options.current_source) {
        low = 0;
        high = bias_of(device, options, high);
    }
    Device cold = device;
    cold.circuit.thermal_resistance = 0;
    if (options.current_source) cold.circuit.series = 0;
    SweepOptions sweeping;
    sweeping.grid = options.grid;
    sweeping.adaption = options.adaption;
    sweeping.continuation.newton = options.newton;
    sweeping.keep_states = true;
    Grid grid = cut_towards(cold, high, sweeping, progress);
    return low < 0 ? joined(grid, cut_towards(cold, low, sweeping, progress)) : grid;
}

}  // namespace anchorite::device
