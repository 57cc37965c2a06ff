#pragma once

#include <optional>

#include "anchorite/device/fit_response.hpp"

namespace anchorite::device {

/// Reads a solved point off.
PointFigures figures_at(const SweepPoint& point, const Model& model, const State& state,
                        const std::optional<StackLight>& light);

/// The same of a state that is no point of a sweep: its voltage and current follow from the
/// circuit.
PointFigures figures_of(const Model& model, const State& state,
                        const std::optional<StackLight>& light);

/// d ln J / dV of the source at a point of a sweep [1/V]; NaN where the current is not positive.
double log_slope(const Sweep& sweep, std::size_t point, const Device& device);

}  // namespace anchorite::device
