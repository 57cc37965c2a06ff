#pragma once

#include <span>

#include "anchorite/electronic/believable.hpp"
#include "anchorite/electronic/calculation.hpp"

namespace anchorite::electronic {

/// A free atom in CP2K's pseudopotential GTH-PBE.
struct PseudoAtom {
    int element;
    int valence;    ///< electrons, the number after q in the pseudopotential's name
    double energy;  ///< spherical, without spin, no confinement [Ha]
};

/// @throws InputError  none for this element; the message lists those there are
const PseudoAtom& gth_atom(int element);

/// For CP2K with these pseudopotentials. @throws InputError  as gth_atom
Expectation gth_expectation(const Calculation& calculation);

}  // namespace anchorite::electronic
