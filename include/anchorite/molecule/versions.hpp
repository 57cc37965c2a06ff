#pragma once

#include <string>

namespace anchorite::molecule {

/// Version of the RDKit that is linked, for provenance, e.g. "2022.09.3".
std::string rdkit_version();

}  // namespace anchorite::molecule
