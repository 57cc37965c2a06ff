#include <fmt/format.h>

#include <Eigen/Geometry>
#include <Eigen/LU>
#include <algorithm>
#include <cmath>

#include "anchorite/lattice/site_lattice.hpp"

namespace anchorite::lattice {

namespace {

constexpr double same_length = 0.005;  ///< distances closer than this are one [Å]
constexpr double same_ratio = 0.002;   ///< of a length over a to the root of an integer

std::string label_of(double ratio) {
    const double square = std::round(ratio * ratio);
    if (std::abs(ratio - std::sqrt(square)) > same_ratio) {
        return fmt::format("|v|/a = {:.2f}", ratio);
    }
    const double root = std::round(std::sqrt(square));
    if (root * root == square) return root == 1 ? "a" : fmt::format("{:.0f}a", root);
    return fmt::format("√{:.0f} a", square);
}

/// Distances from one site to the images of all sites up to `cutoff`, ascending.
std::vector<double> distances_from(const SiteLattice& lattice, std::size_t from, double cutoff) {
    Eigen::Matrix2d cell;
    cell << lattice.a1, lattice.a2;
    const Eigen::Matrix2d to_cell = cell.inverse();
    const Eigen::Vector2d reach = cutoff * to_cell.rowwise().norm();
    std::vector<double> found;
    for (std::size_t to = 0; to < lattice.sites.size(); ++to) {
        const Eigen::Vector3d gap = lattice.sites[to].position - lattice.sites[from].position;
        const Eigen::Vector2d start = to_cell * gap.head<2>();
        for (int u = static_cast<int>(std::ceil(-reach.x() - start.x()));
             u <= std::floor(reach.x() - start.x()); ++u) {
            for (int v = static_cast<int>(std::ceil(-reach.y() - start.y()));
                 v <= std::floor(reach.y() - start.y()); ++v) {
                const double length =
                    (lattice.image(to, u, v) - lattice.sites[from].position).norm();
                if (length > same_length && length <= cutoff) found.push_back(length);
            }
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

std::vector<LatticeVector> lattice_vectors(const SiteLattice& lattice, double cutoff) {
    std::vector<LatticeVector> vectors;
    for (std::size_t site = 0; site < lattice.sites.size(); ++site) {
        std::vector<LatticeVector> own;
        for (const double length : distances_from(lattice, site, cutoff)) {
            if (own.empty() || length - own.back().length > same_length) {
                own.push_back({"", length, 0});
            }
            ++own.back().multiplicity;
        }
        for (const auto& vector : own) {
            const auto same = std::find_if(vectors.begin(), vectors.end(), [&](const auto& other) {
                return std::abs(other.length - vector.length) <= same_length;
            });
            if (same == vectors.end()) {
                vectors.push_back(vector);
            } else {
                same->multiplicity = std::max(same->multiplicity, vector.multiplicity);
            }
        }
    }
    std::sort(vectors.begin(), vectors.end(),
              [](const auto& a, const auto& b) { return a.length < b.length; });
    for (auto& vector : vectors) vector.label = label_of(vector.length / vectors.front().length);
    return vectors;
}

}  // namespace anchorite::lattice
