#include <DistGeom/BoundsMatrix.h>
#include <DistGeom/TriangleSmooth.h>
#include <GraphMol/DistGeomHelpers/BoundsMatrixBuilder.h>
#include <GraphMol/GraphMol.h>

#include <boost/make_shared.hpp>

#include "anchorite/molecule/anchor_site.hpp"

namespace anchorite::molecule {

DistanceBounds anchor_distance_bounds(const Molecule& molecule,
                                      const std::vector<AnchorSite>& sites) {
    const auto n = static_cast<Eigen::Index>(sites.size());
    DistanceBounds bounds{Eigen::MatrixXd::Zero(n, n), Eigen::MatrixXd::Zero(n, n)};
    if (n < 2) return bounds;
    const DistGeom::BoundsMatPtr matrix(
        new DistGeom::BoundsMatrix(static_cast<unsigned>(molecule.atom_count())));
    RDKit::DGeomHelpers::initBoundsMat(matrix);
    RDKit::DGeomHelpers::setTopolBounds(molecule.rdkit(), matrix);
    DistGeom::triangleSmoothBounds(matrix.get());
    for (Eigen::Index i = 0; i < n; ++i) {
        for (Eigen::Index j = 0; j < n; ++j) {
            if (i == j) continue;
            const auto a = static_cast<unsigned>(sites[static_cast<std::size_t>(i)].atom);
            const auto b = static_cast<unsigned>(sites[static_cast<std::size_t>(j)].atom);
            bounds.lower(i, j) = matrix->getLowerBound(a, b);
            bounds.upper(i, j) = matrix->getUpperBound(a, b);
        }
    }
    return bounds;
}

}  // namespace anchorite::molecule
