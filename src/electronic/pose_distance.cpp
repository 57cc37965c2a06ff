#include "pose_distance.hpp"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <limits>

#include "anchorite/lattice/symmetry.hpp"
#include "slab_ions.hpp"

namespace anchorite::electronic {

namespace {

/// Root mean square over the heavy atoms of `a` of the distance to the nearest like atom of `b`.
double one_way(const molecule::Positions& a, const molecule::Positions& b,
               const std::vector<int>& elements) {
    double sum = 0;
    int count = 0;
    for (Eigen::Index i = 0; i < a.cols(); ++i) {
        const int element = elements[static_cast<std::size_t>(i)];
        if (element == 1) continue;
        double nearest = std::numeric_limits<double>::infinity();
        for (Eigen::Index j = 0; j < b.cols(); ++j) {
            if (elements[static_cast<std::size_t>(j)] != element) continue;
            nearest = std::min(nearest, (a.col(i) - b.col(j)).squaredNorm());
        }
        sum += nearest;
        ++count;
    }
    return count > 0 ? std::sqrt(sum / count) : 0;
}

}  // namespace

PoseDistance::PoseDistance(const SlabModel& slab, const std::vector<int>& elements)
    : cell_(slab.slab.vectors.topLeftCorner<2, 2>()), elements_(elements) {
    const lattice::Crystal crystal = crystal_of(slab.slab);
    const Eigen::Matrix3d to_cell = crystal.vectors.inverse();
    for (const auto& operation : lattice::symmetry_operations(crystal)) {
        if (operation.rotation(2, 2) != 1) continue;
        Eigen::Vector3d translation = crystal.vectors * operation.translation;
        translation.z() = 0;
        operations_.push_back(
            {crystal.vectors * operation.rotation.cast<double>() * to_cell, translation});
    }
}

molecule::Positions PoseDistance::moved_near(const Operation& operation,
                                             const molecule::Positions& from,
                                             const molecule::Positions& to) const {
    molecule::Positions moved = (operation.rotation * from).colwise() + operation.translation;
    const Eigen::Vector3d apart = to.rowwise().mean() - moved.rowwise().mean();
    const Eigen::Vector2d cells = (cell_.inverse() * apart.head<2>()).array().round();
    const Eigen::Vector2d shift = cell_ * cells;
    moved.colwise() += Eigen::Vector3d(shift.x(), shift.y(), 0);
    return moved;
}

double PoseDistance::operator()(const molecule::Positions& a, const molecule::Positions& b) const {
    double least = std::numeric_limits<double>::infinity();
    for (const Operation& operation : operations_) {
        const molecule::Positions moved = moved_near(operation, a, b);
        least =
            std::min(least, std::max(one_way(moved, b, elements_), one_way(b, moved, elements_)));
    }
    return least;
}

}  // namespace anchorite::electronic
