#include "anchorite/anchoring/lattice_table.hpp"

#include <Eigen/Geometry>
#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <tuple>

namespace anchorite::anchoring {
namespace {

constexpr double same_place = 0.05;  // [Å]

bool less_assignment(const Assignment& a, const Assignment& b) {
    return std::tie(a.anchor, a.site, a.u, a.v) < std::tie(b.anchor, b.site, b.u, b.v);
}

void to_home_cell(std::vector<Assignment>& assignments) {
    std::ranges::sort(assignments, less_assignment);
    const int u = assignments.front().u;
    const int v = assignments.front().v;
    for (auto& assignment : assignments) {
        assignment.u -= u;
        assignment.v -= v;
    }
}

}  // namespace

bool LessAssignments::operator()(const std::vector<Assignment>& a,
                                 const std::vector<Assignment>& b) const {
    return std::ranges::lexicographical_compare(a, b, less_assignment);
}

LatticeTable::LatticeTable(const lattice::SiteLattice& lattice, double cutoff)
    : lattice_(lattice), cutoff_(cutoff) {
    Eigen::Matrix2d vectors;
    vectors.col(0) = lattice_.a1;
    vectors.col(1) = lattice_.a2;
    inverse_ = vectors.inverse();
    list_neighbours();
    find_symmetries();
}

void LatticeTable::list_neighbours() {
    const int reach_u = 2 + static_cast<int>(cutoff_ * inverse_.row(0).norm());
    const int reach_v = 2 + static_cast<int>(cutoff_ * inverse_.row(1).norm());
    for (const auto& from : lattice_.sites) {
        std::vector<Neighbour> list;
        for (std::size_t site = 0; site < lattice_.sites.size(); ++site) {
            for (int u = -reach_u; u <= reach_u; ++u) {
                for (int v = -reach_v; v <= reach_v; ++v) {
                    const double distance = (lattice_.image(site, u, v) - from.position).norm();
                    if (distance < same_place || distance > cutoff_) continue;
                    list.push_back({static_cast<int>(site), u, v, distance});
                }
            }
        }
        std::ranges::sort(list, {}, &Neighbour::distance);
        neighbours_.push_back(std::move(list));
    }
}

std::span<const Neighbour> LatticeTable::between(int site, double low, double high) const {
    const auto& list = neighbours_[static_cast<std::size_t>(site)];
    const auto first = std::ranges::lower_bound(list, low, {}, &Neighbour::distance);
    const auto last = std::ranges::upper_bound(first, list.end(), high, {}, &Neighbour::distance);
    return {first, last};
}

bool LatticeTable::locate(const Eigen::Vector3d& position, Image& out) const {
    for (std::size_t site = 0; site < lattice_.sites.size(); ++site) {
        const Eigen::Vector3d& home = lattice_.sites[site].position;
        const Eigen::Vector2d fraction = inverse_ * (position - home).head<2>();
        const int u = static_cast<int>(std::lround(fraction.x()));
        const int v = static_cast<int>(std::lround(fraction.y()));
        if ((lattice_.image(site, u, v) - position).norm() > same_place) continue;
        out = {static_cast<int>(site), u, v};
        return true;
    }
    return false;
}

bool LatticeTable::is_symmetry(const SiteSymmetry& symmetry) const {
    const auto moved = [&](const Eigen::Vector3d& x) {
        const Eigen::Vector2d plane = symmetry.rotation * x.head<2>() + symmetry.translation;
        return Eigen::Vector3d(plane.x(), plane.y(), x.z());
    };
    Image image{};
    for (const auto& site : lattice_.sites) {
        if (!locate(moved(site.position), image)) return false;
        Eigen::Vector3d axis = site.axis;
        axis.head<2>() = symmetry.rotation * site.axis.head<2>();
        const auto& other = lattice_.sites[static_cast<std::size_t>(image.site)];
        if (other.element != site.element || (other.axis - axis).norm() > 0.02) return false;
    }
    return std::ranges::all_of(lattice_.blocking, [&](const lattice::BlockingAtom& atom) {
        const Eigen::Vector3d at = moved(atom.position);
        return std::ranges::any_of(lattice_.blocking, [&](const lattice::BlockingAtom& other) {
            if (other.element != atom.element) return false;
            Eigen::Vector3d gap = at - other.position;
            Eigen::Vector2d fraction = inverse_ * gap.head<2>();
            fraction.x() -= std::round(fraction.x());
            fraction.y() -= std::round(fraction.y());
            gap.head<2>() = inverse_.inverse() * fraction;
            return gap.norm() < same_place;
        });
    });
}

void LatticeTable::find_symmetries() {
    for (const int order : {1, 2, 3, 4, 6}) {
        for (int power = 0; power < order; ++power) {
            // each angle once: powers that reduce to a smaller order were tried with it
            if (std::gcd(power, order) != 1 && order != 1) continue;
            const double angle = 2 * std::numbers::pi * power / order;
            const Eigen::Matrix2d rotation = Eigen::Rotation2Dd(angle).toRotationMatrix();
            const Eigen::Vector2d start = rotation * lattice_.sites.front().position.head<2>();
            for (const auto& goal : lattice_.sites) {
                const SiteSymmetry symmetry{rotation, goal.position.head<2>() - start};
                if (is_symmetry(symmetry)) symmetries_.push_back(symmetry);
            }
        }
    }
}

std::vector<Assignment> LatticeTable::apply(const SiteSymmetry& symmetry,
                                            const std::vector<Assignment>& from) const {
    std::vector<Assignment> out;
    for (const auto& assignment : from) {
        Eigen::Vector3d at =
            lattice_.image(static_cast<std::size_t>(assignment.site), assignment.u, assignment.v);
        at.head<2>() = symmetry.rotation * at.head<2>() + symmetry.translation;
        Image image{};
        if (!locate(at, image)) return {};
        out.push_back({assignment.anchor, image.site, image.u, image.v});
    }
    return out;
}

std::vector<Assignment> LatticeTable::canonical(std::vector<Assignment> assignments) const {
    to_home_cell(assignments);
    std::vector<Assignment> smallest = assignments;
    for (const auto& symmetry : symmetries_) {
        std::vector<Assignment> image = apply(symmetry, assignments);
        if (image.empty()) continue;
        to_home_cell(image);
        if (LessAssignments{}(image, smallest)) {
            smallest = std::move(image);
        }
    }
    return smallest;
}

}  // namespace anchorite::anchoring
