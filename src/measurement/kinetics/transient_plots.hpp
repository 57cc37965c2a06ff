#pragma once

#include <vector>

#include "anchorite/measurement/kinetics/transient_analysis.hpp"

namespace anchorite::measurement {

/// Figures with curves of a map's analysis.
std::vector<Plot> transient_plots(const TransientResult& result);

/// Measured map, fit and residual, thinned to at most 40,000 cells each.
std::vector<MapPlot> transient_maps(const TransientResult& result);

}  // namespace anchorite::measurement
