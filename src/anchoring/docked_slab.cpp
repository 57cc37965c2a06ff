#include "anchorite/anchoring/docked_slab.hpp"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>

namespace anchorite::anchoring {
namespace {

/// First and last cell along one in-plane vector that the molecule and half its clearance touch.
struct Cells {
    int first;
    int last;
};

Cells cells_along(const Eigen::RowVectorXd& fraction, double margin) {
    return {static_cast<int>(std::floor(fraction.minCoeff() - margin)),
            static_cast<int>(std::floor(fraction.maxCoeff() + margin))};
}

}  // namespace

lattice::Slab docked_slab(const lattice::Slab& slab, const lattice::SiteLattice& lattice,
                          const std::vector<int>& elements, const molecule::Positions& pose,
                          double clearance) {
    const Eigen::Matrix2d vectors = slab.vectors.topLeftCorner<2, 2>();
    const Eigen::Matrix2Xd fractions = vectors.inverse() * pose.topRows<2>();
    const Cells u = cells_along(fractions.row(0), 0.5 * clearance / vectors.col(0).norm());
    const Cells v = cells_along(fractions.row(1), 0.5 * clearance / vectors.col(1).norm());
    lattice::Slab out = slab;
    out.atoms.clear();
    out.cut_bonds.clear();
    for (int i = u.first; i <= u.last; ++i) {
        for (int j = v.first; j <= v.last; ++j) {
            const Eigen::Vector3d shift = i * slab.vectors.col(0) + j * slab.vectors.col(1);
            for (const auto& atom : slab.atoms) {
                out.atoms.push_back({atom.element, atom.position + shift});
            }
        }
    }
    out.vectors.col(0) *= u.last - u.first + 1;
    out.vectors.col(1) *= v.last - v.first + 1;
    const Eigen::Vector3d lift(0, 0, lattice.slab_height);
    double top = 0;
    for (Eigen::Index i = 0; i < pose.cols(); ++i) {
        const Eigen::Vector3d position = pose.col(i) + lift;
        top = std::max(top, position.z());
        out.atoms.push_back({elements[static_cast<std::size_t>(i)], position});
    }
    out.vectors.col(2).z() += top;
    return out;
}

}  // namespace anchorite::anchoring
