#pragma once

#include <nlohmann/json.hpp>

#include "anchorite/device/run.hpp"

namespace anchorite::report {

/// The courses of a transient, thinned to about a thousand times each; null without any.
nlohmann::ordered_json transients_json(const device::DeviceResult& result);

/// The responses at every bias; null without any.
nlohmann::ordered_json impedances_json(const device::DeviceResult& result);

}  // namespace anchorite::report
