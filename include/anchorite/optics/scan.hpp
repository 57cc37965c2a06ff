#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anchorite/base/progress.hpp"
#include "anchorite/optics/figures.hpp"

namespace anchorite::optics {

/// One thing that is varied: a layer's thickness, or Θ_h or the yield of the emitter.
struct ScanAxis {
    enum class Kind { thickness, horizontal, yield };
    Kind kind = Kind::thickness;
    std::string name;            ///< as written: "QD.thickness"
    std::size_t layer = 0;       ///< of the stack file
    std::vector<double> values;  ///< [m] for a thickness
};

/// Reads "QD.thickness=20:80:5nm", "emitter.horizontal=0.5:1:0.05" or "emitter.plqy=60:100:5%":
/// first value, last value and step. A single value is a scan of one.
/// @throws InputError  naming what is wrong: no such layer (with those that are close), another
///                     quantity, no unit, a step of the wrong sign, a thickness that is not
///                     positive, more than 100,000 values
ScanAxis parse_scan(std::string_view text, const stack::Stack& description);

/// Figures over one or two axes, the second running fastest.
struct ScanResult {
    std::vector<ScanAxis> axes;
    std::vector<Figures> figures;
};

/// Every combination of the axes' values, on so many threads (0: one a processor).
/// @throws InputError  no axis or more than two, the same one twice
/// @throws Cancelled   `progress` returned false
ScanResult scan(const stack::Stack& description, const DeviceModel& model,
                const std::vector<ScanAxis>& axes, int threads = 0,
                const EmissionOptions& options = {}, const ProgressCallback& progress = {});

}  // namespace anchorite::optics
