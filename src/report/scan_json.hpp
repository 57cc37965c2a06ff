#pragma once

#include <nlohmann/json.hpp>

#include "anchorite/stack/scan.hpp"

namespace anchorite::report {

/// Name, unit and values of what a scan varies.
nlohmann::ordered_json scan_axes_json(const stack::ScanGrid& grid);

}  // namespace anchorite::report
