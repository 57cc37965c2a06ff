#pragma once

#include <vector>

#include "anchorite/device/fit_input.hpp"

namespace anchorite::device {

/// The curves of a [[curve]], whose device is left 0; relative paths start in `folder`.
/// @throws InputError  as fit_problem
std::vector<FitCurve> curves_of(const CurveInput& input, const std::filesystem::path& folder);

}  // namespace anchorite::device
