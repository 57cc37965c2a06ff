#pragma once

#include <vector>

#include "anchorite/molecule/molecule.hpp"

namespace anchorite::molecule {

/// Connectivity with the valences still open: what bond perception works on.
struct ValenceModel {
    std::vector<int> elements;
    std::vector<std::vector<int>> neighbours;
    std::vector<int> charge;  ///< formal charge of each atom [e]
    std::vector<int> open;    ///< electrons of each atom still to be paired along its bonds
};

/// Bonded atoms of each atom, by distance.
/// @throws InputError  two atoms closer than 0.4 of the sum of their covalent radii
std::vector<std::vector<int>> neighbours_by_distance(const std::vector<int>& elements,
                                                     const Positions& positions);

/// Usual valences filled up; charge-separated groups (nitro, N-oxide, azide, isocyanide, ammonium)
/// get their formal charges.
ValenceModel open_valences(const std::vector<int>& elements,
                           std::vector<std::vector<int>> neighbours);

}  // namespace anchorite::molecule
