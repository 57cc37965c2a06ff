#pragma once

#include <nlohmann/json_fwd.hpp>

#include "anchorite/study/prediction.hpp"

namespace anchorite::report {

/// Units are in the keys; what does not exist is null, an interval's infinite end too.
nlohmann::ordered_json prediction_json(const study::Prediction& prediction);

}  // namespace anchorite::report
