#include "grid_field.hpp"

#include <fmt/format.h>

#include <Eigen/LU>
#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"

namespace anchorite::electronic {
namespace {

constexpr double closing_tolerance = 1e-3;  // of a grid step: cube files have six decimals

/// How many steps of the grid the cell is long along an axis.
double period_along(const Cube& cube, const Model& model, int axis) {
    const Eigen::Vector3d in_steps = cube.steps.inverse() * model.cell.col(axis);
    const int points = cube.points[static_cast<std::size_t>(axis)];
    Eigen::Vector3d across = in_steps;
    across[axis] = 0;
    const double length = in_steps[axis];
    if (across.norm() > closing_tolerance * points || length <= points - 1 ||
        length > points * (1 + closing_tolerance)) {
        throw InputError(fmt::format(
            "{}: axis {} of the cell is {:.3f} steps of the grid long, but the grid has {} points; "
            "print the whole cell",
            model.name, axis + 1, length, points));
    }
    return std::min(length, static_cast<double>(points));
}

/// Weights of the cubic through four points.
std::array<double, 4> lagrange(const std::array<double, 4>& nodes, double x) {
    std::array<double, 4> weights{};
    for (std::size_t i = 0; i < 4; ++i) {
        weights[i] = 1;
        for (std::size_t j = 0; j < 4; ++j) {
            if (j != i) weights[i] *= (x - nodes[j]) / (nodes[i] - nodes[j]);
        }
    }
    return weights;
}

}  // namespace

GridField::GridField(const Cube& cube, const Model& model,
                     const std::function<double(double)>& transform)
    : origin_(cube.origin),
      steps_(cube.steps),
      inverse_(cube.steps.inverse()),
      points_(cube.points),
      periodic_(model.periodic),
      values_(cube.values) {
    for (int axis = 0; axis < 3; ++axis) {
        const auto a = static_cast<std::size_t>(axis);
        if (points_[a] < 4) {
            throw InputError(
                fmt::format("{}: the grid has {} points along axis {}, at least 4 are needed",
                            model.name, points_[a], axis + 1));
        }
        period_[a] = periodic_ ? period_along(cube, model, axis) : points_[a];
    }
    for (double& value : values_) value = transform(value);
}

int GridField::cells(int axis) const {
    return points_[static_cast<std::size_t>(axis)] - (periodic_ ? 0 : 1);
}

double GridField::coordinate(int axis, int point) const {
    const auto a = static_cast<std::size_t>(axis);
    return periodic_ && point == points_[a] ? period_[a] : point;
}

double GridField::at(const std::array<int, 3>& point) const {
    std::size_t index = 0;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const int n = points_[axis];
        const int wrapped = periodic_ ? (point[axis] + n) % n : std::clamp(point[axis], 0, n - 1);
        index = index * static_cast<std::size_t>(n) + static_cast<std::size_t>(wrapped);
    }
    return values_[index];
}

GridField::Stencil GridField::stencil(int axis, double coordinate) const {
    const auto a = static_cast<std::size_t>(axis);
    const int n = points_[a];
    const double period = period_[a];
    const double x = periodic_ ? coordinate - period * std::floor(coordinate / period)
                               : std::clamp(coordinate, 0.0, n - 1.0);
    const int cell = std::min(static_cast<int>(x), periodic_ ? n - 1 : n - 2);
    Stencil result;
    std::array<double, 4> nodes{};
    for (int k = 0; k < 4; ++k) {
        const int point = cell - 1 + k;
        const auto i = static_cast<std::size_t>(k);
        result.points[i] = point;
        nodes[i] = point;
        if (periodic_ && point < 0) nodes[i] = point + n - period;
        if (periodic_ && point >= n) nodes[i] = point - n + period;
    }
    result.weights = lagrange(nodes, x);
    return result;
}

double GridField::operator()(const Eigen::Vector3d& coordinates) const {
    const Stencil x = stencil(0, coordinates.x());
    const Stencil y = stencil(1, coordinates.y());
    const Stencil z = stencil(2, coordinates.z());
    double sum = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        for (std::size_t j = 0; j < 4; ++j) {
            double row = 0;
            for (std::size_t k = 0; k < 4; ++k) {
                row += z.weights[k] * at({x.points[i], y.points[j], z.points[k]});
            }
            sum += x.weights[i] * y.weights[j] * row;
        }
    }
    return sum;
}

Eigen::Vector3d GridField::gradient(const Eigen::Vector3d& coordinates) const {
    constexpr double apart = 0.05;
    Eigen::Vector3d slope;
    for (int axis = 0; axis < 3; ++axis) {
        const Eigen::Vector3d shift = apart * Eigen::Vector3d::Unit(axis);
        slope[axis] = ((*this)(coordinates + shift) - (*this)(coordinates - shift)) / (2 * apart);
    }
    return inverse_.transpose() * slope;
}

double GridField::spacing() const {
    return std::cbrt(std::abs(steps_.determinant()));
}

}  // namespace anchorite::electronic
