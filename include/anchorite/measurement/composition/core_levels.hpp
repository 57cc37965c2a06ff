#pragma once

#include <span>
#include <string>
#include <string_view>

namespace anchorite::measurement {

/// A core level as X-ray photoelectron spectroscopy sees it.
struct CoreLevel {
    std::string_view name;   ///< "Pb 4f"
    double position = 0;     ///< of the line of larger j, for orientation: the element [eV]
    double splitting = 0;    ///< of the doublet; 0: a single line [eV]
    double ratio = 0;        ///< area of the line of smaller j over that of larger j; 0: single
    double sensitivity = 0;  ///< of the whole level for Al Kα, C 1s = 1
};

/// Levels that a perovskite device shows. Splittings: Moulder et al., Handbook of X-ray
/// Photoelectron Spectroscopy (1992); ratios (2j+1)/(2j'+1); positions and sensitivities: edges and
/// subshell photoionisation cross sections per atom at 1486.6 eV of xraylib 4.0 (Schoonjans et al.,
/// Spectrochim. Acta B 66, 776 (2011); Kissel's, within 2 % of Scofield, J. Electron Spectrosc.
/// Relat. Phenom. 8, 129 (1976)).
std::span<const CoreLevel> core_levels();

/// The level of a name; blanks and letter case do not count ("pb4f").
/// @throws InputError  there is none; names those that are close
const CoreLevel& find_core_level(const std::string& name);

/// Where the sensitivities of the table come from and what they leave out.
std::string_view sensitivity_source();

}  // namespace anchorite::measurement
