#pragma once

#include <string>

#include "anchorite/device/run.hpp"

namespace anchorite::app {

/// Transients and impedance for a terminal; empty where none were asked for.
std::string time_response_text(const device::DeviceResult& result);

}  // namespace anchorite::app
