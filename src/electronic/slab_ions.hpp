#pragma once

#include <string>
#include <vector>

#include "anchorite/lattice/slab.hpp"

namespace anchorite::electronic {

/// A formal ion of a slab: one atom, or all atoms of an organic cation.
struct SlabIon {
    lattice::Vacancy name;     ///< that takes it out
    int charge = 0;            ///< formal [e]
    Eigen::Vector3d position;  ///< mean of its atoms, slab's frame [Å]
    std::vector<int> atoms;    ///< indices into the slab's atoms
    bool removed = false;
};

/// The ions of a slab, in the order of their first atoms; charges are not looked up.
std::vector<SlabIon> list_ions(const lattice::Slab& slab);

/// Gives the ions of a slab without vacancies their formal charges: halides -1, chalcogenides -2,
/// alkali metals +1, Ge, Sn and Pb +2, Bi and Sb +3, organic cations +1. Where they do not leave
/// the slab neutral, what may have several charges takes the one that does: organic cations, else
/// the only metal of the anchored lattice (Sn +4 of Cs2SnI6).
/// @throws InputError  an element without a formal charge, or charges that cannot be told
void assign_charges(std::vector<SlabIon>& ions, const lattice::Slab& slab);

/// Index of the ion that a vacancy names. @throws InputError  there is none
std::size_t ion_of(const std::vector<SlabIon>& ions, const lattice::Vacancy& vacancy);

/// Formal charge of what was not taken out [e].
int charge_of(const std::vector<SlabIon>& ions);

/// The ion to take out next so that `charge` comes closer to zero: the nearest to one of `missing`
/// [Å], of two as near the first. A positive charge costs A-site cations only: a metal of the
/// framework would be another defect. @throws InputError  no ion does
std::size_t compensating_ion(const std::vector<SlabIon>& ions, const lattice::Slab& slab,
                             const std::vector<Eigen::Vector3d>& missing, int charge);

/// Distance between two points, the nearest images in the plane [Å].
double distance_in_slab(const lattice::Slab& slab, const Eigen::Vector3d& a,
                        const Eigen::Vector3d& b);

/// "Cs:0", as files name vacancies.
std::string name_of(const lattice::Vacancy& vacancy);

/// The slab as a crystal of its whole cell.
lattice::Crystal crystal_of(const lattice::Slab& slab);

}  // namespace anchorite::electronic
