#pragma once

#include <Eigen/Core>
#include <vector>

#include "anchorite/anchoring/score.hpp"
#include "anchorite/lattice/site_lattice.hpp"
#include "anchorite/molecule/molecule.hpp"

namespace anchorite::anchoring {

/// The surface as a molecule feels it: a soft wall of blocking atoms, periodic in the plane.
/// Two atoms clash where they come closer than contact_scale times the sum of their van der Waals
/// radii; an overlap o costs ½ (o / clash_width)² score units. Immutable, shared by threads.
class SurfaceField {
public:
    SurfaceField(const lattice::SiteLattice& lattice, const ScoreOptions& options);

    /// Clash of one atom [score units]; adds its gradient [1/Å] to `gradient` where given.
    /// @param ignore_metals  true for a donor on a site: open metals do not repel it
    double clash(const Eigen::Vector3d& position, double radius, bool ignore_metals,
                 Eigen::Vector3d* gradient) const;

    /// Height above which no atom of this radius can clash [Å].
    [[nodiscard]] double reach(double radius) const { return top_ + contact(radius, max_radius_); }

private:
    struct Blocker {
        Eigen::Vector3d position;
        double radius;
        bool open_metal;
    };
    [[nodiscard]] double contact(double a, double b) const { return scale_ * (a + b); }
    [[nodiscard]] std::size_t bin_of(double x, double y) const;
    void fill_bins(const std::vector<Blocker>& cell);

    Eigen::Matrix2d vectors_;
    Eigen::Matrix2d inverse_;
    int bins_ = 12;  ///< per cell vector
    double scale_;
    double width_;
    double max_radius_ = 0;
    double top_ = 0;
    std::vector<std::vector<Blocker>> bin_;
};

}  // namespace anchorite::anchoring
