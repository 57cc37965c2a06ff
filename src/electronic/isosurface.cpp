#include "isosurface.hpp"

#include <algorithm>
#include <cmath>

namespace anchorite::electronic {
namespace {

struct GridCorner {
    Eigen::Vector3d position;
    double value;  // above the level: positive
};

/// Crossing of an edge whose ends lie on either side: regula falsi with halved weights (Illinois).
Eigen::Vector3d crossing(const GridField& field, double level, const GridCorner& a,
                         const GridCorner& b) {
    double left = 0;
    double right = 1;
    double at_left = a.value;
    double at_right = b.value;
    double root = 0.5;
    for (int step = 0; step < 8; ++step) {
        root = left - at_left * (right - left) / (at_right - at_left);
        const double value = field(a.position + root * (b.position - a.position)) - level;
        if (std::abs(value) < 1e-6) break;
        if ((value > 0) == (at_right > 0)) {
            right = root;
            at_right = value;
            at_left /= 2;
        } else {
            left = root;
            at_left = value;
            at_right /= 2;
        }
    }
    return a.position + root * (b.position - a.position);
}

void add_tetrahedron(const GridField& field, double level, std::array<GridCorner, 4> corners,
                     std::vector<SurfaceTriangle>& result) {
    std::sort(corners.begin(), corners.end(),
              [](const GridCorner& a, const GridCorner& b) { return a.value > b.value; });
    const auto above = std::count_if(corners.begin(), corners.end(),
                                     [](const GridCorner& corner) { return corner.value > 0; });
    const auto cut = [&](std::size_t a, std::size_t b) {
        return crossing(field, level, corners[a], corners[b]);
    };
    if (above == 1) result.push_back({cut(0, 1), cut(0, 2), cut(0, 3)});
    if (above == 3) result.push_back({cut(0, 3), cut(1, 3), cut(2, 3)});
    if (above == 2) {
        const Eigen::Vector3d b = cut(0, 3);
        const Eigen::Vector3d c = cut(1, 2);
        result.push_back({cut(0, 2), b, c});
        result.push_back({b, c, cut(1, 3)});
    }
}

/// Corner of a cell by the bits of its number.
GridCorner cell_corner(const GridField& field, double level, const std::array<int, 3>& cell,
                       unsigned bits) {
    std::array<int, 3> point = cell;
    Eigen::Vector3d position;
    for (int axis = 0; axis < 3; ++axis) {
        const auto a = static_cast<std::size_t>(axis);
        if ((bits >> a & 1u) != 0) ++point[a];
        position[axis] = field.coordinate(axis, point[a]);
    }
    return {position, field.at(point) - level};
}

void add_cell(const GridField& field, double level, const std::array<int, 3>& cell,
              std::vector<SurfaceTriangle>& result) {
    std::array<GridCorner, 8> corners;
    int above = 0;
    for (unsigned bits = 0; bits < 8; ++bits) {
        corners[bits] = cell_corner(field, level, cell, bits);
        if (corners[bits].value > 0) ++above;
    }
    if (above == 0 || above == 8) return;
    std::array<unsigned, 3> axes{0, 1, 2};
    do {
        const unsigned first = 1u << axes[0];
        const unsigned second = first | 1u << axes[1];
        add_tetrahedron(field, level, {corners[0], corners[first], corners[second], corners[7]},
                        result);
    } while (std::next_permutation(axes.begin(), axes.end()));
}

}  // namespace

std::vector<SurfaceTriangle> isosurface(const GridField& field, double level) {
    std::vector<SurfaceTriangle> result;
    for (int i = 0; i < field.cells(0); ++i) {
        for (int j = 0; j < field.cells(1); ++j) {
            for (int k = 0; k < field.cells(2); ++k) add_cell(field, level, {i, j, k}, result);
        }
    }
    return result;
}

}  // namespace anchorite::electronic
