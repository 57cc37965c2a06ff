#include "anchorite/lattice/organic_cation.hpp"

#include <Eigen/Geometry>
#include <cmath>
#include <numbers>

#include "anchorite/base/elements.hpp"

namespace anchorite::lattice {

namespace {

constexpr double degree = std::numbers::pi / 180;

/// Three hydrogens on a tetrahedral end of the C-N axis, the first at azimuth `start` [rad].
void add_cap(std::vector<CationAtom>& atoms, const Eigen::Vector3d& centre,
             const Eigen::Vector3d& outward, double bond, double start) {
    const double tilt = std::acos(1.0 / 3.0);  // of each bond from `outward`, ideal tetrahedron
    const Eigen::Vector3d side = Eigen::Vector3d::UnitX();  // normal to [011]
    const Eigen::Vector3d up = Eigen::Vector3d(0, 1, 1).normalized().cross(side);
    for (int i = 0; i < 3; ++i) {
        const double azimuth = start + i * 120 * degree;
        const Eigen::Vector3d radial = std::cos(azimuth) * side + std::sin(azimuth) * up;
        atoms.push_back({atomic_number("H"),
                         centre + bond * (std::cos(tilt) * outward + std::sin(tilt) * radial)});
    }
}

Eigen::Vector3d in_plane(double angle) {
    return {0, std::cos(angle), std::sin(angle)};
}

}  // namespace

std::vector<CationAtom> methylammonium() {
    const Eigen::Vector3d axis = Eigen::Vector3d(0, 1, 1).normalized();
    const double carbon_nitrogen = 1.488;
    const Eigen::Vector3d carbon = -carbon_nitrogen / 2 * axis;
    const Eigen::Vector3d nitrogen = carbon_nitrogen / 2 * axis;
    std::vector<CationAtom> atoms{{atomic_number("C"), carbon}, {atomic_number("N"), nitrogen}};
    add_cap(atoms, carbon, -axis, 1.09, 0);
    add_cap(atoms, nitrogen, axis, 1.03, 60 * degree);
    return atoms;
}

std::vector<CationAtom> formamidinium() {
    const double carbon_nitrogen = 1.31;
    const double half_angle = 125 * degree / 2;  // N-C-N
    std::vector<CationAtom> atoms{{atomic_number("C"), Eigen::Vector3d::Zero()}};
    for (const double side : {-1.0, 1.0}) {
        const double bond = 180 * degree + side * half_angle;  // N lies opposite to the C-H bond
        const Eigen::Vector3d nitrogen = carbon_nitrogen * in_plane(bond);
        atoms.push_back({atomic_number("N"), nitrogen});
        for (const double turn : {-60 * degree, 60 * degree}) {
            atoms.push_back({atomic_number("H"), nitrogen + 1.01 * in_plane(bond + turn)});
        }
    }
    atoms.push_back({atomic_number("H"), 1.09 * in_plane(0)});
    const Eigen::Vector3d centre = (atoms[1].position + atoms[4].position) / 3;
    for (auto& atom : atoms) atom.position -= centre;
    return atoms;
}

}  // namespace anchorite::lattice
