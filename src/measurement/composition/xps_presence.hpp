#pragma once

#include <vector>

#include "anchorite/measurement/composition/xps_fit.hpp"

namespace anchorite::measurement {

/// By how much each component of a fit lowers -2 ln(likelihood) against the best fit without it,
/// the others refitted: the deviance where electrons were counted (over the reduced chi-square
/// where that is above 1), else n ln(S). The least needed is left out as long as it gains no more
/// than `least_gain`, so that of two on one line one remains. Without any component the background
/// is straight, as a step follows lines. Infinite where nothing fits without it.
/// @param components  as fitted
/// @param sum         of squares of the fit with all of them
std::vector<double> gains_of_components(const XpsSpectrum& spectrum,
                                        const std::vector<XpsComponent>& components,
                                        const XpsFitOptions& options, double sum);

/// Least such gain of a line that is seen: k ln n of its k numbers fitted to n points (Schwarz,
/// Ann. Stat. 6, 461 (1978)).
double least_gain(const XpsSpectrum& spectrum, const XpsFitOptions& options,
                  std::size_t components);

}  // namespace anchorite::measurement
