#pragma once

#include <vector>

#include "anchorite/base/progress.hpp"
#include "anchorite/optics/figures.hpp"
#include "anchorite/stack/scan.hpp"

namespace anchorite::optics {

/// Figures of every combination of a scan.
struct ScanResult {
    stack::ScanGrid grid;
    std::vector<Figures> figures;
};

/// The emission of every combination, on so many threads (0: one a processor). Materials are read
/// once where no axis changes them.
/// @throws InputError  a value that the stack file could not have; as device_model
/// @throws Cancelled   `progress` returned false
ScanResult scan(const stack::Stack& description, stack::ScanGrid grid, int threads = 0,
                const EmissionOptions& options = {}, const ProgressCallback& progress = {});

}  // namespace anchorite::optics
