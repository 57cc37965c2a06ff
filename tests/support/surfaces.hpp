#pragma once

#include <Eigen/Geometry>

#include "anchorite/lattice/site_lattice.hpp"

namespace anchorite::test {

/// PbI2-terminated (100) face of a cubic CsPbI3 with lattice constant a [Å], written by hand so
/// that tests of anchoring do not depend on the slab builder.
inline lattice::SiteLattice square_surface(double a) {
    constexpr int iodine = 53, caesium = 55, lead = 82;
    lattice::SiteLattice out;
    out.name = "square";
    out.a1 = {a, 0};
    out.a2 = {0, a};
    out.sites = {{lead, {0, 0, 0}, {0, 0, 1}, 1}};
    out.blocking = {{lead, {0, 0, 0}},
                    {iodine, {a / 2, 0, 0}},
                    {iodine, {0, a / 2, 0}},
                    {iodine, {0, 0, -a / 2}},
                    {caesium, {a / 2, a / 2, -a / 2}}};
    return out;
}

/// The same lattice turned about the normal by `angle` [rad], moved by `shift` [Å] and described by
/// other cell vectors: physically the same surface.
inline lattice::SiteLattice moved_surface(const lattice::SiteLattice& from, double angle,
                                          const Eigen::Vector2d& shift) {
    const Eigen::Matrix2d rotation = Eigen::Rotation2Dd(angle).toRotationMatrix();
    const auto move = [&](const Eigen::Vector3d& x) {
        const Eigen::Vector2d plane = rotation * x.head<2>() + shift;
        return Eigen::Vector3d(plane.x(), plane.y(), x.z());
    };
    lattice::SiteLattice out = from;
    out.a1 = rotation * (from.a1 + from.a2);
    out.a2 = rotation * from.a2;
    for (auto& site : out.sites) {
        site.position = move(site.position);
        site.axis.head<2>() = rotation * site.axis.head<2>();
    }
    for (auto& atom : out.blocking) atom.position = move(atom.position);
    return out;
}

/// Mirror image across the xz plane.
inline lattice::SiteLattice mirrored_surface(lattice::SiteLattice lattice) {
    lattice.a1.y() *= -1;
    lattice.a2.y() *= -1;
    for (auto& site : lattice.sites) {
        site.position.y() *= -1;
        site.axis.y() *= -1;
    }
    for (auto& atom : lattice.blocking) atom.position.y() *= -1;
    return lattice;
}

}  // namespace anchorite::test
