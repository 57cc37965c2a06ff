#pragma once

#include <string>
#include <vector>

#include "anchorite/measurement/kinetics/trpl_analysis.hpp"

namespace anchorite::measurement {

/// Figures of one decay: counts with fit and components, residuals, their autocorrelation, profiles
/// of the lifetimes.
/// @param prefix  of ids, so that several decays keep apart; may be empty
std::vector<Plot> plots_of(const TrplResult& result, const std::string& prefix);

}  // namespace anchorite::measurement
