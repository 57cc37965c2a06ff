#pragma once

#include <string>
#include <vector>

#include "anchorite/device/fit.hpp"

namespace anchorite::device {

/// What the data cannot tell, as sentences: parameters that the curves do not feel, parameters at a
/// bound, intervals as wide as the bounds, pairs with |correlation| above 0.95, combinations that
/// stay open, a model that does not describe the data, residuals that are not random.
/// @param jacobian  of the residuals by the internal parameters (ln or share of the bounds' width)
std::vector<std::string> diagnose(const FitResult& result, const Eigen::MatrixXd& jacobian);

/// How residuals follow their neighbours.
struct NeighbourCorrelation {
    double value = 0;  ///< correlation of lag one
    double limit = 0;  ///< what independent residuals exceed once in 700 curves
};

/// The correlation of neighbouring residuals, which one expects about zero.
NeighbourCorrelation neighbour_correlation(const std::vector<double>& residuals);

}  // namespace anchorite::device
