#pragma once

#include <nlohmann/json.hpp>

#include "anchorite/study/result.hpp"

namespace anchorite::report {

/// The part "lattice" of results.json: the surface, its vectors and one cell of it.
nlohmann::ordered_json lattice_json(const study::StudyResult& result);

}  // namespace anchorite::report
