#pragma once

#include <nlohmann/json.hpp>

#include "anchorite/optics/run.hpp"

namespace anchorite::report {

/// Version of the format below; raised when a reader would have to change.
constexpr int optics_format_version = 1;

/// Everything an optical computation gives, with units in the keys (docs/formats/optics.md).
nlohmann::ordered_json optics_json(const optics::OpticsResult& result);

}  // namespace anchorite::report
