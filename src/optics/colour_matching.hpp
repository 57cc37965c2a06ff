#pragma once

#include <array>
#include <vector>

namespace anchorite::optics {

/// The CIE 1931 2° colour-matching functions: x̄, ȳ, z̄ on one grid.
struct ColourMatching {
    std::vector<double> wavelengths;               ///< [m]
    std::array<std::vector<double>, 3> functions;  ///< x̄, ȳ, z̄
};

/// data/colour/cie1931_2deg.csv, read once.
const ColourMatching& colour_matching();

}  // namespace anchorite::optics
