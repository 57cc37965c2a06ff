#include "image_wall.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "anchorite/base/elements.hpp"

namespace anchorite::electronic {

ImageWall::ImageWall(const Eigen::Matrix2d& cell, const std::vector<int>& elements, double width)
    : width_(width) {
    for (const int element : elements) radii_.push_back(van_der_waals_radius(element));
    for (int u = 0; u <= 2; ++u) {
        for (int v = -2; v <= 2; ++v) {
            if (u == 0 && v <= 0) continue;
            const Eigen::Vector2d shift = cell * Eigen::Vector2d(u, v);
            shifts_.emplace_back(shift.x(), shift.y(), 0);
        }
    }
}

double ImageWall::value(const molecule::Positions& positions, molecule::Positions* gradient) const {
    const double farthest = 2 * *std::ranges::max_element(radii_);
    const Eigen::Array3d low = positions.rowwise().minCoeff().array() - farthest;
    const Eigen::Array3d high = positions.rowwise().maxCoeff().array() + farthest;
    double penalty = 0;
    for (const auto& shift : shifts_) {
        for (Eigen::Index i = 0; i < positions.cols(); ++i) {
            const Eigen::Vector3d image = positions.col(i) + shift;
            if ((image.array() < low).any() || (image.array() > high).any()) continue;
            for (Eigen::Index j = 0; j < positions.cols(); ++j) {
                const Eigen::Vector3d apart = image - positions.col(j);
                const double squared = apart.squaredNorm();
                if (squared > farthest * farthest) continue;
                const double distance = std::max(std::sqrt(squared), 1e-6);
                const double limit =
                    radii_[static_cast<std::size_t>(i)] + radii_[static_cast<std::size_t>(j)];
                if (distance >= limit) continue;
                const double overlap = (limit - distance) / width_;
                penalty += 0.5 * overlap * overlap;
                if (gradient == nullptr) continue;
                const Eigen::Vector3d slope = overlap / (width_ * distance) * apart;
                gradient->col(i) -= slope;
                gradient->col(j) += slope;
            }
        }
    }
    return penalty;
}

double ImageWall::closest(const molecule::Positions& positions) const {
    double nearest = std::numeric_limits<double>::infinity();
    for (const auto& shift : shifts_) {
        for (Eigen::Index i = 0; i < positions.cols(); ++i) {
            const Eigen::Vector3d image = positions.col(i) + shift;
            nearest = std::min(nearest, (positions.colwise() - image).colwise().norm().minCoeff());
        }
    }
    return nearest;
}

}  // namespace anchorite::electronic
