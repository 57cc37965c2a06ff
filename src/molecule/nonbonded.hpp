#pragma once

#include <vector>

#include "anchorite/molecule/molecule.hpp"

namespace anchorite::molecule {

/// MMFF94's van der Waals and electrostatic terms in one pass over flat data (Halgren, J. Comput.
/// Chem. 1996, 17, 520, equations 1 and 13). RDKit's own terms are virtual calls, four a pair, and
/// take most of an evaluation; tests hold the two equal.
struct Nonbonded {
    struct Pair {
        int first = 0;
        int second = 0;
        double minimum = 0;  ///< R*ij [Å]
        double depth = 0;    ///< epsilon [kJ/mol]
        double charge = 0;   ///< qi qj / 4 pi eps0, scaled for 1-4 pairs [kJ/mol Å]
    };
    std::vector<Pair> pairs;

    /// Energy [kJ/mol]; adds the gradient [kJ/mol/Å].
    double add(const Positions& positions, Positions& gradient) const;
};

}  // namespace anchorite::molecule
