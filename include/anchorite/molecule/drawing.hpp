#pragma once

#include <string>
#include <vector>

#include "anchorite/molecule/anchor_site.hpp"

namespace anchorite::molecule {

/// 2-D structure with the anchor sites ringed and numbered from 1 in their order: transparent
/// background, usable inline in HTML. Bonds and carbon are `currentColor`, heteroatoms in inks that
/// read on light and on dark.
/// @throws InputError  smaller than 40 by 40 pixels
std::string draw_svg(const Molecule& molecule, const std::vector<AnchorSite>& sites,
                     int width = 260, int height = 200);

}  // namespace anchorite::molecule
