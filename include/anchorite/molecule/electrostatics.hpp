#pragma once

#include <Eigen/Core>

#include "anchorite/molecule/anchor_site.hpp"
#include "anchorite/molecule/molecule.hpp"

namespace anchorite::molecule {

/// The electrostatic potential minimum that belongs to one donor atom.
struct PotentialMinimum {
    double potential = 0;      ///< [V]
    Eigen::Vector3d position;  ///< on the molecule's van der Waals surface [Å]
};

/// Potential of atomic point charges at a point [V].
double point_charge_potential(const Positions& positions, const Eigen::VectorXd& charges,
                              const Eigen::Vector3d& point);

/// Minimum over the part of the van der Waals surface (Bondi/Alvarez radii) nearest to the site.
PotentialMinimum potential_minimum(const Molecule& molecule, const AnchorSite& site,
                                   const Positions& positions, const Eigen::VectorXd& charges);

}  // namespace anchorite::molecule
