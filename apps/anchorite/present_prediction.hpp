#pragma once

#include <string>

#include "anchorite/study/prediction.hpp"

namespace anchorite::app {

/// Yield, EQE and T50 of every sample, measured beside fitted, left out and computed, and the mean
/// absolute errors; ends with a newline.
std::string prediction_text(const study::Prediction& prediction);

}  // namespace anchorite::app
