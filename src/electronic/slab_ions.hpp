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

/// The ions of a slab without vacancies, in the order of their first atoms.
/// @throws InputError  an element without a formal charge
std::vector<SlabIon> list_ions(const lattice::Slab& slab);

/// Index of the ion that a vacancy names. @throws InputError  there is none
std::size_t ion_of(const std::vector<SlabIon>& ions, const lattice::Vacancy& vacancy);

/// Formal charge of what was not taken out [e].
int charge_of(const std::vector<SlabIon>& ions);

/// The ion to take out next so that `charge` comes closer to zero: the nearest to what is missing,
/// of two as near the first. @throws InputError  no ion does
std::size_t compensating_ion(const std::vector<SlabIon>& ions, const lattice::Slab& slab,
                             int charge);

/// Distance between two points, the nearest images in the plane [Å].
double distance_in_slab(const lattice::Slab& slab, const Eigen::Vector3d& a,
                        const Eigen::Vector3d& b);

/// "Cs number 0", as vacancies count.
std::string name_of(const lattice::Vacancy& vacancy);

/// The slab as a crystal of its whole cell.
lattice::Crystal crystal_of(const lattice::Slab& slab);

}  // namespace anchorite::electronic
