#pragma once

#include <vector>

#include "match_context.hpp"

namespace anchorite::anchoring {

/// Registries of several sites among geometries reached by turning the conformers' torsions: the
/// most promising ones, each with its best pose refined as a rigid body. Their strain is not known.
std::vector<Registry> search_torsions(const MatchContext& context,
                                      const std::vector<molecule::Conformer>& conformers);

}  // namespace anchorite::anchoring
