#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "anchorite/lattice/crystal.hpp"

namespace anchorite::lattice {

/// x' = rotation x + translation, in fractional coordinates.
struct SymmetryOperation {
    Eigen::Matrix3i rotation;
    Eigen::Vector3d translation;
};

/// The crystal in a primitive cell, not rotated; the crystal itself when spglib finds none.
Crystal primitive(const Crystal& crystal);

/// Symmetry operations of the crystal within 0.01 Å; at least the identity.
std::vector<SymmetryOperation> symmetry_operations(const Crystal& crystal);

/// International symbol of the space group, e.g. "Pm-3m"; empty when spglib finds none.
std::string space_group(const Crystal& crystal);

}  // namespace anchorite::lattice
