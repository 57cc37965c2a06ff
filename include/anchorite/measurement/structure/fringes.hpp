#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/measurement/analysis.hpp"
#include "anchorite/measurement/structure/diffraction_lines.hpp"
#include "anchorite/measurement/structure/fringe_search.hpp"

namespace anchorite::measurement {

/// Lattice fringes of an image.
struct FringesResult {
    ImageMap image;  ///< axes in Å
    std::vector<Fringe> fringes;
    std::string crystal;           ///< name; empty where none was given
    FringeAssignment assigned;     ///< of that crystal
    std::optional<double> uneven;  ///< longest over shortest spacing of one family, less 1
    double reference = 0;   ///< true spacing of the fringe that corrects the scale [Å]; 0: none
    double correction = 1;  ///< factor on every spacing
    std::vector<std::string> warnings;
    FringeOptions options;
};

/// Finds the fringes of an image, assigns them to a crystal where one is given, and corrects the
/// scale where the true spacing of one set of fringes is given: the factor is that spacing over the
/// measured one nearest to it, and its error is part of every corrected spacing's.
/// @param reference  true spacing of one set of fringes [Å]; 0: none
/// @throws InputError  no fringes, or none within 10 % of the reference
FringesResult analyse_fringes(const ImageMap& image,
                              const std::optional<DiffractingCrystal>& crystal = {},
                              double reference = 0, const FringeOptions& options = {});

/// The result as estimates, tables and figures.
Analysis describe(const FringesResult& result);

}  // namespace anchorite::measurement
