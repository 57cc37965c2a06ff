#pragma once

#include <vector>

#include "anchorite/device/run.hpp"
#include "anchorite/stack/scan.hpp"

namespace anchorite::device {

/// The figures of one stack of the scan.
struct ScanPoint {
    LedFigures figures;
    double current = 0;      ///< at the sweep's last point that converged [A/m^2]
    std::size_t failed = 0;  ///< points that did not converge
};

/// Figures of every combination of a scan.
struct ScanTable {
    stack::ScanGrid grid;
    std::vector<ScanPoint> points;
};

/// Runs each combination as a stack file of its own, on so many threads (0: one a processor).
/// Optics are computed once where no axis changes them.
/// @throws InputError  a value that the stack file could not have; as run_device
/// @throws Cancelled   `progress` returned false
ScanTable scan_device(const stack::Stack& description, stack::ScanGrid grid, int threads = 0,
                      const ProgressCallback& progress = {});

}  // namespace anchorite::device
