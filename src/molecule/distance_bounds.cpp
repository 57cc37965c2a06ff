#include <DistGeom/BoundsMatrix.h>
#include <DistGeom/TriangleSmooth.h>
#include <GraphMol/DistGeomHelpers/BoundsMatrixBuilder.h>
#include <GraphMol/GraphMol.h>

#include <algorithm>

#include "anchorite/molecule/anchor_site.hpp"
#include "molecule/rdkit_geometry.hpp"

namespace anchorite::molecule {

namespace {

/// Smoothed bounds between the heavy atoms: the cost goes with the third power of the size, and the
/// hydrogens hardly tighten them.
DistGeom::BoundsMatPtr heavy_bounds(const RDKit::ROMol& heavy) {
    DistGeom::BoundsMatPtr matrix(new DistGeom::BoundsMatrix(heavy.getNumAtoms()));
    RDKit::DGeomHelpers::initBoundsMat(matrix);
    RDKit::DGeomHelpers::setTopolBounds(heavy, matrix);
    DistGeom::triangleSmoothBounds(matrix.get());
    return matrix;
}

/// Index of each site in the molecule without hydrogens.
std::vector<unsigned> heavy_sites(const std::vector<AnchorSite>& sites, const RDKit::ROMol& heavy) {
    const std::vector<int> original = original_indices(heavy);
    std::vector<unsigned> indices;
    for (const AnchorSite& site : sites) {
        const auto found = std::find(original.begin(), original.end(), site.atom);
        indices.push_back(static_cast<unsigned>(found - original.begin()));
    }
    return indices;
}

}  // namespace

DistanceBounds anchor_distance_bounds(const Molecule& molecule,
                                      const std::vector<AnchorSite>& sites) {
    const auto n = static_cast<Eigen::Index>(sites.size());
    DistanceBounds bounds{Eigen::MatrixXd::Zero(n, n), Eigen::MatrixXd::Zero(n, n)};
    if (n < 2) return bounds;
    const auto heavy = without_hydrogens(molecule.rdkit());
    const auto matrix = heavy_bounds(*heavy);
    const auto at = heavy_sites(sites, *heavy);
    for (Eigen::Index i = 0; i < n; ++i) {
        for (Eigen::Index j = 0; j < n; ++j) {
            if (i == j) continue;
            const unsigned a = at[static_cast<std::size_t>(i)];
            const unsigned b = at[static_cast<std::size_t>(j)];
            bounds.lower(i, j) = matrix->getLowerBound(a, b);
            bounds.upper(i, j) = matrix->getUpperBound(a, b);
        }
    }
    return bounds;
}

}  // namespace anchorite::molecule
