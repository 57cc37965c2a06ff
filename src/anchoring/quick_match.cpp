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

bool holds_several(const Registry& registry, const ScoreOptions& score) {
    std::string verdict;
    return registry.sites() > 1 && is_feasible(registry.pose.terms, score, verdict);
}

/// Looks for registries of two and more sites among torsion-driven geometries.
class TorsionSearch {
public:
    TorsionSearch(const MatchContext& context, const QuickOptions& options)
        : context_(context), options_(options) {}

    [[nodiscard]] std::vector<Rough> run() {
        const auto& conformers = context_.candidate.conformers;
        const auto count =
            std::min(conformers.size(), static_cast<std::size_t>(options_.driven_conformers));
        for (std::size_t i = 0; i < count; ++i) {
            for (const auto& geometry :
                 drive_torsions(context_.candidate.molecule, context_.candidate.sites,
                                conformers[i].positions, options_.torsions)) {
                look_at(geometry);
            }
        }
        std::vector<Rough> out;
        for (auto& [key, rough] : best_) out.push_back(std::move(rough));
        std::ranges::stable_sort(out, {}, &Rough::value);
        if (out.size() > static_cast<std::size_t>(options_.refined)) {
            out.resize(static_cast<std::size_t>(options_.refined));
        }
        for (Rough& rough : out) refine(rough);
        return out;
    }

private:
    void look_at(const molecule::Positions& geometry) {
        const RegistryQuery query{2, context_.options.max_sites,
                                  context_.options.distance_tolerance};
        const DonorGeometry donors = donor_geometry(context_, geometry);
        const Surface& surface = context_.surface;
        for (const auto& found : find_registries(donors, surface.lattice, surface.table, query)) {
            Rough& known = best_[found];
            const PoseModel model = pose_model(context_, found);
            for (auto& pose : start_poses(model, geometry, options_.quick_spins)) {
                const double value = model.value(pose, nullptr);
                if (value >= known.value) continue;
                known = {found, std::move(pose), value,
                         mismatch_of(donors, surface.lattice, found)};
            }
        }
    }

    void refine(Rough& rough) const {
        RigidPose pose = refine_rigid(pose_model(context_, rough.assignments), rough.positions);
        rough.positions = std::move(pose.positions);
        rough.value = pose.value;
    }

    const MatchContext& context_;
    const QuickOptions& options_;
    std::map<Assignments, Rough, LessAssignments> best_;
};

/// Adds driven registries to those of the rigid match: new ones, and better poses of known ones.
void merge(const MatchContext& context, std::vector<Rough> driven,
           std::vector<Registry>& registries) {
    const LessAssignments less;
    for (Rough& rough : driven) {
        Registry registry;
        registry.assignments = std::move(rough.assignments);
        registry.mismatch = rough.mismatch;
        registry.pose.positions = std::move(rough.positions);
        registry.pose.terms =
            pose_model(context, registry.assignments).terms(registry.pose.positions, 0);
        const auto known = std::ranges::find_if(registries, [&](const Registry& other) {
            return !less(other.assignments, registry.assignments) &&
                   !less(registry.assignments, other.assignments);
        });
        if (known == registries.end()) {
            registries.push_back(std::move(registry));
        } else if (promise(registry) > promise(*known) + 0.05 &&
                   !holds_several(*known, context.options.score)) {
            *known = std::move(registry);
        }
    }
}

/// Relaxes the most promising registries of several sites until enough were tried; registries that
/// only exist unrelaxed, with unknown strain, are dropped.
void relax(const MatchContext& context, const QuickOptions& options, std::size_t measured,
           std::vector<Registry>& registries) {
    const ScoreOptions& score = context.options.score;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < registries.size(); ++i) {
        if (registries[i].sites() > 1) order.push_back(i);
    }
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&](std::size_t i) { return promise(registries[i]); });
    std::vector<bool> known(registries.size(), false);
    std::fill_n(known.begin(), measured, true);
    if (!order.empty()) {
        molecule::ForceField force_field(context.candidate.molecule);
        double minimum = context.candidate.minimum_energy;
        int tried = 0;
        bool holds = false;
        for (const std::size_t i : order) {
            if (tried == options.relaxed || (holds && tried >= options.relaxed_enough)) break;
            Pose& pose = registries[i].pose;
            const PoseModel model = pose_model(context, registries[i].assignments);
            const auto relaxed = relax_on_surface(model, force_field, pose.positions,
                                                  score.unit_energy, options.relax_iterations);
            if (tried == 0) {
                minimum = std::min(
                    minimum, relax_free(force_field, relaxed.positions, options.relax_iterations));
            }
            const ScoreTerms terms =
                model.terms(relaxed.positions, relaxed.internal_energy - minimum);
            if (!known[i] || terms.total() > pose.terms.total()) {
                pose.positions = relaxed.positions;
                pose.terms = terms;
            }
            known[i] = true;
            holds = holds || holds_several(registries[i], score);
            ++tried;
        }
    }
    std::vector<Registry> kept;
    for (std::size_t i = 0; i < registries.size(); ++i) {
        if (known[i]) kept.push_back(std::move(registries[i]));
    }
    registries = std::move(kept);
}

/// Some pair of donors can reach some lattice vector, by the bounds over all conformers.
bool could_hold_two(const MatchContext& context) {
    const auto& candidate = context.candidate;
    if (candidate.sites.size() < 2) return false;
    const auto bounds = molecule::anchor_distance_bounds(candidate.molecule, candidate.sites);
    const double tolerance = context.options.distance_tolerance;
    const auto& table = context.surface.table;
    for (Eigen::Index i = 0; i < bounds.lower.rows(); ++i) {
        for (Eigen::Index j = i + 1; j < bounds.lower.cols(); ++j) {
            const double low = bounds.lower(i, j) - tolerance;
            const double high = bounds.upper(i, j) + tolerance;
            for (std::size_t site = 0; site < context.surface.lattice.sites.size(); ++site) {
                if (!table.between(static_cast<int>(site), low, high).empty()) return true;
            }
        }
    }
    return false;
}

/// Conformers one at a time, each matched as a rigid body; the pool keeps every registry's best
/// pose.
class ConformerPool {
public:
    ConformerPool(const molecule::Molecule& molecule, const Surface& surface,
                  const DonorTable& donors, const QuickOptions& options)
        : candidate_{molecule, molecule::find_anchor_sites(molecule), {}, 0},
          rigid_(rigid_options(options)),
          context_{candidate_, surface, donors, rigid_},
          options_(options) {}

    /// Adds conformers until one holds several sites, or none more is worth it.
    void fill() {
        const int wanted = could_hold_two(context_) ? options_.conformers : 1;
        for (int i = 0; i < wanted; ++i) {
            add(static_cast<std::uint64_t>(i));
            if (holds_several_sites()) break;
        }
        std::ranges::stable_sort(candidate_.conformers, {}, &molecule::Conformer::energy);
    }

    [[nodiscard]] bool holds_several_sites() const {
        return std::ranges::any_of(
            pool_, [&](const auto& entry) { return holds_several(entry.second, rigid_.score); });
    }

    [[nodiscard]] const MatchContext& context() const { return context_; }

    [[nodiscard]] std::vector<Registry> registries() const {
        std::vector<Registry> out;
        for (const auto& [key, registry] : pool_) out.push_back(registry);
        return out;
    }

private:
    static MatchOptions rigid_options(const QuickOptions& options) {
        MatchOptions out = options.match;
        out.flexible = false;
        out.single_site_starts = std::min(out.single_site_starts, 3);
        out.poses_kept = 1;
        return out;
    }

    void add(std::uint64_t number) {
        molecule::ConformerOptions one;
        one.count = 1;
        one.seed = options_.seed + number;
        one.minimise_iterations = options_.minimise_iterations;
        one.torsion_knowledge = false;
        const Candidate alone = make_candidate(candidate_.molecule, one);
        const double energy = alone.minimum_energy;
        if (candidate_.conformers.empty()) candidate_.minimum_energy = energy;
        if (energy < candidate_.minimum_energy) {
            for (auto& [key, registry] : pool_) {
                add_strain(registry, candidate_.minimum_energy - energy, rigid_.score);
            }
            candidate_.minimum_energy = energy;
        }
        candidate_.conformers.push_back(alone.conformers.front());
        for (Registry& found : match(alone, context_.surface, context_.donors, rigid_).registries) {
            add_strain(found, energy - candidate_.minimum_energy, rigid_.score);
            const auto [known, added] = pool_.try_emplace(found.assignments, found);
            if (!added && found.pose.terms.total() > known->second.pose.terms.total()) {
                known->second = std::move(found);
            }
        }
    }

    Candidate candidate_;
    MatchOptions rigid_;
    MatchContext context_;
    const QuickOptions& options_;
    std::map<Assignments, Registry, LessAssignments> pool_;
};

}  // namespace

void QuickOptions::validate() const {
    match.validate();
    if (torsions.variants < 1 || torsions.steps < 1) {
        throw InputError("torsions.variants and torsions.steps must be 1 or more");
    }
    if (conformers < 1 || quick_spins < 4 || refined < 1 || relaxed < 1 || relax_iterations < 1) {
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
    ConformerPool pool(molecule, surface, donors, options);
    pool.fill();
    const MatchContext& context = pool.context();
    MatchResult out;
    out.registries = pool.registries();
    const std::size_t measured = out.registries.size();
    if (!pool.holds_several_sites() && could_hold_two(context)) {
        merge(context, TorsionSearch(context, options).run(), out.registries);
    }
    relax(context, options, measured, out.registries);
    conclude(context, out);
    return out;
}

}  // namespace anchorite::anchoring
