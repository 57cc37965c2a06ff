#pragma once

#include <string>

#include "anchorite/device/run.hpp"
#include "anchorite/device/scan.hpp"

namespace anchorite::app {

/// Layers, curve, figures and losses for a terminal.
std::string device_text(const device::DeviceResult& result);

/// The first rows of a scan.
std::string device_scan_text(const device::ScanTable& scan, std::size_t rows = 40);

}  // namespace anchorite::app
