#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "anchorite/optics/run.hpp"

namespace anchorite::report {

/// Numbers times a factor, rounded to six digits.
nlohmann::ordered_json numbers(const std::vector<double>& values, double factor = 1);

/// The layers of the stack with their materials, from below to above.
nlohmann::ordered_json layers_json(const optics::OpticsResult& result);

/// Spectra, colours, pattern and photometry.
nlohmann::ordered_json appearance_json(const optics::OpticsResult& result);

/// Reflectance, transmittance and absorption of light from outside.
nlohmann::ordered_json outside_light_json(const optics::OpticsResult& result);

/// The interval's making, and what each tolerance does alone; null without tolerances.
nlohmann::ordered_json tolerances_json(const optics::OpticsResult& result);

/// The scan; null where nothing was varied.
nlohmann::ordered_json scan_json(const optics::OpticsResult& result);

}  // namespace anchorite::report
