#include "anchorite/molecule/electrostatics.hpp"

#include <Eigen/Geometry>
#include <cmath>
#include <limits>
#include <numbers>

#include "anchorite/base/elements.hpp"

namespace anchorite::molecule {
namespace {

constexpr double coulomb = 14.399645478;  // e / (4 pi eps0) [V Å]
constexpr int sphere_points = 800;
constexpr int cap_points = 150;
constexpr int cap_rounds = 4;

/// Point `index` of `count` spread evenly over the cap of half-angle acos(1 - height) about +z.
Eigen::Vector3d fibonacci(int index, int count, double height) {
    const double z = 1.0 - height * (index + 0.5) / count;
    const double ring = std::sqrt(std::max(0.0, 1.0 - z * z));
    const double angle = index * std::numbers::pi * (3.0 - std::sqrt(5.0));
    return {ring * std::cos(angle), ring * std::sin(angle), z};
}

/// The van der Waals sphere of one donor among those of the molecule's other atoms.
class DonorSphere {
public:
    DonorSphere(const Molecule& molecule, const AnchorSite& site, const Positions& positions,
                const Eigen::VectorXd& charges)
        : molecule_(molecule),
          positions_(positions),
          charges_(charges),
          site_(site.atom),
          radius_(van_der_waals_radius(site.element)) {}

    [[nodiscard]] Eigen::Vector3d point(const Eigen::Vector3d& direction) const {
        return positions_.col(site_) + radius_ * direction;
    }

    /// How far a point is outside the nearest other atom; negative inside [Å].
    [[nodiscard]] double clearance(const Eigen::Vector3d& at) const {
        double least = std::numeric_limits<double>::max();
        for (Eigen::Index i = 0; i < positions_.cols(); ++i) {
            if (i == site_) continue;
            const int element = molecule_.elements()[static_cast<std::size_t>(i)];
            least =
                std::min(least, (at - positions_.col(i)).norm() - van_der_waals_radius(element));
        }
        return least;
    }

    [[nodiscard]] double potential(const Eigen::Vector3d& at) const {
        return point_charge_potential(positions_, charges_, at);
    }

private:
    const Molecule& molecule_;
    const Positions& positions_;
    const Eigen::VectorXd& charges_;
    Eigen::Index site_;
    double radius_;
};

struct Best {
    Eigen::Vector3d direction = Eigen::Vector3d::UnitZ();
    double potential = std::numeric_limits<double>::max();
};

/// Improves `best` over the exposed points of a cap about `axis`.
void scan(const DonorSphere& sphere, const Eigen::Vector3d& axis, double height, int count,
          Best& best) {
    const auto turn = Eigen::Quaterniond::FromTwoVectors(Eigen::Vector3d::UnitZ(), axis);
    for (int i = 0; i < count; ++i) {
        const Eigen::Vector3d direction = turn * fibonacci(i, count, height);
        const Eigen::Vector3d at = sphere.point(direction);
        const double potential = sphere.potential(at);
        if (potential < best.potential && sphere.clearance(at) >= 0) best = {direction, potential};
    }
}

/// A buried donor has no surface of its own: its least covered point stands in.
Best least_covered(const DonorSphere& sphere, const Eigen::Vector3d& axis) {
    Best best;
    double most = -std::numeric_limits<double>::max();
    const auto turn = Eigen::Quaterniond::FromTwoVectors(Eigen::Vector3d::UnitZ(), axis);
    for (int i = 0; i < sphere_points; ++i) {
        const Eigen::Vector3d direction = turn * fibonacci(i, sphere_points, 2.0);
        const Eigen::Vector3d at = sphere.point(direction);
        const double clearance = sphere.clearance(at);
        if (clearance <= most) continue;
        most = clearance;
        best = {direction, sphere.potential(at)};
    }
    return best;
}

}  // namespace

double point_charge_potential(const Positions& positions, const Eigen::VectorXd& charges,
                              const Eigen::Vector3d& point) {
    double sum = 0;
    for (Eigen::Index i = 0; i < positions.cols(); ++i) {
        sum += charges[i] / (positions.col(i) - point).norm();
    }
    return coulomb * sum;
}

PotentialMinimum potential_minimum(const Molecule& molecule, const AnchorSite& site,
                                   const Positions& positions, const Eigen::VectorXd& charges) {
    const DonorSphere sphere(molecule, site, positions, charges);
    const Eigen::Vector3d axis = lone_pair_axis(site, positions);
    Best best;
    scan(sphere, axis, 2.0, sphere_points, best);
    if (best.potential == std::numeric_limits<double>::max()) best = least_covered(sphere, axis);
    // The minimum often lies on a seam with the next atom, where the potential has a slope: ever
    // smaller caps about the best point find it.
    double height = 2.0 * 16.0 / sphere_points;
    for (int round = 0; round < cap_rounds; ++round, height /= 8.0) {
        scan(sphere, Eigen::Vector3d(best.direction), height, cap_points, best);
    }
    return {best.potential, sphere.point(best.direction)};
}

}  // namespace anchorite::molecule
