#pragma once

#include <nlohmann/json.hpp>

#include "anchorite/electronic/result.hpp"

namespace anchorite::electronic {

/// A result for a file: energies, charges and positions to the last digit, weights in units of
/// 1e-5 as whole numbers, a row of numbers to a line of text so that the file stays short.
/// @throws RunError  an energy, a charge or a position that is no number
nlohmann::ordered_json result_json(const EngineResult& result);

/// What result_json wrote; weights differ by at most 5e-6.
/// @throws RunError  lacks something, or shapes do not fit
EngineResult parse_result_json(const nlohmann::ordered_json& json);

}  // namespace anchorite::electronic
