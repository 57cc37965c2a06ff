#include "anchorite/device/scan.hpp"

#include <algorithm>

#include "anchorite/base/in_parallel.hpp"
#include "anchorite/base/shared_progress.hpp"

namespace anchorite::device {

namespace {

ScanPoint read_off(const DeviceResult& run) {
    ScanPoint point{run.figures, 0, failed_points(run.sweep)};
    for (const SweepPoint& one : run.sweep.points) {
        if (one.termination == Termination::converged) point.current = one.current;
    }
    return point;
}

}  // namespace

ScanTable scan_device(const stack::Stack& description, stack::ScanGrid grid, int threads,
                      const ProgressCallback& progress) {
    const auto stacks = stack::stacks_of(description, grid);
    for (const auto& one : stacks) device_of(one);  // told before the first run, not after an hour
    std::optional<StackLight> light;
    if (std::ranges::none_of(grid.axes(), stack::is_optical)) {
        light = light_of(stacks.front(), device_of(stacks.front()));
    }
    ScanTable table{std::move(grid), std::vector<ScanPoint>(stacks.size())};
    SharedProgress shared(progress, "scan", stacks.size());
    DeviceRunOptions options;
    options.keep_profiles = false;
    if (light) options.light = &*light;
    in_parallel(stacks.size(), threads, [&](std::size_t i) {
        table.points[i] = read_off(run_device(stacks[i], options));
        shared.step();
    });
    return table;
}

}  // namespace anchorite::device
