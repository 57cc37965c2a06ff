#pragma once

#include <Eigen/Core>
#include <vector>

#include "anchorite/molecule/molecule.hpp"

namespace anchorite::electronic {

/// The soft wall between a molecule and its periodic images in the plane: an overlap o of van der
/// Waals spheres costs ½ (o / width)² score units, counted once per pair of images.
class ImageWall {
public:
    /// @param cell  in-plane vectors as columns [Å]  @param width  [Å]
    ImageWall(const Eigen::Matrix2d& cell, const std::vector<int>& elements, double width);

    /// Penalty [score units]; adds its gradient, 3 x atoms [1/Å], where one is given.
    double value(const molecule::Positions& positions, molecule::Positions* gradient) const;

    /// Smallest distance between an atom and an image of an atom [Å].
    [[nodiscard]] double closest(const molecule::Positions& positions) const;

private:
    std::vector<Eigen::Vector3d> shifts_;  ///< one of each pair of opposite ones [Å]
    std::vector<double> radii_;
    double width_;
};

}  // namespace anchorite::electronic
