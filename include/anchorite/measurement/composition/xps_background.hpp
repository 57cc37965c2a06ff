#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anchorite/base/termination.hpp"

namespace anchorite::measurement {

/// What lies under the lines of a photoelectron spectrum.
enum class XpsBackground {
    constant,
    linear,
    shirley,   ///< constant + k ∫ of the lines at lower binding energy (Shirley, Phys. Rev. B 5,
               ///< 4709 (1972))
    tougaard,  ///< constant + lines convolved with B T/(C + T²)² (Tougaard, Surf. Interface Anal.
               ///< 11, 453 (1988))
};

/// "constant", "linear", "Shirley", "Tougaard U2".
std::string_view name_of(XpsBackground background);

/// The background of a word. @throws InputError  another word; names the ones there are
XpsBackground parse_xps_background(const std::string& word);

/// B and C of Tougaard's universal cross section [eV²].
inline constexpr double universal_tougaard_b = 2866;
inline constexpr double universal_tougaard_c = 1643;

/// ∫ of the lines from the first energy to each (trapezia) [lines · eV].
/// @param energy  binding energies, ascending [eV]
std::vector<double> shirley_step(std::span<const double> energy, std::span<const double> lines);

/// ∫ T/(C + T²)² lines(E - T) dT at each energy: Tougaard's background for B = 1 eV².
/// @param energy  binding energies, ascending [eV]  @param c  [eV²]
std::vector<double> tougaard_tail(std::span<const double> energy, std::span<const double> lines,
                                  double c = universal_tougaard_c);

/// How the iteration of a Shirley background ends.
struct ShirleyOptions {
    double tolerance = 1e-6;  ///< change of the background over the step from end to end
    int max_iterations = 200;
    std::size_t ends = 3;   ///< points whose mean is the level at either end
    void validate() const;  ///< @throws InputError
};

/// A background that is subtracted before anything is fitted.
struct ShirleyBackground {
    std::vector<double> values;
    int iterations = 0;
    Termination termination = Termination::failed;
};

/// Shirley's background of a spectrum: the level at the ends, between them in proportion to the
/// area above it on the side of lower binding energy, until it no longer changes.
/// @throws InputError  fewer than 2 · ends + 1 points
ShirleyBackground shirley_background(std::span<const double> energy, std::span<const double> counts,
                                     const ShirleyOptions& options = {});

}  // namespace anchorite::measurement
