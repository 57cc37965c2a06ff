#pragma once

#include <Eigen/Core>
#include <vector>

#include "anchorite/electronic/cube.hpp"
#include "anchorite/electronic/model.hpp"

namespace anchorite::electronic {

/// An atom or a periodic image of it.
struct AtomImage {
    int atom = 0;              ///< index into Model::atoms
    Eigen::Vector3d position;  ///< [Å]
    double radius = 0;         ///< van der Waals [Å]
};

/// Which atom owns a point of a surface: the one whose van der Waals sphere is nearest.
class SurfaceOwner {
public:
    /// @throws InputError  the header of the cube has other atoms than the model
    SurfaceOwner(const Cube& cube, const Model& model);

    /// @param position  within the grid [Å]
    [[nodiscard]] const AtomImage& of(const Eigen::Vector3d& position) const;

private:
    std::vector<AtomImage> images_;
};

}  // namespace anchorite::electronic
