#pragma once

#include <vector>

#include "anchorite/measurement/kinetics/transient_fit.hpp"

namespace anchorite::measurement {

/// Starts of lifetimes for a parallel or sequential model: of all combinations on a logarithmic
/// ladder from the response (or the closest delays) to the longest delay, the one with the lowest
/// sum of squares, spectra solved exactly and everything else as in `options`. Wavelengths are
/// thinned to at most 24 for it.
/// @param constant  whether the model has a state that stays
/// @throws InputError  count is not 1 to 6, or as fit_transient
std::vector<double> start_lifetimes_ps(const TransientMap& map, int count, bool constant,
                                       const TransientFitOptions& options);

}  // namespace anchorite::measurement
