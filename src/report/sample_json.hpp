#pragma once

#include <nlohmann/json.hpp>

#include "anchorite/study/result.hpp"

namespace anchorite::report {

/// One entry of "samples" in results.json.
nlohmann::ordered_json sample_json(const study::SampleResult& sample);

}  // namespace anchorite::report
