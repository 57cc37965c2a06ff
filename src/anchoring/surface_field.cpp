#include "anchorite/anchoring/surface_field.hpp"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <limits>

#include "anchorite/base/elements.hpp"

namespace anchorite::anchoring {
namespace {

/// Molecules carry no atom larger than this; bins reach far enough for it [Å].
constexpr double largest_probe_radius = 2.3;

bool is_open_metal(const lattice::SiteLattice& lattice, const lattice::BlockingAtom& atom) {
    return std::ranges::any_of(lattice.sites, [&](const lattice::OpenSite& site) {
        return (site.position - atom.position).norm() < 1e-3;
    });
}

}  // namespace

SurfaceField::SurfaceField(const lattice::SiteLattice& lattice, const ScoreOptions& options)
    : scale_(options.contact_scale), width_(options.clash_width) {
    vectors_.col(0) = lattice.a1;
    vectors_.col(1) = lattice.a2;
    inverse_ = vectors_.inverse();
    top_ = -std::numeric_limits<double>::infinity();
    std::vector<Blocker> cell;
    for (const auto& atom : lattice.blocking) {
        const double radius = van_der_waals_radius(atom.element);
        cell.push_back({atom.position, radius, is_open_metal(lattice, atom)});
        max_radius_ = std::max(max_radius_, radius);
        top_ = std::max(top_, atom.position.z());
    }
    const double longest = std::max(lattice.a1.norm(), lattice.a2.norm());
    bins_ = std::max(4, static_cast<int>(std::ceil(longest / 0.6)));
    fill_bins(cell);
}

void SurfaceField::fill_bins(const std::vector<Blocker>& cell) {
    bin_.resize(static_cast<std::size_t>(bins_) * static_cast<std::size_t>(bins_));
    const double step = 1.0 / bins_;
    const double half_diagonal = 0.5 * step * (vectors_.col(0).norm() + vectors_.col(1).norm());
    const double widest = contact(largest_probe_radius, max_radius_) + half_diagonal;
    const double thinnest =
        std::abs(vectors_.determinant()) / std::max(vectors_.col(0).norm(), vectors_.col(1).norm());
    const int images = 1 + static_cast<int>(std::ceil(widest / thinnest));
    for (int i = 0; i < bins_; ++i) {
        for (int j = 0; j < bins_; ++j) {
            const Eigen::Vector2d centre =
                vectors_ * Eigen::Vector2d((i + 0.5) * step, (j + 0.5) * step);
            auto& here = bin_[static_cast<std::size_t>(i * bins_ + j)];
            for (const auto& atom : cell) {
                const Eigen::Vector2d home = inverse_ * atom.position.head<2>();
                for (int u = -images; u <= images; ++u) {
                    for (int v = -images; v <= images; ++v) {
                        const Eigen::Vector2d wrapped(home.x() - std::floor(home.x()) + u,
                                                      home.y() - std::floor(home.y()) + v);
                        const Eigen::Vector2d at = vectors_ * wrapped;
                        const double range =
                            contact(largest_probe_radius, atom.radius) + half_diagonal;
                        if ((at - centre).norm() > range) continue;
                        here.push_back(
                            {{at.x(), at.y(), atom.position.z()}, atom.radius, atom.open_metal});
                    }
                }
            }
        }
    }
}

std::size_t SurfaceField::bin_of(double x, double y) const {
    const auto index = [this](double fraction) {
        return std::clamp(static_cast<int>(fraction * bins_), 0, bins_ - 1);
    };
    return static_cast<std::size_t>(index(x) * bins_ + index(y));
}

double SurfaceField::clash(const Eigen::Vector3d& position, double radius, bool ignore_metals,
                           Eigen::Vector3d* gradient) const {
    if (position.z() > reach(radius)) return 0;
    Eigen::Vector2d fraction = inverse_ * position.head<2>();
    fraction.x() -= std::floor(fraction.x());
    fraction.y() -= std::floor(fraction.y());
    const Eigen::Vector2d plane = vectors_ * fraction;
    const Eigen::Vector3d home(plane.x(), plane.y(), position.z());
    double penalty = 0;
    for (const auto& blocker : bin_[bin_of(fraction.x(), fraction.y())]) {
        if (ignore_metals && blocker.open_metal) continue;
        const Eigen::Vector3d from = home - blocker.position;
        const double limit = contact(radius, blocker.radius);
        const double squared = from.squaredNorm();
        if (squared >= limit * limit) continue;
        const double distance = std::max(std::sqrt(squared), 1e-6);
        const double overlap = (limit - distance) / width_;
        penalty += 0.5 * overlap * overlap;
        if (gradient != nullptr) *gradient -= (overlap / (width_ * distance)) * from;
    }
    return penalty;
}

}  // namespace anchorite::anchoring
