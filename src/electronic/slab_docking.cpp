#include "slab_docking.hpp"

#include <algorithm>
#include <cmath>

#include "anchorite/anchoring/rigid_docking.hpp"
#include "anchorite/anchoring/torsion_drive.hpp"

namespace anchorite::electronic {

namespace {

/// Conformers, then the lowest ones with their torsions driven.
std::vector<molecule::Positions> geometries_of(const anchoring::Candidate& molecule,
                                               const AdsorbOptions& options) {
    std::vector<molecule::Positions> out;
    for (const auto& conformer : molecule.conformers) {
        if (static_cast<int>(out.size()) == options.conformers) break;
        out.push_back(conformer.positions);
    }
    const auto undriven = static_cast<int>(out.size());
    for (int i = 0; i < std::min(options.driven, undriven); ++i) {
        const auto driven = anchoring::drive_torsions(molecule.molecule, molecule.sites,
                                                      out[static_cast<std::size_t>(i)]);
        out.insert(out.end(), driven.begin(), driven.end());
    }
    return out;
}

double deviation(const molecule::Positions& a, const molecule::Positions& b) {
    return std::sqrt((a - b).squaredNorm() / static_cast<double>(a.cols()));
}

}  // namespace

SlabDocking::SlabDocking(const anchoring::Candidate& molecule, lattice::SiteLattice sites,
                         const anchoring::DonorTable& donors, const AdsorbOptions& options)
    : molecule_(molecule),
      sites_(std::move(sites)),
      donors_(donors),
      options_(options),
      field_(sites_, options.score),
      wall_((Eigen::Matrix2d() << sites_.a1, sites_.a2).finished(), molecule.molecule.elements(),
            options.score.clash_width),
      force_field_(molecule.molecule),
      geometries_(geometries_of(molecule, options)) {}

anchoring::DonorGeometry SlabDocking::donor_geometry(const molecule::Positions& geometry) const {
    anchoring::DonorGeometry out;
    out.positions.resize(3, static_cast<Eigen::Index>(molecule_.sites.size()));
    for (std::size_t i = 0; i < molecule_.sites.size(); ++i) {
        const auto& site = molecule_.sites[i];
        out.positions.col(static_cast<Eigen::Index>(i)) = geometry.col(site.atom);
        out.bond_length.push_back(donors_.of(site.kind->id).bond_length);
    }
    return out;
}

std::vector<molecule::Positions> SlabDocking::starts(
    const anchoring::PoseModel& model,
    const std::vector<anchoring::Assignment>& assignments) const {
    constexpr int spin_steps = 36;
    constexpr double same_start = 1.0;  // [Å] closer ones fall into one optimum
    constexpr double widest_gap = 2.0;  // donors farther from their sites are out of reach [Å]
    struct Start {
        double value;
        molecule::Positions positions;
    };
    const anchoring::PoseModel wide = model.widened(4.0);
    std::vector<Start> all;
    for (const auto& geometry : geometries_) {
        const auto donors = donor_geometry(geometry);
        if (anchoring::worst_gap(donors, sites_, assignments) > widest_gap) continue;
        for (auto& pose : anchoring::start_poses(model, geometry, spin_steps)) {
            const double value = wide.value(pose, nullptr) + wall_.value(pose, nullptr);
            all.push_back({value, std::move(pose)});
        }
    }
    std::ranges::stable_sort(all, {}, &Start::value);
    std::vector<molecule::Positions> out;
    for (const Start& start : all) {
        if (static_cast<int>(out.size()) == options_.starts) break;
        const bool seen = std::ranges::any_of(out, [&](const molecule::Positions& other) {
            return deviation(other, start.positions) < same_start;
        });
        if (!seen) out.push_back(start.positions);
    }
    return out;
}

molecule::Relaxation SlabDocking::relax(const anchoring::PoseModel& model,
                                        const molecule::Positions& start, int iterations) {
    const double unit = options_.score.unit_energy;
    const auto outside = [&](const molecule::Positions& positions, molecule::Positions* gradient) {
        if (gradient == nullptr) {
            return unit * (model.value(positions, nullptr) + wall_.value(positions, nullptr));
        }
        molecule::Positions slopes = molecule::Positions::Zero(3, positions.cols());
        const double value = model.value(positions, &slopes) + wall_.value(positions, &slopes);
        *gradient += unit * slopes;
        return unit * value;
    };
    return force_field_.relax(start, outside, iterations);
}

DockedPose SlabDocking::relaxed(const anchoring::PoseModel& model,
                                const molecule::Positions& start) {
    if (options_.poll) options_.poll();
    const auto drawn = relax(model.widened(4.0), start, options_.draw_iterations);
    const auto tight = relax(model, drawn.positions, options_.relax_iterations);
    DockedPose out;
    out.positions = tight.positions;
    out.terms = model.terms(tight.positions, tight.internal_energy - molecule_.minimum_energy);
    out.terms.clash += wall_.value(tight.positions, nullptr);
    out.image_contact = wall_.closest(tight.positions);
    std::string verdict;
    out.feasible = anchoring::is_feasible(out.terms, options_.score, verdict) &&
                   out.image_contact >= options_.image_contact;
    return out;
}

std::vector<DockedPose> SlabDocking::dock(const std::vector<anchoring::Assignment>& assignments) {
    const anchoring::PoseModel model(molecule_.molecule, molecule_.sites, sites_, donors_,
                                     options_.score, field_, assignments);
    std::vector<DockedPose> out;
    for (const auto& start : starts(model, assignments)) {
        DockedPose pose = relaxed(model, start);
        if (pose.feasible) out.push_back(std::move(pose));
    }
    std::ranges::stable_sort(out, std::ranges::greater{},
                             [](const DockedPose& pose) { return pose.terms.total(); });
    return out;
}

}  // namespace anchorite::electronic
