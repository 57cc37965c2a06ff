#include "anchorite/measurement/structure/unit_cell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <gemmi/unitcell.hpp>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

namespace {

constexpr double same_length = 1e-4;  ///< relative
constexpr double same_angle = 0.01;   ///< [°]

gemmi::UnitCell gemmi_cell(const UnitCell& cell) {
    gemmi::UnitCell out;
    out.set(cell.a, cell.b, cell.c, cell.alpha, cell.beta, cell.gamma);
    return out;
}

bool equal_lengths(double a, double b) {
    return std::abs(a - b) < same_length * a;
}

bool equal_angles(double a, double b) {
    return std::abs(a - b) < same_angle;
}

}  // namespace

double UnitCell::volume() const {
    return gemmi_cell(*this).volume;
}

void UnitCell::validate() const {
    const bool lengths = a > 0 && b > 0 && c > 0;
    const bool angles =
        alpha > 0 && alpha < 180 && beta > 0 && beta < 180 && gamma > 0 && gamma < 180;
    if (!lengths || !angles || !(volume() > 1e-3 * a * b * c)) {
        throw InputError(
            fmt::format("a cell of {:g}, {:g}, {:g} Å and {:g}, {:g}, {:g}° spans no "
                        "volume: check its lengths and angles",
                        a, b, c, alpha, beta, gamma));
    }
}

std::string_view cell_shape_name(CellShape shape) {
    switch (shape) {
        case CellShape::cubic:
            return "cubic";
        case CellShape::tetragonal:
            return "tetragonal";
        case CellShape::hexagonal:
            return "hexagonal";
        case CellShape::rhombohedral:
            return "rhombohedral";
        case CellShape::orthorhombic:
            return "orthorhombic";
        case CellShape::monoclinic:
            return "monoclinic";
        case CellShape::triclinic:
            return "triclinic";
    }
    return "";
}

CellShape cell_shape(const UnitCell& cell) {
    const bool ab = equal_lengths(cell.a, cell.b);
    const bool abc = ab && equal_lengths(cell.a, cell.c);
    const bool right_alpha = equal_angles(cell.alpha, 90);
    const bool right_beta = equal_angles(cell.beta, 90);
    const bool right_gamma = equal_angles(cell.gamma, 90);
    if (right_alpha && right_beta && right_gamma) {
        if (abc) return CellShape::cubic;
        return ab ? CellShape::tetragonal : CellShape::orthorhombic;
    }
    if (ab && right_alpha && right_beta && equal_angles(cell.gamma, 120)) {
        return CellShape::hexagonal;
    }
    if (abc && equal_angles(cell.alpha, cell.beta) && equal_angles(cell.alpha, cell.gamma)) {
        return CellShape::rhombohedral;
    }
    return right_alpha && right_gamma ? CellShape::monoclinic : CellShape::triclinic;
}

UnitCell regular_cell(const UnitCell& cell) {
    const double ab = (cell.a + cell.b) / 2, abc = (cell.a + cell.b + cell.c) / 3;
    const double angle = (cell.alpha + cell.beta + cell.gamma) / 3;
    switch (cell_shape(cell)) {
        case CellShape::cubic:
            return {abc, abc, abc, 90, 90, 90};
        case CellShape::tetragonal:
            return {ab, ab, cell.c, 90, 90, 90};
        case CellShape::hexagonal:
            return {ab, ab, cell.c, 90, 90, 120};
        case CellShape::rhombohedral:
            return {abc, abc, abc, angle, angle, angle};
        case CellShape::orthorhombic:
            return {cell.a, cell.b, cell.c, 90, 90, 90};
        case CellShape::monoclinic:
            return {cell.a, cell.b, cell.c, 90, cell.beta, 90};
        case CellShape::triclinic:
            return cell;
    }
    return cell;
}

CellParameters free_parameters(const UnitCell& cell, CellShape shape) {
    switch (shape) {
        case CellShape::cubic:
            return {{cell.a}, {"a"}};
        case CellShape::tetragonal:
        case CellShape::hexagonal:
            return {{cell.a, cell.c}, {"a", "c"}};
        case CellShape::rhombohedral:
            return {{cell.a, cell.alpha}, {"a", "alpha"}};
        case CellShape::orthorhombic:
            return {{cell.a, cell.b, cell.c}, {"a", "b", "c"}};
        case CellShape::monoclinic:
            return {{cell.a, cell.b, cell.c, cell.beta}, {"a", "b", "c", "beta"}};
        case CellShape::triclinic:
            return {{cell.a, cell.b, cell.c, cell.alpha, cell.beta, cell.gamma},
                    {"a", "b", "c", "alpha", "beta", "gamma"}};
    }
    return {};
}

UnitCell cell_of(const std::vector<double>& p, CellShape shape) {
    switch (shape) {
        case CellShape::cubic:
            return {p[0], p[0], p[0], 90, 90, 90};
        case CellShape::tetragonal:
            return {p[0], p[0], p[1], 90, 90, 90};
        case CellShape::hexagonal:
            return {p[0], p[0], p[1], 90, 90, 120};
        case CellShape::rhombohedral:
            return {p[0], p[0], p[0], p[1], p[1], p[1]};
        case CellShape::orthorhombic:
            return {p[0], p[1], p[2], 90, 90, 90};
        case CellShape::monoclinic:
            return {p[0], p[1], p[2], 90, p[3], 90};
        case CellShape::triclinic:
            return {p[0], p[1], p[2], p[3], p[4], p[5]};
    }
    return {};
}

double plane_spacing(const UnitCell& cell, const Miller& hkl) {
    return gemmi_cell(cell).calculate_d({{hkl[0], hkl[1], hkl[2]}});
}

double plane_angle(const UnitCell& cell, const Miller& first, const Miller& second) {
    const gemmi::UnitCell metric = gemmi_cell(cell);
    const auto inverse_square = [&](const Miller& hkl) {
        return metric.calculate_1_d2({{hkl[0], hkl[1], hkl[2]}});
    };
    const Miller sum{first[0] + second[0], first[1] + second[1], first[2] + second[2]};
    const double one = inverse_square(first), two = inverse_square(second);
    const double cosine = (inverse_square(sum) - one - two) / (2 * std::sqrt(one * two));
    return std::acos(std::clamp(cosine, -1.0, 1.0)) * 180 / gemmi::pi();
}

}  // namespace anchorite::measurement
