#pragma once

#include <vector>

#include "anchorite/molecule/anchor_site.hpp"

namespace anchorite::molecule {

/// Ways of exchanging anchors that leave the constitution and its fixed stereochemistry as they
/// are, the identity first; each gives for every anchor the index of the one in whose place it
/// goes. They are a group. A molecule with more than 10 000 symmetries (many tert-butyl groups) has
/// only the identity here.
std::vector<std::vector<int>> anchor_symmetries(const Molecule& molecule,
                                                const std::vector<AnchorSite>& sites);

}  // namespace anchorite::molecule
