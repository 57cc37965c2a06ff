#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "anchorite/study/design.hpp"

namespace anchorite::report {

/// Version of the format below; raised when a reader would have to change.
constexpr int design_format_version = 1;

/// Molecules with predictions and intervals, and the pairs, with units in the keys
/// (docs/design.md). Ends of an interval that the data do not determine are null.
nlohmann::ordered_json design_json(const study::Design& design, const Provenance& provenance);

/// One row a molecule, in the order of the design.
std::string design_csv(const study::Design& design);

}  // namespace anchorite::report
