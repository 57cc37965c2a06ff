#pragma once

#include <nlohmann/json.hpp>

#include "anchorite/anchoring/match.hpp"

namespace anchorite::report {

/// One registry of results.json with its bonds, terms and pose. Its score is that of its own pose
/// and its term "multiplicity" is 0.
nlohmann::ordered_json registry_json(const anchoring::Registry& registry);

}  // namespace anchorite::report
