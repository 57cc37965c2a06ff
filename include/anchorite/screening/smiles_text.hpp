#pragma once

#include <string_view>

namespace anchorite::screening {

/// Whether a text could be a SMILES by its spelling alone: known atoms, bonds, balanced branches
/// and brackets. It tells data from a header line; whether the molecule is sound is for
/// molecule::from_smiles to say.
bool looks_like_smiles(std::string_view text);

}  // namespace anchorite::screening
