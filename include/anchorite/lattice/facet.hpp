#pragma once

#include <array>

#include "anchorite/lattice/crystal.hpp"

namespace anchorite::lattice {

/// A crystal in the frame of one of its faces: x and y in the plane, z outward.
struct Facet {
    std::array<int, 3> hkl{};  ///< without common factor
    Crystal crystal;  ///< primitive cell: vectors 1 and 2 span the plane (Gauss-reduced, the first
                      ///< along x, the shorter one first), vector 3 steps up one `spacing`
    double spacing = 0;  ///< repeat distance along z [Å]
};

/// @throws InputError  hkl is 0 0 0
Facet make_facet(const Crystal& crystal, std::array<int, 3> hkl);

/// "(100)", or with spaces when an index is negative or has two digits: "(1 -1 0)".
std::string facet_name(const std::array<int, 3>& hkl);

}  // namespace anchorite::lattice
