#pragma once

#include <vector>

#include "anchorite/electronic/cube.hpp"
#include "anchorite/electronic/model.hpp"
#include "anchorite/electronic/result.hpp"

namespace anchorite::electronic {

/// The electrostatic potential on the surface of constant density, by atoms. The surface is found
/// by marching tetrahedra (Doi and Koide, IEICE Trans. E74, 214 (1991)), its corners by cubic
/// interpolation of the logarithm of the density, the potential there by cubic interpolation; a
/// corner belongs to the atom whose van der Waals sphere is nearest, and extremes are searched for
/// between the corners. Walls of holes that pseudopotentials leave at
/// the nuclei, nearer than half the van der Waals radius, are left out. Grids of periodic models
/// close on themselves.
/// @param density     [e/bohr³], positive where electrons are (CP2K: E_DENSITY_CUBE as it is)
/// @param potential   felt by a positive unit charge, on the same grid [V] (CP2K: V_HARTREE_CUBE
///                    times -hartree); its zero is kept
/// @param model       whose cell and periodicity; its atoms are those of the density's header, in
///                    that order (an engine may have moved all at once); ghosts own no surface
/// @param isodensity  [e/bohr³]; 0.001 is the usual choice (Bader et al., J. Am. Chem. Soc. 109,
///                    7968 (1987))
/// @return  one entry per atom of the model; area 0 and no numbers (NaN) where none of the surface
///          is the atom's
/// @throws InputError  grids that differ or do not fill the model's cell, or no such surface
std::vector<AtomPotential> surface_potential(const Cube& density, const Cube& potential,
                                             const Model& model, double isodensity);

/// What the potential does on the surface as a whole (Murray et al., J. Mol. Struct. THEOCHEM 307,
/// 55 (1994)).
struct PotentialStatistics {
    double area = 0;               ///< [Å²]
    double mean = 0;               ///< [V]
    double mean_deviation = 0;     ///< Π, mean of |V - mean| [V]
    double positive_variance = 0;  ///< σ₊² [V²]
    double negative_variance = 0;  ///< σ₋² [V²]
    double balance = 0;            ///< ν = σ₊² σ₋² / (σ₊² + σ₋²)², at most 0.25
};

/// The same arguments and errors as surface_potential.
PotentialStatistics potential_statistics(const Cube& density, const Cube& potential,
                                         const Model& model, double isodensity);

}  // namespace anchorite::electronic
