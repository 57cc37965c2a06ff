#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "anchorite/lattice/slab.hpp"

namespace anchorite::lattice {

/// A metal atom of the surface with room for a donor.
struct OpenSite {
    int element = 0;           ///< atomic number of the metal
    Eigen::Vector3d position;  ///< [Å]
    Eigen::Vector3d axis;      ///< unit vector along which a donor binds (mean of the cut bonds)
    int missing = 1;           ///< ligands missing
};

/// A surface atom that a molecule must not run into.
struct BlockingAtom {
    int element = 0;
    Eigen::Vector3d position;  ///< [Å]
};

/// The 2-D lattice of open metal sites with its blocking atoms, in the surface frame: z is the
/// outward normal and z = 0 the mean height of the open sites.
struct SiteLattice {
    std::string name;                    ///< e.g. "CsPbI3 (100) PbI2"
    double slab_height = 0;              ///< z of this frame's origin in the slab's frame [Å]
    Eigen::Vector2d a1, a2;              ///< periodicity in the plane [Å]
    std::vector<OpenSite> sites;         ///< one cell
    std::vector<BlockingAtom> blocking;  ///< one cell, every atom within reach of a molecule,
                                         ///< the metals of the open sites included
    [[nodiscard]] Eigen::Vector3d image(std::size_t site, int u, int v) const {
        const Eigen::Vector2d shift = u * a1 + v * a2;
        return sites[site].position + Eigen::Vector3d(shift.x(), shift.y(), 0);
    }
};

/// A distance between open sites that repeats over the lattice.
struct LatticeVector {
    std::string label;  ///< "a", "√2 a", "2a" ... in units of the shortest, else "|v|/a = 1.87"
    double length = 0;  ///< [Å]
    int multiplicity = 0;  ///< neighbours at this distance, of the site that has most
};

/// Open sites and blocking atoms of a slab's top surface.
/// @throws InputError  no open metal site (the message names terminations that have some)
SiteLattice open_sites(const Slab& slab, double depth = 7.0);

/// Distances between open sites up to `cutoff` [Å], ascending.
std::vector<LatticeVector> lattice_vectors(const SiteLattice& lattice, double cutoff = 14.0);

}  // namespace anchorite::lattice
