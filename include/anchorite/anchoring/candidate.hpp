#pragma once

#include "anchorite/anchoring/match.hpp"

namespace anchorite::anchoring {

/// Donors and conformers of a molecule, ready to be matched.
/// @throws RunError  no conformer could be made
Candidate make_candidate(const molecule::Molecule& molecule,
                         const molecule::ConformerOptions& options = {});

}  // namespace anchorite::anchoring
