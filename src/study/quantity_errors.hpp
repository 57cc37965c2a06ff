#pragma once

#include <vector>

#include "anchorite/study/prediction.hpp"

namespace anchorite::study {

/// Errors of PLQY, EQE and T50 over the molecules that calibrate and have a left-out prediction, of
/// those quantities that at least four of them have, beside two trivial predictors.
std::vector<QuantityErrors> quantity_errors(const std::vector<SamplePrediction>& samples);

}  // namespace anchorite::study
