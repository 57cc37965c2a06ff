#pragma once

#include <span>
#include <vector>

#include "anchorite/device/fit_response.hpp"

namespace anchorite::device {

/// Two values of all parameters that differ in one of them.
struct ValuePair {
    std::vector<double> below;
    std::vector<double> above;
    double span = 0;     ///< difference of what the derivative is taken by
    double share = 0.5;  ///< of the span that lies below the solved curve's values
};

/// Derivatives of each point's figures at its given abscissa, one list of points a pair.
using FigureDerivatives = std::vector<std::vector<PointFigures>>;

/// By whole solutions on both sides: slow, right for every device.
FigureDerivatives differenced(const FitDevice& device, const FitGrid& grid,
                              const std::vector<ValuePair>& pairs, const StackLight* light);

/// From the solved curve by the implicit function theorem (steady_tangents): only residuals and
/// figures are evaluated on both sides. Falls back on `differenced` where the temperature follows
/// the power.
FigureDerivatives derivatives(const FitDevice& device, const FitGrid& grid,
                              const Response& response, const std::vector<ValuePair>& pairs,
                              const StackLight* light);

}  // namespace anchorite::device
