#pragma once

/// Atomic units as the engines print them (CODATA 2018: Tiesinga et al., Rev. Mod. Phys. 93, 025010
/// (2021)).
namespace anchorite::electronic {

inline constexpr double bohr = 0.529177210903;      ///< [Å]
inline constexpr double hartree = 27.211386245988;  ///< [eV]
inline constexpr double rydberg = hartree / 2;      ///< [eV]

}  // namespace anchorite::electronic
