#include "torsion_search.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "anchorite/anchoring/rigid_docking.hpp"

namespace anchorite::anchoring {
namespace {

/// The best rough pose of a registry over all driven geometries.
struct Rough {
    Registry registry;
    double value = std::numeric_limits<double>::infinity();
};

class TorsionSearch {
public:
    explicit TorsionSearch(const MatchContext& context) : context_(context) {}

    void look_at(const molecule::Positions& geometry) {
        const MatchOptions& options = context_.options;
        const DonorGeometry donors = donor_geometry(context_, geometry);
        const Surface& surface = context_.surface;
        const RegistryQuery query{2, options.max_sites, options.distance_tolerance};
        for (const auto& found : find_registries(donors, surface.lattice, surface.table, query)) {
            const double potential = potential_of(context_, donors, found);
            Rough& known = best_[found];
            if (-potential >= known.value) continue;
            const PoseModel model = pose_model(context_, found);
            for (auto& pose : start_poses(model, geometry, options.driven_spins)) {
                const double value = model.value(pose, nullptr);
                if (value >= known.value) continue;
                known.value = value;
                known.registry.assignments = found;
                known.registry.mismatch = mismatch_of(donors, surface.lattice, found);
                known.registry.potential = potential;
                known.registry.pose.positions = std::move(pose);
            }
        }
    }

    std::vector<Registry> refined() {
        std::vector<Rough> rough;
        for (auto& [key, found] : best_) rough.push_back(std::move(found));
        std::ranges::stable_sort(rough, {}, &Rough::value);
        const auto count =
            std::min(rough.size(), static_cast<std::size_t>(context_.options.driven_registries));
        std::vector<Registry> out;
        for (std::size_t i = 0; i < count; ++i) {
            Registry& registry = rough[i].registry;
            const PoseModel model = pose_model(context_, registry.assignments);
            registry.pose.positions = refine_rigid(model, registry.pose.positions).positions;
            registry.pose.terms = model.terms(registry.pose.positions, 0);
            out.push_back(std::move(registry));
        }
        return out;
    }

private:
    const MatchContext& context_;
    std::map<std::vector<Assignment>, Rough, LessAssignments> best_;
};

}  // namespace

std::vector<Registry> search_torsions(const MatchContext& context,
                                      const std::vector<molecule::Conformer>& conformers) {
    TorsionSearch search(context);
    const auto count =
        std::min(conformers.size(), static_cast<std::size_t>(context.options.driven_conformers));
    for (std::size_t i = 0; i < count; ++i) {
        for (const auto& geometry :
             drive_torsions(context.molecule, context.sites, conformers[i].positions,
                            context.options.torsions)) {
            poll(context);
            search.look_at(geometry);
        }
    }
    return search.refined();
}

}  // namespace anchorite::anchoring
