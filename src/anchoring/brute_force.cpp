#include "anchorite/anchoring/brute_force.hpp"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "anchorite/anchoring/pose_model.hpp"

namespace anchorite::anchoring {
namespace {

using Eigen::Vector3d;
using molecule::Positions;

/// Point i of n nearly uniform rotations (Alexa 2022, algorithm 1).
Eigen::Matrix3d spiral_rotation(int i, int n) {
    constexpr double psi = 1.533751168755204288118041;
    const double s = i + 0.5;
    const double r = std::sqrt(s / n);
    const double big_r = std::sqrt(1 - s / n);
    const double alpha = 2 * std::numbers::pi * s / std::numbers::sqrt2;
    const double beta = 2 * std::numbers::pi * s / psi;
    return Eigen::Quaterniond(big_r * std::cos(beta), r * std::sin(alpha), r * std::cos(alpha),
                              big_r * std::sin(beta))
        .normalized()
        .toRotationMatrix();
}

/// Each donor takes the open site nearest to it, if within reach and not taken.
std::vector<Assignment> nearest_sites(const Candidate& candidate, const Surface& surface,
                                      const Positions& positions) {
    constexpr double reach = 4.5;  // [Å] longest bond plus what the Gaussians forgive
    std::vector<Assignment> out;
    const auto& lattice = surface.lattice;
    Eigen::Matrix2d vectors;
    vectors << lattice.a1, lattice.a2;
    for (std::size_t anchor = 0; anchor < candidate.sites.size(); ++anchor) {
        const Vector3d donor = positions.col(candidate.sites[anchor].atom);
        Assignment nearest{-1, 0, 0, 0};
        double closest = reach;
        for (std::size_t site = 0; site < lattice.sites.size(); ++site) {
            const Eigen::Vector2d fraction =
                vectors.inverse() * (donor - lattice.sites[site].position).head<2>();
            const int u = static_cast<int>(std::lround(fraction.x()));
            const int v = static_cast<int>(std::lround(fraction.y()));
            const double distance = (lattice.image(site, u, v) - donor).norm();
            if (distance >= closest) continue;
            closest = distance;
            nearest = {static_cast<int>(anchor), static_cast<int>(site), u, v};
        }
        const bool taken = std::ranges::any_of(out, [&](const Assignment& other) {
            return other.site == nearest.site && other.u == nearest.u && other.v == nearest.v;
        });
        if (nearest.anchor >= 0 && !taken) out.push_back(nearest);
    }
    return out;
}

class Grid {
public:
    Grid(const Candidate& candidate, const Surface& surface, const DonorTable& donors,
         const ScoreOptions& options, const GridOptions& grid)
        : candidate_(candidate),
          surface_(surface),
          donors_(donors),
          options_(options),
          grid_(grid) {}

    std::vector<GridBest> run() {
        for (const auto& conformer : candidate_.conformers) {
            strain_ = conformer.energy - candidate_.minimum_energy;
            for (int i = 0; i < grid_.orientations; ++i) {
                try_orientation(spiral_rotation(i, grid_.orientations) * conformer.positions);
            }
        }
        for (GridBest& best : best_) {
            if (!best.assignments.empty()) {
                best.assignments = surface_.table.canonical(best.assignments);
            }
        }
        return best_;
    }

private:
    void try_orientation(const Positions& oriented) {
        for (const auto& anchor : candidate_.sites) {
            const double length =
                donors_.of(anchor.kind->id).bond_length_on(surface_.lattice.sites.front().element);
            for (const auto& site : surface_.lattice.sites) {
                const Vector3d ideal = site.position + length * site.axis;
                try_offsets(oriented.colwise() + (ideal - oriented.col(anchor.atom)));
            }
        }
    }

    void try_offsets(const Positions& centred) {
        const int n = grid_.offset_steps;
        const auto offset = [&](int i) {
            return n == 1 ? 0.0 : grid_.offset_range * (2.0 * i / (n - 1) - 1.0);
        };
        for (int i = 0; i < n; ++i) {
            for (int j = 0; j < n; ++j) {
                for (int k = 0; k < n; ++k) {
                    try_pose(centred.colwise() + Vector3d(offset(i), offset(j), offset(k)));
                }
            }
        }
    }

    void try_pose(const Positions& positions) {
        std::vector<Assignment> bound = nearest_sites(candidate_, surface_, positions);
        while (!bound.empty()) {
            const PoseModel model(candidate_.molecule, candidate_.sites, surface_.lattice, donors_,
                                  options_, surface_.field, bound);
            const ScoreTerms terms = model.terms(positions, strain_);
            const auto weakest = std::ranges::min_element(terms.bonds, {}, &BondTerm::quality);
            if (weakest->quality < options_.bond_limit) {
                std::erase_if(
                    bound, [&](const Assignment& held) { return held.anchor == weakest->anchor; });
                continue;
            }
            keep(bound, terms);
            return;
        }
    }

    void keep(const std::vector<Assignment>& bound, const ScoreTerms& terms) {
        std::string verdict;
        if (!is_feasible(terms, options_, verdict)) return;
        if (best_.size() < bound.size()) best_.resize(bound.size());
        GridBest& best = best_[bound.size() - 1];
        if (best.assignments.empty() || terms.total() > best.terms.total()) best = {bound, terms};
    }

    const Candidate& candidate_;
    const Surface& surface_;
    const DonorTable& donors_;
    const ScoreOptions& options_;
    const GridOptions& grid_;
    double strain_ = 0;
    std::vector<GridBest> best_;
};

}  // namespace

std::vector<GridBest> match_by_brute_force(const Candidate& candidate, const Surface& surface,
                                           const DonorTable& donors, const ScoreOptions& options,
                                           const GridOptions& grid) {
    return Grid(candidate, surface, donors, options, grid).run();
}

}  // namespace anchorite::anchoring
