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
    double reference = 0;   ///< true spacing of the fringes that correct the scale [Å]; 0: none
    double correction = 1;  ///< factor on every spacing
    std::vector<std::size_t> reference_sets;  ///< which of the fringes those are, strongest first
    std::size_t weaker_sets = 0;  ///< within 10 % of the reference, but too weak to be meant
    std::vector<std::string> warnings;
    FringeOptions options;
};

/// Finds the fringes of an image, assigns them to a crystal where one is given, and corrects the
/// scale where a true spacing is given: the factor is that spacing over the measured one of the
/// strongest set within 10 % of it (of those that the crystal indexes with that spacing, where
/// there are such). Several sets of half that amplitude or more, in directions 10° apart and within
/// 3 %, are one family in an uneven scan: their geometric mean is taken. The error of the factor,
/// their spread included, is part of every corrected spacing's.
/// @param reference  true spacing of one family of fringes [Å]; 0: none
/// @throws InputError  no fringes, none within 10 % of the reference, or several there that are
///                     about as strong and no such family
FringesResult analyse_fringes(const ImageMap& image,
                              const std::optional<DiffractingCrystal>& crystal = {},
                              double reference = 0, const FringeOptions& options = {});

/// The result as estimates, tables and figures.
Analysis describe(const FringesResult& result);

}  // namespace anchorite::measurement
