#pragma once

#include <string>

#include "anchorite/device/fit.hpp"

namespace anchorite::app {

/// Parameters with intervals, correlations and how well each curve is met, as tables for people.
std::string fit_text(const device::FitResult& result);

}  // namespace anchorite::app
