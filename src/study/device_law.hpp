#pragma once

#include <vector>

#include "anchorite/study/prediction.hpp"

namespace anchorite::study {

/// EQE of every sample by the line through the devices that calibrate (fit_efficiency); nothing
/// where fewer than four devices have both values.
void add_efficiencies(std::vector<SamplePrediction>& samples);

/// T50 of every sample by T50 ∝ k_r/k_nr through the devices that calibrate (fit_ratio_law);
/// nothing where fewer than three devices have both values.
void add_lifetimes(std::vector<SamplePrediction>& samples);

}  // namespace anchorite::study
