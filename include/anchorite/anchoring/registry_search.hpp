#pragma once

#include <Eigen/Core>
#include <vector>

#include "anchorite/anchoring/lattice_table.hpp"
#include "anchorite/anchoring/match.hpp"

namespace anchorite::anchoring {

/// What decides whether donors can share a surface: where they are and how far they bind.
struct DonorGeometry {
    Eigen::Matrix3Xd positions;       ///< one column per anchor site [Å]
    std::vector<double> bond_length;  ///< ideal donor-metal distances [Å]
};

struct RegistryQuery {
    int min_sites = 2;
    int max_sites = 4;
    double tolerance = 1.3;  ///< |donor distance - target distance| of every pair [Å]
};

/// Every set of donors that can sit on distinct open sites at once, each pair's distance matching
/// within the tolerance; one representative per orbit of the site lattice's proper rotations and
/// translations. Exact: cliques of the compatibility graph by backtracking, pairs looked up in the
/// lattice-distance table.
std::vector<std::vector<Assignment>> find_registries(const DonorGeometry& donors,
                                                     const lattice::SiteLattice& lattice,
                                                     const LatticeTable& table,
                                                     const RegistryQuery& query);

/// The same set from the definition: every tuple of donors on every tuple of sites. Slow reference.
std::vector<std::vector<Assignment>> find_registries_by_definition(
    const DonorGeometry& donors, const lattice::SiteLattice& lattice, const LatticeTable& table,
    const RegistryQuery& query);

/// Largest |donor distance - target distance| over the pairs [Å]; 0 for one donor.
double worst_gap(const DonorGeometry& donors, const lattice::SiteLattice& lattice,
                 const std::vector<Assignment>& assignments);

/// Largest relative difference |d - a'| / a' between donor and site distances over the pairs.
double mismatch_of(const DonorGeometry& donors, const lattice::SiteLattice& lattice,
                   const std::vector<Assignment>& assignments);

}  // namespace anchorite::anchoring
