#include "anchorite/anchoring/pose_model.hpp"

#include <fmt/format.h>

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>

#include "anchorite/base/elements.hpp"

namespace anchorite::anchoring {
namespace {

/// Geometry of one bond and how it moves with the donor and its neighbours.
struct BondGeometry {
    Eigen::Vector3d from_metal;  ///< metal to donor
    double length = 0;
    Eigen::Vector3d sideways;  ///< part of from_metal across the site's axis
    Eigen::Vector3d backbone;  ///< mean of the neighbours to donor: the lone-pair axis, unscaled
    double angle = 0;          ///< lone-pair axis to metal [rad]
};

BondGeometry geometry_of(const Bond& bond, const molecule::Positions& positions) {
    BondGeometry out;
    const Eigen::Vector3d donor = positions.col(bond.atom);
    out.from_metal = donor - bond.metal;
    out.length = std::max(out.from_metal.norm(), 1e-6);
    out.sideways = out.from_metal - out.from_metal.dot(bond.axis) * bond.axis;
    Eigen::Vector3d mean = Eigen::Vector3d::Zero();
    for (const int neighbour : bond.neighbours) mean += positions.col(neighbour);
    mean /= static_cast<double>(std::max<std::size_t>(bond.neighbours.size(), 1));
    out.backbone = donor - mean;
    const double norms = std::max(out.backbone.norm() * out.length, 1e-9);
    out.angle = std::acos(std::clamp(-out.backbone.dot(out.from_metal) / norms, -1.0, 1.0));
    return out;
}

double excess_angle(const Bond& bond, const BondGeometry& geometry) {
    return std::max(0.0, geometry.angle - bond.cone);
}

double quality(const Bond& bond, const BondGeometry& geometry, const ScoreOptions& options) {
    const double stretch = (geometry.length - bond.bond_length) / options.length_width;
    const double lateral = geometry.sideways.norm() / options.lateral_width;
    const double bent = excess_angle(bond, geometry) / options.cone_width;
    return std::exp(-0.5 * (stretch * stretch + lateral * lateral + bent * bent));
}

/// d(angle)/d(backbone) and d(angle)/d(from_metal), for the angle between backbone and -from_metal.
std::pair<Eigen::Vector3d, Eigen::Vector3d> angle_gradient(const BondGeometry& geometry) {
    const double backbone_norm = std::max(geometry.backbone.norm(), 1e-6);
    const Eigen::Vector3d u = geometry.backbone / backbone_norm;
    const Eigen::Vector3d v = -geometry.from_metal / geometry.length;
    const double cosine = u.dot(v);
    const double sine = std::max(std::sqrt(std::max(0.0, 1 - cosine * cosine)), 1e-6);
    const Eigen::Vector3d by_backbone = -(v - cosine * u) / (backbone_norm * sine);
    const Eigen::Vector3d by_metal = (u - cosine * v) / (geometry.length * sine);
    return {by_backbone, by_metal};
}

}  // namespace

PoseModel::PoseModel(const molecule::Molecule& molecule,
                     const std::vector<molecule::AnchorSite>& sites,
                     const lattice::SiteLattice& lattice, const DonorTable& donors,
                     const ScoreOptions& options, const SurfaceField& field,
                     const std::vector<Assignment>& assignments)
    : options_(options), field_(&field) {
    for (const int element : molecule.elements()) {
        radii_.push_back(van_der_waals_radius(element));
    }
    bound_.assign(radii_.size(), false);
    for (const auto& [anchor, site, u, v] : assignments) {
        const auto& donor_site = sites[static_cast<std::size_t>(anchor)];
        const auto& open = lattice.sites[static_cast<std::size_t>(site)];
        const Donor& donor = donors.of(donor_site.kind->id);
        bonds_.push_back({anchor, donor_site.atom, donor_site.neighbours, donor_site.kind->cone,
                          donor.strength, donor.bond_length_on(open.element),
                          lattice.image(static_cast<std::size_t>(site), u, v), open.axis});
        bound_[static_cast<std::size_t>(donor_site.atom)] = true;
    }
}

PoseModel PoseModel::widened(double factor) const {
    PoseModel out = *this;
    out.options_.length_width *= factor;
    out.options_.lateral_width *= factor;
    out.options_.cone_width *= factor;
    return out;
}

Eigen::Matrix3Xd PoseModel::targets() const {
    Eigen::Matrix3Xd out(3, static_cast<Eigen::Index>(bonds_.size()));
    for (std::size_t i = 0; i < bonds_.size(); ++i) {
        out.col(static_cast<Eigen::Index>(i)) =
            bonds_[i].metal + bonds_[i].bond_length * bonds_[i].axis;
    }
    return out;
}

double PoseModel::clash(const molecule::Positions& positions, molecule::Positions* gradient) const {
    double penalty = 0;
    for (Eigen::Index i = 0; i < positions.cols(); ++i) {
        const auto atom = static_cast<std::size_t>(i);
        const Eigen::Vector3d at = positions.col(i);
        if (at.z() > field_->reach(radii_[atom])) continue;
        Eigen::Vector3d slope = Eigen::Vector3d::Zero();
        penalty +=
            field_->clash(at, radii_[atom], bound_[atom], gradient != nullptr ? &slope : nullptr);
        if (gradient != nullptr) gradient->col(i) += slope;
    }
    return penalty;
}

double PoseModel::bond_value(const Bond& bond, const molecule::Positions& positions,
                             molecule::Positions* gradient) const {
    const BondGeometry geometry = geometry_of(bond, positions);
    const double held = bond.strength * quality(bond, geometry, options_);
    if (gradient == nullptr) return -held;
    const auto squared = [](double x) { return x * x; };
    Eigen::Vector3d by_from_metal = (geometry.length - bond.bond_length) /
                                        squared(options_.length_width) *
                                        (geometry.from_metal / geometry.length) +
                                    geometry.sideways / squared(options_.lateral_width);
    Eigen::Vector3d by_backbone = Eigen::Vector3d::Zero();
    if (const double bent = excess_angle(bond, geometry); bent > 0) {
        const auto [angle_by_backbone, angle_by_metal] = angle_gradient(geometry);
        by_backbone = bent / squared(options_.cone_width) * angle_by_backbone;
        by_from_metal += bent / squared(options_.cone_width) * angle_by_metal;
    }
    gradient->col(bond.atom) += held * (by_from_metal + by_backbone);
    const auto count = static_cast<double>(std::max<std::size_t>(bond.neighbours.size(), 1));
    for (const int neighbour : bond.neighbours) {
        gradient->col(neighbour) -= held / count * by_backbone;
    }
    return -held;
}

double PoseModel::value(const molecule::Positions& positions, molecule::Positions* gradient) const {
    double sum = clash(positions, gradient);
    for (const Bond& bond : bonds_) sum += bond_value(bond, positions, gradient);
    return sum;
}

BondTerm PoseModel::bond_term(const Bond& bond, const molecule::Positions& positions) const {
    const BondGeometry geometry = geometry_of(bond, positions);
    BondTerm term;
    term.anchor = bond.anchor;
    term.length = geometry.length;
    term.lateral = geometry.sideways.norm();
    term.tilt =
        std::acos(std::clamp(geometry.from_metal.dot(bond.axis) / geometry.length, -1.0, 1.0));
    term.lone_pair_angle = geometry.angle;
    term.strength = bond.strength;
    term.quality = quality(bond, geometry, options_);
    return term;
}

ScoreTerms PoseModel::terms(const molecule::Positions& positions, double strain) const {
    ScoreTerms out;
    for (const Bond& bond : bonds_) {
        out.bonds.push_back(bond_term(bond, positions));
        out.bonding += out.bonds.back().contribution();
    }
    out.clash = clash(positions, nullptr);
    out.strain = std::max(0.0, strain);
    out.strain_penalty = out.strain / options_.unit_energy;
    return out;
}

bool is_feasible(const ScoreTerms& terms, const ScoreOptions& options, std::string& verdict) {
    verdict.clear();
    if (terms.clash > options.clash_limit) {
        verdict = fmt::format("clashes with the surface ({:.2f} > {:.2f} units)", terms.clash,
                              options.clash_limit);
    } else if (terms.strain > options.strain_limit) {
        verdict = fmt::format("strained by {:.0f} kJ/mol (limit {:.0f})", terms.strain,
                              options.strain_limit);
    } else {
        for (const BondTerm& bond : terms.bonds) {
            if (bond.quality >= options.bond_limit) continue;
            verdict = fmt::format("a donor misses its site ({:.2f} Å long, {:.2f} Å aside)",
                                  bond.length, bond.lateral);
            break;
        }
    }
    return verdict.empty();
}

}  // namespace anchorite::anchoring
