#include "anchorite/anchoring/quick_match.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "anchorite/anchoring/candidate.hpp"
#include "anchorite/anchoring/flexible_docking.hpp"
#include "anchorite/anchoring/rigid_docking.hpp"
#include "anchorite/base/error.hpp"
#include "match_context.hpp"

namespace anchorite::anchoring {
namespace {

using Assignments = std::vector<Assignment>;

/// The most promising rough pose of a registry over all driven geometries.
struct Rough {
    Assignments assignments;
    molecule::Positions positions;
    double value = std::numeric_limits<double>::infinity();
    double mismatch = 0;
};

class QuickMatcher {
public:
    QuickMatcher(const MatchContext& context, const QuickOptions& options)
        : context_(context), options_(options) {}

    MatchResult run() {
        MatchResult out;
        dock_single_sites(out.registries);
        if (could_hold_two()) {
            std::vector<Rough> rough = search();
            refine(rough);
            relax(rough, out.registries);
        }
        conclude(context_, out);
        return out;
    }

private:
    [[nodiscard]] const molecule::Conformer& conformer() const {
        return context_.candidate.conformers.front();
    }

    void dock_single_sites(std::vector<Registry>& registries) const {
        const int sites = static_cast<int>(context_.candidate.sites.size());
        for (const auto& found :
             find_registries(donor_geometry(context_, conformer().positions),
                             context_.surface.lattice, context_.surface.table, {1, 1, 0.0})) {
            const PoseModel model = pose_model(context_, found);
            Registry registry;
            registry.assignments = found;
            registry.pose.positions =
                dock_rigid(model, conformer().positions, sites > 4 ? 24 : 36, 2).positions;
            registry.pose.terms = model.terms(registry.pose.positions, 0);
            registries.push_back(std::move(registry));
        }
    }

    /// Some pair of donors can reach some lattice vector, by the bounds over all conformers.
    [[nodiscard]] bool could_hold_two() const {
        const auto& candidate = context_.candidate;
        if (candidate.sites.size() < 2) return false;
        const auto bounds = molecule::anchor_distance_bounds(candidate.molecule, candidate.sites);
        const double tolerance = context_.options.distance_tolerance;
        for (Eigen::Index i = 0; i < bounds.lower.rows(); ++i) {
            for (Eigen::Index j = i + 1; j < bounds.lower.cols(); ++j) {
                const double low = bounds.lower(i, j) - tolerance;
                const double high = bounds.upper(i, j) + tolerance;
                const auto& sites = context_.surface.lattice.sites;
                for (std::size_t site = 0; site < sites.size(); ++site) {
                    const int index = static_cast<int>(site);
                    if (!context_.surface.table.between(index, low, high).empty()) return true;
                }
            }
        }
        return false;
    }

    [[nodiscard]] std::vector<Rough> search() const {
        std::map<Assignments, Rough, LessAssignments> best;
        const auto& candidate = context_.candidate;
        const MatchOptions& match = context_.options;
        const RegistryQuery query{2, match.max_sites, match.distance_tolerance};
        for (const auto& geometry : drive_torsions(candidate.molecule, candidate.sites,
                                                   conformer().positions, options_.torsions)) {
            const DonorGeometry donors = donor_geometry(context_, geometry);
            for (const auto& found :
                 find_registries(donors, context_.surface.lattice, context_.surface.table, query)) {
                Rough& known = best[found];
                const PoseModel model = pose_model(context_, found);
                for (auto& pose : start_poses(model, geometry, options_.quick_spins)) {
                    const double value = model.value(pose, nullptr);
                    if (value >= known.value) continue;
                    known = {found, std::move(pose), value,
                             mismatch_of(donors, context_.surface.lattice, found)};
                }
            }
        }
        std::vector<Rough> out;
        for (auto& [key, rough] : best) out.push_back(std::move(rough));
        std::ranges::stable_sort(out, {}, &Rough::value);
        return out;
    }

    void refine(std::vector<Rough>& rough) const {
        if (rough.size() > static_cast<std::size_t>(options_.refined)) {
            rough.resize(static_cast<std::size_t>(options_.refined));
        }
        for (Rough& start : rough) {
            RigidPose pose = refine_rigid(pose_model(context_, start.assignments), start.positions);
            start.positions = std::move(pose.positions);
            start.value = pose.value;
        }
        std::ranges::stable_sort(rough, {}, &Rough::value);
    }

    void relax(const std::vector<Rough>& rough, std::vector<Registry>& registries) const {
        molecule::ForceField force_field(context_.candidate.molecule);
        const ScoreOptions& score = context_.options.score;
        double minimum = context_.candidate.minimum_energy;
        bool holds = false;
        int relaxed = 0;
        for (const Rough& start : rough) {
            if (relaxed == options_.relaxed || (holds && relaxed >= options_.relaxed_enough)) break;
            ++relaxed;
            const PoseModel model = pose_model(context_, start.assignments);
            const auto result = relax_on_surface(model, force_field, start.positions,
                                                 score.unit_energy, options_.relax_iterations);
            if (relaxed == 1) {
                minimum = std::min(
                    minimum, relax_free(force_field, result.positions, options_.relax_iterations));
            }
            Registry registry;
            registry.assignments = start.assignments;
            registry.mismatch = start.mismatch;
            registry.pose.positions = result.positions;
            registry.pose.terms = model.terms(result.positions, result.internal_energy - minimum);
            std::string verdict;
            holds = holds || is_feasible(registry.pose.terms, score, verdict);
            registries.push_back(std::move(registry));
        }
    }

    MatchContext context_;
    const QuickOptions& options_;
};

}  // namespace

void QuickOptions::validate() const {
    match.validate();
    if (torsions.variants < 1 || torsions.steps < 1) {
        throw InputError("torsions.variants and torsions.steps must be 1 or more");
    }
    if (quick_spins < 4 || refined < 1 || relaxed < 1 || relax_iterations < 1) {
        throw InputError("quick_spins must be 4 or more, the other counts 1 or more");
    }
}

MatchResult quick_match(const molecule::Molecule& molecule, const Surface& surface,
                        const DonorTable& donors, const QuickOptions& options) {
    if (molecule::find_anchor_sites(molecule).empty()) {
        MatchResult out;
        out.message = "no donor atom that could bind a metal";
        return out;
    }
    molecule::ConformerOptions one;
    one.count = 1;
    one.seed = options.seed;
    one.minimise_iterations = options.minimise_iterations;
    const Candidate candidate = make_candidate(molecule, one);
    return QuickMatcher({candidate, surface, donors, options.match}, options).run();
}

}  // namespace anchorite::anchoring
