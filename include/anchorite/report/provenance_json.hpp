#pragma once

#include <nlohmann/json.hpp>

#include "anchorite/base/provenance.hpp"

namespace anchorite::report {

/// Where a result comes from, as every result file says it.
nlohmann::ordered_json provenance_json(const Provenance& provenance);

}  // namespace anchorite::report
