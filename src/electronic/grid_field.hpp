#pragma once

#include <Eigen/Core>
#include <array>
#include <functional>

#include "anchorite/electronic/cube.hpp"
#include "anchorite/electronic/model.hpp"

namespace anchorite::electronic {

/// A cube's values between its points by cubic interpolation, over the edge of periodic cells too.
/// Coordinates count grid steps from the origin.
class GridField {
public:
    /// @param transform  applied to each value first
    /// @throws InputError  the grid does not fill the model's cell
    GridField(const Cube& cube, const Model& model, const std::function<double(double)>& transform);

    /// Cells between points along an axis; of periodic fields the last one closes the period and
    /// may be narrower, when the engine printed every other point.
    [[nodiscard]] int cells(int axis) const;

    /// Coordinate of point 0 ... cells(axis) along an axis.
    [[nodiscard]] double coordinate(int axis, int point) const;

    /// Value at a point; indices up to cells(axis), where a periodic field begins anew.
    [[nodiscard]] double at(const std::array<int, 3>& point) const;

    /// Interpolated value anywhere. Fields that are not periodic go on with their outermost values.
    [[nodiscard]] double operator()(const Eigen::Vector3d& coordinates) const;

    /// Of the interpolated value, per Å.
    [[nodiscard]] Eigen::Vector3d gradient(const Eigen::Vector3d& coordinates) const;

    [[nodiscard]] Eigen::Vector3d to_angstrom(const Eigen::Vector3d& coordinates) const {
        return origin_ + steps_ * coordinates;
    }
    [[nodiscard]] Eigen::Vector3d to_coordinates(const Eigen::Vector3d& position) const {
        return inverse_ * (position - origin_);
    }
    /// Mean distance between points [Å].
    [[nodiscard]] double spacing() const;

private:
    struct Stencil {
        std::array<int, 4> points;
        std::array<double, 4> weights;
    };
    [[nodiscard]] Stencil stencil(int axis, double coordinate) const;

    Eigen::Vector3d origin_;
    Eigen::Matrix3d steps_;
    Eigen::Matrix3d inverse_;
    std::array<int, 3> points_{};
    std::array<double, 3> period_{};
    bool periodic_ = true;
    std::vector<double> values_;
};

}  // namespace anchorite::electronic
