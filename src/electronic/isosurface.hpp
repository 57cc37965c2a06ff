#pragma once

#include <Eigen/Core>
#include <array>
#include <vector>

#include "grid_field.hpp"

namespace anchorite::electronic {

/// Corners in coordinates of the field.
using SurfaceTriangle = std::array<Eigen::Vector3d, 3>;

/// Where a field has a level, in triangles whose corners are exact to the field's interpolation:
/// marching over the six tetrahedra of each cell that share its diagonal (Doi and Koide, IEICE
/// Trans. E74, 214 (1991)), so that neighbouring cells agree on their common face.
std::vector<SurfaceTriangle> isosurface(const GridField& field, double level);

}  // namespace anchorite::electronic
