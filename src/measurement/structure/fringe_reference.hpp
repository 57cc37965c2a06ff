#pragma once

#include <cstddef>
#include <vector>

#include "anchorite/measurement/structure/fringe_search.hpp"

namespace anchorite::measurement {

/// The sets of fringes that have the spacing of a reference.
struct FringeReference {
    std::vector<std::size_t> sets;  ///< which of the fringes, strongest first
    double spacing = 0;             ///< geometric mean of theirs [Å]
    double relative_error = 0;      ///< of their fits, and their spread where they are several
    std::size_t weaker = 0;         ///< sets within reach that are too weak to be meant
};

/// Sets within 10 % of a reference with half the amplitude of the strongest one there or more; of
/// those that a crystal indexes with the reference's spacing, where there are such. Several are
/// taken together where they differ by 3 % at most, in directions 10° apart: one family in an
/// uneven scan.
/// @param reference  true spacing [Å]
/// @param assigned   indices at the file's own scale; empty where there are none
/// @throws InputError  no set within 10 %, or several that are no such family
FringeReference find_reference(const std::vector<Fringe>& fringes, const FringeAssignment& assigned,
                               double reference);

}  // namespace anchorite::measurement
