#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "anchorite/base/input_override.hpp"
#include "anchorite/base/units.hpp"
#include "anchorite/device/run.hpp"

namespace anchorite::device {

/// One key of the stack file that is varied.
struct ScanAxis {
    std::string name;  ///< as written: "QD.thickness"
    std::string path;  ///< of the key in the file
    Dimension dimension = Dimension::number;
    std::string unit;            ///< the one the table shows; empty: none
    std::vector<double> values;  ///< SI
};

/// Reads "QD.thickness=20:80:5nm" or "contact.cathode.work_function=2.7:3.3:0.1eV": any number or
/// quantity of the stack file, ranges as parse_value_range reads them.
/// @throws InputError  an unknown key, one that is no number, or a range that cannot be
ScanAxis parse_scan_axis(std::string_view text, const stack::Stack& description);

/// The figures of one stack of the scan.
struct ScanPoint {
    LedFigures figures;
    double current = 0;      ///< at the sweep's last point that converged [A/m^2]
    std::size_t failed = 0;  ///< points that did not converge
};

/// Every combination of the axes' values, the last axis running fastest.
struct ScanTable {
    std::vector<ScanAxis> axes;
    std::vector<ScanPoint> points;
};

/// Runs each combination as a stack file of its own, on so many threads (0: one a processor).
/// Optics are computed once where no axis changes them.
/// @throws InputError  no axis or more than two, one axis twice, more than 100,000 combinations, or
///                     a value that the stack file could not have, naming it
/// @throws Cancelled   `progress` returned false
ScanTable scan_device(const std::filesystem::path& file, const std::vector<InputOverride>& set,
                      const std::vector<ScanAxis>& axes, int threads = 0,
                      const ProgressCallback& progress = {});

}  // namespace anchorite::device
