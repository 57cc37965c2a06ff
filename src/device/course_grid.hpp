#pragma once

#include <vector>

#include "anchorite/device/transient.hpp"

namespace anchorite::device {

/// The grid of a transient: with TransientOptions::adapt one that resolves the steady states at
/// voltages from no bias through all that the course takes, cut at each in turn. Currents count
/// with the voltages that they take. A voltage whose steady state is not found leaves the grid as
/// it is. @throws Cancelled  the callback returned false
Grid course_grid(const Device& device, const std::vector<Corner>& course,
                 const TransientOptions& options, const ProgressCallback& progress);

}  // namespace anchorite::device
