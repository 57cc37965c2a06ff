#pragma once

#include <Eigen/Core>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anchorite/molecule/molecule.hpp"

namespace anchorite::molecule {

/// A class of Lewis-basic atom. The first kind whose SMARTS matches an atom names it.
struct AnchorKind {
    std::string_view id;      ///< stable key, e.g. "phosphine_oxide"
    std::string_view label;   ///< for people, e.g. "P=O"
    std::string_view smarts;  ///< atom 0 of the match is the donor
    double cone;  ///< half-angle about the lone-pair axis in which a metal may sit [rad]
};

/// Every kind known, in order of precedence (P=O, phosphonate, S=O, carboxylate, C=O, pyridine N,
/// amine, nitrile, ether and methoxy O, hydroxyl, thiol and thioether S, F, Cl, Br, I ...).
std::span<const AnchorKind> anchor_kinds();

/// @throws InputError  no such kind; the message lists the closest
const AnchorKind& anchor_kind(std::string_view id);

/// A donor atom of one molecule. Topology only: positions come with a conformer.
struct AnchorSite {
    int atom = 0;     ///< index in the molecule
    int element = 0;  ///< atomic number
    const AnchorKind* kind = nullptr;
    std::vector<int> neighbours;  ///< bonded atoms, hydrogens included
};

/// Donor atoms in order of atom index.
std::vector<AnchorSite> find_anchor_sites(const Molecule& molecule);

/// Unit vector along which the donor's lone pair points: away from the mean of its neighbours,
/// for a planar or linear donor along the bisector.
Eigen::Vector3d lone_pair_axis(const AnchorSite& site, const Positions& positions);

/// Lower and upper bound of every anchor-anchor distance over all conformers, from the distance
/// bounds matrix, anchors x anchors [Å].
struct DistanceBounds {
    Eigen::MatrixXd lower;
    Eigen::MatrixXd upper;
};

/// Bounds of every pair of anchors, triangle-smoothed.
DistanceBounds anchor_distance_bounds(const Molecule& molecule,
                                      const std::vector<AnchorSite>& sites);

}  // namespace anchorite::molecule
