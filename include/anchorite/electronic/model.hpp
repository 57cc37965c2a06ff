#pragma once

#include <Eigen/Core>
#include <array>
#include <string>
#include <vector>

namespace anchorite::electronic {

/// What an atom of a model stands for, so that projections and constraints can name it.
enum class Role {
    slab,      ///< of the slab, none of the following
    bulk,      ///< of an inner layer, whose states align one model with another
    open,      ///< a metal with a free coordination place at the surface
    molecule,  ///< of an adsorbed or a free molecule
};

struct ModelAtom {
    int element = 0;           ///< atomic number
    Eigen::Vector3d position;  ///< [Å]
    Role role = Role::slab;
    bool fixed = false;  ///< does not move in a relaxation
    bool ghost = false;  ///< only its basis functions are there (counterpoise correction)
};

/// Atoms that states are projected on together, e.g. "Pb1".
struct AtomGroup {
    std::string name;
    std::vector<int> atoms;  ///< indices into Model::atoms, ascending
};

/// Atoms in a box, ready for an engine: a slab, a slab with a molecule, a molecule or a bulk cell.
struct Model {
    std::string name;                                ///< for people
    Eigen::Matrix3d cell = Eigen::Matrix3d::Zero();  ///< vectors as columns [Å]
    bool periodic = true;  ///< false: an isolated molecule, the box only holds its density
    bool surface = false;  ///< dipole correction along z
    int charge = 0;        ///< of the whole model [e]
    std::vector<ModelAtom> atoms;
    std::vector<AtomGroup> groups;  ///< may overlap
};

/// Distance between two points of a slab, the nearest images in the plane of the first two vectors
/// of `cell` [Å].
double distance_in_plane(const Eigen::Matrix3d& cell, const Eigen::Vector3d& a,
                         const Eigen::Vector3d& b);

/// The group of a name. @throws InputError  none has it; the message lists those there are
const AtomGroup& group(const Model& model, const std::string& name);

/// Extended XYZ with cell, charge, roles, fixed and ghost flags and groups; 8 decimals.
std::string to_xyz(const Model& model);

/// What to_xyz wrote, the same to the last digit, or a plain extended XYZ with a Lattice (roles are
/// then slab, no groups).
/// @param name  of the text, for messages  @throws InputError  with name and line
Model parse_xyz(const std::string& text, const std::string& name);

}  // namespace anchorite::electronic
