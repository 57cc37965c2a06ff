#pragma once

#include <Eigen/Core>
#include <span>
#include <vector>

namespace anchorite::measurement {

/// Background below peaks by statistics-sensitive clipping (SNIP) of the doubly logarithmic root:
/// Ryan et al., Nucl. Instrum. Methods B 34 (1988) 396; decreasing window after Morháč et al.,
/// Nucl. Instrum. Methods A 401 (1997) 113. It stays low by about the noise.
/// @param values   of evenly spaced points
/// @param window   half the widest clipping window [points]; wider than the peaks
std::vector<double> snip_background(std::span<const double> values, int window);

/// Columns of a smooth background over angles [°], shape angles x terms: Chebyshev polynomials and
/// last, where `air` is true, 1/2θ for scattering by air.
Eigen::MatrixXd background_columns(std::span<const double> two_theta, int polynomials, bool air);

}  // namespace anchorite::measurement
