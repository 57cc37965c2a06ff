#pragma once

#include <vector>

#include "anchorite/molecule/molecule.hpp"

namespace anchorite::molecule {

/// A bond that turns freely: everything in `moving` swings about the axis from `begin` to `end`.
struct Rotor {
    int begin = 0;            ///< axis atom on the side that stays
    int end = 0;              ///< axis atom on the side that moves
    std::vector<int> moving;  ///< atoms beyond `end`, the smaller side
};

/// Acyclic single bonds between heavy atoms that carry something to turn (amide C-N left rigid;
/// a rotor that only spins hydrogens, such as CH3, is not listed).
std::vector<Rotor> find_rotors(const Molecule& molecule);

/// Turns one rotor in place by `angle` [rad].
void turn(Positions& positions, const Rotor& rotor, double angle);

}  // namespace anchorite::molecule
