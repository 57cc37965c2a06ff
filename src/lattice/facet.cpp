#include "anchorite/lattice/facet.hpp"

#include <fmt/format.h>

#include <Eigen/Geometry>
#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "anchorite/base/error.hpp"
#include "anchorite/lattice/neighbours.hpp"
#include "anchorite/lattice/symmetry.hpp"

namespace anchorite::lattice {

namespace {

std::array<int, 3> without_common_factor(std::array<int, 3> hkl) {
    const int divisor = std::gcd(std::gcd(hkl[0], hkl[1]), hkl[2]);
    if (divisor == 0) {
        throw InputError(
            "the Miller indices are 0 0 0; give at least one that is not zero, e.g. "
            "1 0 0");
    }
    for (int& index : hkl) index /= divisor;
    return hkl;
}

/// The smallest integers along a direction of the primitive cell's reciprocal basis.
Eigen::Vector3i smallest_integers(const Eigen::Vector3d& direction) {
    for (int factor = 1; factor <= 12; ++factor) {  // centrings have denominators 2 and 3
        const Eigen::Vector3d scaled = factor * direction;
        const Eigen::Vector3i rounded = scaled.array().round().cast<int>();
        if ((scaled - rounded.cast<double>()).cwiseAbs().maxCoeff() > 1e-3) continue;
        const int divisor = std::gcd(std::gcd(rounded.x(), rounded.y()), rounded.z());
        return rounded / divisor;
    }
    throw std::logic_error("a primitive cell that does not divide the conventional one");
}

/// p, q with a p + b q = gcd(a, b) >= 0.
std::pair<int, int> bezout(int a, int b) {
    int p = 1, q = 0, next_p = 0, next_q = 1;
    while (b != 0) {
        const int quotient = a / b;
        a = std::exchange(b, a - quotient * b);
        p = std::exchange(next_p, p - quotient * next_p);
        q = std::exchange(next_q, q - quotient * next_q);
    }
    return a < 0 ? std::pair{-p, -q} : std::pair{p, q};
}

/// Integer basis of the lattice: columns 1 and 2 in the plane hkl, column 3 one plane further.
Eigen::Matrix3i plane_basis(const Eigen::Vector3i& hkl) {
    Eigen::Matrix3i basis;
    const int h = hkl.x(), k = hkl.y(), l = hkl.z();
    const int common = std::gcd(h, k);
    if (common == 0) {
        basis << 1, 0, 0, 0, 1, 0, 0, 0, l;
        return basis;
    }
    const auto [p, q] = bezout(h, k);
    const auto [s, t] = bezout(common, l);
    basis.col(0) = Eigen::Vector3i(k / common, -h / common, 0);
    basis.col(1) = Eigen::Vector3i(p * l, q * l, -common);
    basis.col(2) = Eigen::Vector3i(s * p, s * q, t);
    return basis;
}

/// Gauss reduction of columns 1 and 2: the shortest in-plane vectors, the shorter one first.
void reduce_plane(Eigen::Matrix3d& vectors) {
    Eigen::Vector3d first = vectors.col(0), second = vectors.col(1);
    for (bool shorter = true; shorter;) {
        if (second.norm() < first.norm()) std::swap(first, second);
        const double steps = std::round(first.dot(second) / first.squaredNorm() - 1e-9);
        const Eigen::Vector3d candidate = second - steps * first;
        shorter = candidate.norm() < first.norm() * (1 - 1e-9);
        second = candidate;
    }
    vectors.col(0) = first;
    vectors.col(1) = second;
}

/// Right-handed with z outward; where two choices are as short, the one with the obtuse angle.
void orient_plane(Eigen::Matrix3d& vectors, const Eigen::Vector3d& normal) {
    if (vectors.col(0).cross(vectors.col(1)).dot(normal) < 0) vectors.col(1) *= -1;
    const double square = vectors.col(0).squaredNorm();
    const double overlap = vectors.col(0).dot(vectors.col(1)) / square;
    if (overlap < 1e-6) return;
    if (std::abs(overlap - 0.5) < 1e-6) {
        vectors.col(1) -= vectors.col(0);
    } else if (vectors.col(1).squaredNorm() - square < 1e-6 * square) {
        const Eigen::Vector3d old = vectors.col(0);
        vectors.col(0) = vectors.col(1);
        vectors.col(1) = -old;
    }
}

}  // namespace

Facet make_facet(const Crystal& crystal, std::array<int, 3> hkl) {
    Facet facet;
    facet.hkl = without_common_factor(hkl);
    const Crystal cell = primitive(crystal);
    const Eigen::Vector3d indices(facet.hkl[0], facet.hkl[1], facet.hkl[2]);
    const Eigen::Vector3d normal = (crystal.vectors.inverse().transpose() * indices).normalized();
    const Eigen::Vector3i plane = smallest_integers(
        cell.vectors.transpose() * crystal.vectors.inverse().transpose() * indices);
    Eigen::Matrix3d vectors = cell.vectors * plane_basis(plane).cast<double>();
    reduce_plane(vectors);
    orient_plane(vectors, normal);
    facet.spacing = vectors.col(2).dot(normal);

    Eigen::Matrix3d rotation;
    rotation.row(0) = vectors.col(0).normalized();
    rotation.row(1) = normal.cross(vectors.col(0).normalized());
    rotation.row(2) = normal;
    facet.crystal = cell;
    facet.crystal.vectors = rotation * vectors;
    const Eigen::Matrix3d to_facet = vectors.inverse() * cell.vectors;
    for (auto& atom : facet.crystal.atoms) {
        atom.fractional = (to_facet * atom.fractional).unaryExpr(&wrapped);
    }
    return facet;
}

std::string facet_name(const std::array<int, 3>& hkl) {
    const bool compact =
        std::all_of(hkl.begin(), hkl.end(), [](int index) { return index >= 0 && index < 10; });
    return fmt::format("({})", fmt::join(hkl, compact ? "" : " "));
}

}  // namespace anchorite::lattice
