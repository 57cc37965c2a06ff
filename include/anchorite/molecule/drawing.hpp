#pragma once

#include <string>
#include <vector>

#include "anchorite/molecule/anchor_site.hpp"

namespace anchorite::molecule {

/// 2-D structure with the anchor sites ringed: transparent background, usable inline in HTML, and
/// all ink `currentColor` so that it reads in light and dark.
std::string draw_svg(const Molecule& molecule, const std::vector<AnchorSite>& sites,
                     int width = 260, int height = 200);

}  // namespace anchorite::molecule
