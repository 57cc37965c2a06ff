#pragma once

#include <nlohmann/json.hpp>

#include "anchorite/device/run.hpp"
#include "anchorite/device/scan.hpp"

namespace anchorite::report {

/// The layers that charges move in, with what the file says of them.
nlohmann::ordered_json device_layers_json(const device::DeviceResult& result);

/// One entry a point: curve and light; null where the point has none.
nlohmann::ordered_json device_points_json(const device::DeviceResult& result);

/// Parts of the current of each point, one series a mechanism and layer.
nlohmann::ordered_json device_losses_json(const device::DeviceResult& result);

/// Solutions against position, one entry a point; null where it did not converge.
nlohmann::ordered_json device_profiles_json(const device::DeviceResult& result);

/// Axes and figures of a scan.
nlohmann::ordered_json device_scan_json(const device::ScanTable& scan);

/// "radiative in QD", "traps between PTAA and QD", "electrons that reach the anode".
std::string loss_name(const device::DeviceResult& result, const device::CurrentPart& part);

}  // namespace anchorite::report
