#include "surface_owner.hpp"

#include <fmt/format.h>

#include <Eigen/LU>
#include <cmath>
#include <limits>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"

namespace anchorite::electronic {
namespace {

constexpr double owner_reach = 6;  // beyond the cell an atom owns nothing in it [Å]

void check_atoms(const Cube& cube, const Model& model) {
    if (cube.atoms.size() != model.atoms.size()) {
        throw InputError(fmt::format("{}: the model has {} atoms, the cube {}", model.name,
                                     model.atoms.size(), cube.atoms.size()));
    }
    for (std::size_t i = 0; i < cube.atoms.size(); ++i) {
        if (model.atoms[i].ghost || model.atoms[i].element == cube.atoms[i].element) continue;
        throw InputError(fmt::format("{}: atom {} is {} in the model, {} in the cube", model.name,
                                     i + 1, element_symbol(model.atoms[i].element),
                                     element_symbol(cube.atoms[i].element)));
    }
}

/// Whether a point lies in the cell at the origin or within reach of it.
bool near_cell(const Eigen::Matrix3d& inverse, const Eigen::Vector3d& from_origin) {
    const Eigen::Vector3d fraction = inverse * from_origin;
    for (int axis = 0; axis < 3; ++axis) {
        const double margin = owner_reach * inverse.row(axis).norm();
        if (fraction[axis] < -margin || fraction[axis] > 1 + margin) return false;
    }
    return true;
}

}  // namespace

SurfaceOwner::SurfaceOwner(const Cube& cube, const Model& model) {
    check_atoms(cube, model);
    const Eigen::Matrix3d inverse = model.cell.inverse();
    for (std::size_t i = 0; i < cube.atoms.size(); ++i) {
        if (model.atoms[i].ghost) continue;
        const Eigen::Vector3d position = cube.atoms[i].position;
        AtomImage image{static_cast<int>(i), position,
                        van_der_waals_radius(model.atoms[i].element)};
        if (!model.periodic) {
            images_.push_back(image);
            continue;
        }
        const Eigen::Vector3d fraction = inverse * (position - cube.origin);
        const Eigen::Vector3d inside = fraction.array() - fraction.array().floor();
        for (int n = 0; n < 27; ++n) {
            const Eigen::Vector3d shift(n / 9 - 1, n / 3 % 3 - 1, n % 3 - 1);
            const Eigen::Vector3d from_origin = model.cell * (inside + shift);
            image.position = cube.origin + from_origin;
            if (near_cell(inverse, from_origin)) images_.push_back(image);
        }
    }
    if (images_.empty()) throw InputError(fmt::format("{}: the model has no atoms", model.name));
}

const AtomImage& SurfaceOwner::of(const Eigen::Vector3d& position) const {
    const AtomImage* nearest = &images_.front();
    double least = std::numeric_limits<double>::infinity();
    for (const AtomImage& image : images_) {
        const double distance = (position - image.position).norm() - image.radius;
        if (distance < least) {
            least = distance;
            nearest = &image;
        }
    }
    return *nearest;
}

}  // namespace anchorite::electronic
