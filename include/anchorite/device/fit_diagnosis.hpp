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

/// Correlation of neighbouring residuals (lag one), and what chance rarely exceeds where they are
/// independent.
struct NeighbourCorrelation {
    double value = 0;
    double limit = 0;
};
NeighbourCorrelation neighbour_correlation(const std::vector<double>& residuals);

}  // namespace anchorite::device
