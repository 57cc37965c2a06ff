#pragma once

#include "anchorite/electronic/model.hpp"
#include "anchorite/molecule/molecule.hpp"

namespace anchorite::electronic {

/// A molecule by itself, not periodic, in the middle of a cubic box that reaches `margin` [Å]
/// beyond its outermost nuclei. Its geometry is only shifted. Group "molecule".
/// @param positions  e.g. the GFN2-xTB minimum [Å]
/// @throws InputError  a margin under 2 Å, positions of another number of atoms, an odd number of
///                     electrons
Model molecule_model(const molecule::Molecule& molecule, const molecule::Positions& positions,
                     double margin = 5.0);

/// The side of an adsorbed molecule's model that a calculation keeps.
enum class Part { slab, molecule };

/// What becomes of the atoms of the other side.
enum class OtherPart {
    removed,
    ghosts,  ///< only basis functions, for the counterpoise correction (Boys and Bernardi, Mol.
             ///< Phys. 19, 553 (1970))
};

/// Slab or molecule as they are in a model of both, in the same cell, so that energies subtract.
/// Groups without real atoms are left out. Nothing is fixed or relabelled.
/// @param charge  of the part [e]
/// @throws InputError  the model has no molecule or nothing else, or an odd number of electrons
///                     would be left
Model part_model(const Model& both, Part kept, OtherPart other, int charge);

}  // namespace anchorite::electronic
