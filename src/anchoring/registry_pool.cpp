#include "registry_pool.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "anchorite/anchoring/flexible_docking.hpp"
#include "anchorite/anchoring/rigid_docking.hpp"
#include "torsion_search.hpp"

namespace anchorite::anchoring {
namespace {

double total_of(const Registry& registry) {
    return registry.pose.terms.total();
}

/// What a pose could be worth once relaxation has removed its clash [score units].
double promise(const Registry& registry) {
    const ScoreTerms& terms = registry.pose.terms;
    return terms.bonding - terms.strain_penalty - 0.1 * terms.clash;
}

void add_strain(Registry& registry, double more, const ScoreOptions& score) {
    ScoreTerms& terms = registry.pose.terms;
    terms.strain += more;
    terms.strain_penalty = std::max(0.0, terms.strain) / score.unit_energy;
}

bool is_feasible(const Registry& registry, const ScoreOptions& score) {
    std::string verdict;
    return is_feasible(registry.pose.terms, score, verdict);
}

/// A pose that lets go of a donor can be worth more than one that holds them all, but it is not a
/// pose of that registry: those that hold come first.
void sort_poses(std::vector<Registry>& poses, const ScoreOptions& score) {
    std::ranges::stable_sort(poses, [&](const Registry& a, const Registry& b) {
        return std::pair(!is_feasible(a, score), -total_of(a)) <
               std::pair(!is_feasible(b, score), -total_of(b));
    });
}

}  // namespace

void RegistryPool::lower_minimum(const molecule::Positions& positions, double energy) {
    const std::vector<bool> isomer = stereo_.isomer(positions);
    const auto [known, first] = minima_.try_emplace(isomer, energy);
    if (first || energy >= known->second) return;
    const double lowered = known->second - energy;
    known->second = energy;
    for (auto& [key, contest] : contests_) {
        for (Registry& registry : contest.poses) {
            if (stereo_.isomer(registry.pose.positions) != isomer) continue;
            add_strain(registry, lowered, context_.options.score);
        }
    }
}

double RegistryPool::strain_of(const molecule::Positions& positions, double energy) const {
    return energy - minima_.at(stereo_.isomer(positions));
}

void RegistryPool::insert(Contest& contest, Registry registry) const {
    contest.poses.push_back(std::move(registry));
    sort_poses(contest.poses, context_.options.score);
    if (contest.poses.size() > static_cast<std::size_t>(context_.options.poses_kept)) {
        contest.poses.pop_back();
    }
}

void RegistryPool::add_conformer(const molecule::Conformer& conformer, int index) {
    lower_minimum(conformer.positions, conformer.energy);
    const DonorGeometry geometry = donor_geometry(context_, conformer.positions);
    const MatchOptions& options = context_.options;
    const RegistryQuery query{1, options.max_sites, options.distance_tolerance};
    const double strain = strain_of(conformer.positions, conformer.energy);
    for (const auto& found :
         find_registries(geometry, context_.surface.lattice, context_.surface.table, query)) {
        const Orbit orbit = orbit_of(context_, found);
        Contest& contest = contests_[orbit.representative];
        const bool full = contest.poses.size() == static_cast<std::size_t>(options.poses_kept);
        const double limit =
            potential_of(context_, geometry, found) - strain / options.score.unit_energy;
        if (full && is_feasible(contest.poses.back(), options.score) &&
            total_of(contest.poses.back()) >= limit) {
            continue;
        }
        poll(context_);
        Registry registry = dock(found, conformer, geometry);
        registry.pose.conformer = index;
        registry.degeneracy = orbit.size;
        add_strain(registry, strain, options.score);
        insert(contest, std::move(registry));
    }
}

Registry RegistryPool::dock(const std::vector<Assignment>& assignments,
                            const molecule::Conformer& conformer,
                            const DonorGeometry& geometry) const {
    const PoseModel model = pose_model(context_, assignments);
    const MatchOptions& options = context_.options;
    Registry out;
    out.assignments = assignments;
    out.mismatch = mismatch_of(geometry, context_.surface.lattice, assignments);
    out.potential = potential_of(context_, geometry, assignments);
    const int starts = out.sites() > 1 ? options.refine_starts : options.single_site_starts;
    out.pose.positions =
        dock_rigid(model, conformer.positions, options.spin_steps, starts).positions;
    out.pose.terms = model.terms(out.pose.positions, 0);
    return out;
}

void RegistryPool::drive_torsions(const std::vector<molecule::Conformer>& conformers) {
    for (Registry& found : search_torsions(context_, conformers)) {
        const Orbit orbit = orbit_of(context_, found.assignments);
        found.degeneracy = orbit.size;
        contests_[orbit.representative].driven.push_back(std::move(found));
    }
}

std::vector<RegistryPool::Contest*> RegistryPool::by_promise() {
    const auto best_promise = [](const Contest* contest) {
        double best = -std::numeric_limits<double>::infinity();
        for (const auto* list : {&contest->poses, &contest->driven}) {
            for (const Registry& pose : *list) best = std::max(best, promise(pose));
        }
        return best;
    };
    std::vector<Contest*> out;
    for (auto& [key, contest] : contests_) out.push_back(&contest);
    std::ranges::stable_sort(out, std::ranges::greater{}, best_promise);
    return out;
}

molecule::Positions RegistryPool::drawn_in(const Registry& registry, const PoseModel& model,
                                           molecule::ForceField& force_field) const {
    const MatchOptions& options = context_.options;
    const auto lost = [&](const BondTerm& bond) { return bond.quality < options.score.bond_limit; };
    if (std::ranges::none_of(registry.pose.terms.bonds, lost)) return registry.pose.positions;
    return relax_on_surface(model.widened(options.draw_widths), force_field,
                            registry.pose.positions, options.score.unit_energy,
                            options.draw_iterations)
        .positions;
}

void RegistryPool::relax_contest(Contest& contest, molecule::ForceField& force_field,
                                 int& free_minima) {
    const MatchOptions& options = context_.options;
    std::vector<Registry> starts = std::exchange(contest.driven, {});
    starts.insert(starts.end(), contest.poses.begin(), contest.poses.end());
    for (Registry& registry : starts) {
        poll(context_);
        const PoseModel model = pose_model(context_, registry.assignments);
        const auto relaxed =
            relax_on_surface(model, force_field, drawn_in(registry, model, force_field),
                             options.score.unit_energy, options.relax_iterations);
        registry.pose.positions = relaxed.positions;
        registry.pose.terms = model.terms(relaxed.positions, 0);
        const bool inverted = !minima_.contains(stereo_.isomer(relaxed.positions));
        if (free_minima-- > 0 || inverted) {
            lower_minimum(relaxed.positions,
                          relax_free(force_field, relaxed.positions, options.relax_iterations));
        }
        add_strain(registry, strain_of(relaxed.positions, relaxed.internal_energy), options.score);
        insert(contest, std::move(registry));
    }
}

void RegistryPool::relax(int free_minima) {
    const MatchOptions& options = context_.options;
    molecule::ForceField force_field(context_.molecule);
    const int rescue = options.relaxed_registries;  // as many again while nothing binds at all
    int left = options.relaxed_registries;
    for (Contest* contest : by_promise()) {
        if (left <= (holds(1) ? 0 : -rescue)) break;
        if (!contest->poses.empty()) {
            const Registry& best = contest->poses.front();
            const bool done = is_feasible(best, options.score) &&
                              total_of(best) >= best.potential - options.relax_gain;
            if (done) continue;
        }
        relax_contest(*contest, force_field, free_minima);
        --left;
    }
}

FewerDonors RegistryPool::fewer_donors() const {
    FewerDonors out(context_.symmetries);
    for (const auto& [key, contest] : contests_) {
        if (contest.poses.empty()) continue;
        const Registry& best = contest.poses.front();
        if (is_feasible(best, context_.options.score)) out.add(best);
    }
    return out;
}

bool RegistryPool::holds(int sites) const {
    const FewerDonors fewer = fewer_donors();
    return std::ranges::any_of(contests_, [&](const auto& entry) {
        const auto& poses = entry.second.poses;
        return !poses.empty() && poses.front().sites() >= sites &&
               is_feasible(poses.front(), context_.options.score) &&
               total_of(poses.front()) >= fewer.best(poses.front());
    });
}

double RegistryPool::open_gain() const {
    double best = 0;
    double potential = 0;
    for (const auto& [key, contest] : contests_) {
        for (const Registry& pose : contest.poses) {
            if (is_feasible(pose, context_.options.score)) best = std::max(best, total_of(pose));
            if (pose.sites() > 1) potential = std::max(potential, pose.potential);
        }
    }
    return std::max(0.0, potential - best);
}

std::vector<Registry> RegistryPool::best() const {
    std::vector<Registry> out;
    for (const auto& [key, contest] : contests_) {
        if (!contest.poses.empty()) out.push_back(contest.poses.front());
    }
    return out;
}

}  // namespace anchorite::anchoring
