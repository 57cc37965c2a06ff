#include "anchorite/electronic/adsorb.hpp"

#include <fmt/format.h>

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"
#include "pose_distance.hpp"
#include "slab_docking.hpp"
#include "slab_ions.hpp"

namespace anchorite::electronic {

namespace {

using Assignments = std::vector<anchoring::Assignment>;

/// The open sites with a donor's place straight above each.
lattice::SiteLattice sites_atop(const SlabModel& slab) {
    lattice::SiteLattice sites = slab.sites;
    for (auto& site : sites.sites) site.axis = Eigen::Vector3d::UnitZ();
    return sites;
}

double strength_of(const anchoring::Candidate& molecule, const anchoring::DonorTable& donors,
                   int anchor) {
    return donors.of(molecule.sites[static_cast<std::size_t>(anchor)].kind->id).strength;
}

int strongest_anchor(const anchoring::Candidate& molecule, const anchoring::DonorTable& donors) {
    int best = 0;
    for (int i = 1; i < static_cast<int>(molecule.sites.size()); ++i) {
        if (strength_of(molecule, donors, i) > strength_of(molecule, donors, best)) best = i;
    }
    return best;
}

/// Everything that docking on one slab shares.
struct Adsorption {
    const SlabModel& slab;
    const anchoring::Candidate& molecule;
    const anchoring::DonorTable& donors;
    const AdsorbOptions& options;
    int anchor;  ///< the strongest
    PoseDistance distance;
};

/// The strongest donor on the first named metal, another one on an image of the second that is as
/// near as any.
std::vector<Assignments> two_site_registries(const Adsorption& task) {
    const auto [first, second] = task.slab.named_sites;
    constexpr double as_near = 1.01;  // images of one distance, but for a crystal's rounding
    std::vector<Assignments> out;
    if (second < 0) return out;
    const auto& sites = task.slab.sites;
    const Eigen::Vector3d from = sites.sites[static_cast<std::size_t>(first)].position;
    const double shortest = distance_in_slab(
        task.slab.slab, from, sites.sites[static_cast<std::size_t>(second)].position);
    for (int other = 0; other < static_cast<int>(task.molecule.sites.size()); ++other) {
        if (other == task.anchor) continue;
        for (int u = -2; u <= 2; ++u) {
            for (int v = -2; v <= 2; ++v) {
                const auto at = sites.image(static_cast<std::size_t>(second), u, v);
                if ((at - from).norm() > as_near * shortest) continue;
                out.push_back({{task.anchor, first, 0, 0}, {other, second, u, v}});
            }
        }
    }
    return out;
}

/// Distances of the binding donors to the named metals, nearest images.
std::vector<MetalContact> contacts_of(const Adsorption& task, const Assignments& assignments,
                                      const molecule::Positions& positions, bool in_vacancy) {
    const lattice::Slab& slab = task.slab.slab;
    std::vector<MetalContact> out;
    for (const auto& assignment : assignments) {
        const int atom = task.molecule.sites[static_cast<std::size_t>(assignment.anchor)].atom;
        for (std::size_t i = 0; i < 2; ++i) {
            const int site = task.slab.named_sites[i];
            if (site < 0 || (!in_vacancy && assignment.site != site)) continue;
            const auto& metal = task.slab.sites.sites[static_cast<std::size_t>(site)];
            out.push_back({atom, fmt::format("{}{}", element_symbol(metal.element), i + 1),
                           distance_in_slab(slab, metal.position, positions.col(atom))});
        }
    }
    return out;
}

/// Smallest distance of an atom to the slab over the radii's sum, bonds left out.
double slab_contact_of(const Adsorption& task, const std::vector<MetalContact>& contacts,
                       const molecule::Positions& positions) {
    const double height = task.slab.sites.slab_height;
    const auto& elements = task.molecule.molecule.elements();
    double closest = std::numeric_limits<double>::infinity();
    for (Eigen::Index i = 0; i < positions.cols(); ++i) {
        const bool binds = std::ranges::any_of(
            contacts, [&](const MetalContact& contact) { return contact.atom == i; });
        const double radius = van_der_waals_radius(elements[static_cast<std::size_t>(i)]);
        const Eigen::Vector3d at = positions.col(i) + Eigen::Vector3d(0, 0, height);
        for (const auto& atom : task.slab.slab.atoms) {
            if (binds && lattice::is_anchor_metal(atom.element)) continue;
            const double sum = radius + van_der_waals_radius(atom.element);
            closest = std::min(closest, distance_in_slab(task.slab.slab, at, atom.position) / sum);
        }
    }
    return closest;
}

AdsorbedPose finished(const Adsorption& task, PoseKind kind, const Assignments& assignments,
                      const DockedPose& docked) {
    AdsorbedPose pose;
    pose.kind = kind;
    pose.terms = docked.terms;
    pose.image_contact = docked.image_contact;
    pose.contacts = contacts_of(task, assignments, docked.positions, kind == PoseKind::vacancy);
    pose.slab_contact = slab_contact_of(task, pose.contacts, docked.positions);
    const Eigen::Vector3d lift =
        task.slab.shift + Eigen::Vector3d(0, 0, task.slab.sites.slab_height);
    pose.positions = docked.positions.colwise() + lift;
    return pose;
}

/// Takes in the best of some poses that differ from all that are there, up to a number.
void take_distinct(const Adsorption& task, std::vector<AdsorbedPose> found, std::size_t number,
                   std::vector<AdsorbedPose>& out) {
    std::ranges::stable_sort(found, std::ranges::greater{},
                             [](const AdsorbedPose& pose) { return pose.terms.total(); });
    for (AdsorbedPose& pose : found) {
        if (out.size() >= number) return;
        const bool seen = std::ranges::any_of(out, [&](const AdsorbedPose& other) {
            return task.distance(other.positions, pose.positions) <= task.options.distinct;
        });
        if (!seen) out.push_back(std::move(pose));
    }
}

std::vector<AdsorbedPose> poses_of(const Adsorption& task, SlabDocking& docking, PoseKind kind,
                                   const std::vector<Assignments>& registries) {
    std::vector<AdsorbedPose> out;
    for (const Assignments& assignments : registries) {
        for (const DockedPose& docked : docking.dock(assignments)) {
            out.push_back(finished(task, kind, assignments, docked));
        }
    }
    return out;
}

/// The strongest donor in the missing ligand's place, as deep as the molecule fits.
std::optional<AdsorbedPose> pose_in_vacancy(const Adsorption& task) {
    const double deepest = 0;
    const double shallowest = 2.4;
    const double step = 0.3;
    const auto first = static_cast<std::size_t>(task.slab.named_sites[0]);
    const auto& kind = *task.molecule.sites[static_cast<std::size_t>(task.anchor)].kind;
    for (double height = deepest; height <= shallowest; height += step) {
        lattice::SiteLattice sites = sites_atop(task.slab);
        lattice::OpenSite place = sites.sites[first];
        const double length = task.donors.of(kind.id).bond_length_on(place.element);
        place.position = *task.slab.vacancy - Eigen::Vector3d(0, 0, task.slab.sites.slab_height) +
                         Eigen::Vector3d(0, 0, height - length);
        sites.sites.push_back(place);
        const Assignments assignments{
            {task.anchor, static_cast<int>(sites.sites.size()) - 1, 0, 0}};
        SlabDocking docking(task.molecule, sites, task.donors, task.options);
        const auto docked = docking.dock(assignments);
        if (!docked.empty()) {
            return finished(task, PoseKind::vacancy, assignments, docked.front());
        }
    }
    return std::nullopt;
}

void add_vacancy_pose(const Adsorption& task, AdsorbResult& out) {
    if (!task.slab.vacancy) {
        throw InputError(
            "there is no vacancy between two open metals to put a donor in; take out a ligand of "
            "the surface");
    }
    if (auto pose = pose_in_vacancy(task)) {
        out.poses.push_back(std::move(*pose));
        return;
    }
    out.termination = Termination::ran_out;
    out.message += fmt::format("{}{} does not fit into the vacancy",
                               out.message.empty() ? "" : "; ", task.molecule.molecule.name());
}

}  // namespace

std::string pose_kind_name(PoseKind kind) {
    if (kind == PoseKind::two_site) return "two-site";
    return kind == PoseKind::single_site ? "single-site" : "vacancy";
}

void AdsorbOptions::validate() const {
    if (poses < 0 || poses > 100) throw InputError("the number of poses must be 0 to 100");
    if (!(distinct >= 0)) throw InputError("the distance of distinct poses must not be negative");
    if (!(image_contact >= 0))
        throw InputError("the least distance of images must not be negative");
    if (conformers < 1) throw InputError("at least one conformer must be docked");
    if (driven < 0) throw InputError("the number of driven conformers must not be negative");
    if (starts < 1) throw InputError("at least one start pose must be relaxed");
    if (draw_iterations < 1 || relax_iterations < 1) {
        throw InputError("poses need at least one iteration of relaxation");
    }
    score.validate();
}

AdsorbResult adsorb(const SlabModel& slab, const anchoring::Candidate& molecule,
                    const anchoring::DonorTable& donors, const AdsorbOptions& options) {
    options.validate();
    if (molecule.sites.empty()) {
        throw InputError(
            fmt::format("{} has no donor atom that could bind a metal", molecule.molecule.name()));
    }
    const Adsorption task{slab,
                          molecule,
                          donors,
                          options,
                          strongest_anchor(molecule, donors),
                          PoseDistance(slab, molecule.molecule.elements())};
    AdsorbResult out;
    SlabDocking docking(molecule, sites_atop(slab), donors, options);
    const auto number = static_cast<std::size_t>(options.poses);
    if (number > 0) {
        take_distinct(task, poses_of(task, docking, PoseKind::two_site, two_site_registries(task)),
                      number, out.poses);
    }
    if (out.poses.size() < number) {
        const Assignments single{{task.anchor, slab.named_sites[0], 0, 0}};
        take_distinct(task, poses_of(task, docking, PoseKind::single_site, {single}), number,
                      out.poses);
    }
    if (out.poses.size() < number) {
        out.termination = Termination::ran_out;
        out.message = fmt::format("{} has {} distinct poses without clashes, not {}",
                                  molecule.molecule.name(), out.poses.size(), number);
    }
    if (options.vacancy_pose) add_vacancy_pose(task, out);
    return out;
}

Model adsorbed_model(const SlabModel& slab, const anchoring::Candidate& molecule,
                     const AdsorbedPose& pose) {
    Model model = slab.model;
    model.name = fmt::format("{} on {}, {}", molecule.molecule.name(), model.name,
                             pose_kind_name(pose.kind));
    model.charge += molecule.molecule.charge();
    double top = 0;
    for (const ModelAtom& atom : model.atoms) top = std::max(top, atom.position.z());
    const double vacuum = model.cell(2, 2) - top;
    AtomGroup own{"molecule", {}};
    AtomGroup donors{"donors", {}};
    const auto before = static_cast<int>(model.atoms.size());
    for (Eigen::Index i = 0; i < pose.positions.cols(); ++i) {
        top = std::max(top, pose.positions(2, i));
        own.atoms.push_back(before + static_cast<int>(i));
        model.atoms.push_back({molecule.molecule.elements()[static_cast<std::size_t>(i)],
                               pose.positions.col(i), Role::molecule});
        const bool binds = std::ranges::any_of(
            pose.contacts, [&](const MetalContact& contact) { return contact.atom == i; });
        if (binds) donors.atoms.push_back(before + static_cast<int>(i));
    }
    model.cell(2, 2) = top + vacuum;
    model.groups.push_back(std::move(own));
    model.groups.push_back(std::move(donors));
    return model;
}

}  // namespace anchorite::electronic
