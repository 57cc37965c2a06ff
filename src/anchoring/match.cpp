#include "anchorite/anchoring/match.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <ranges>
#include <utility>

#include "anchorite/anchoring/flexible_docking.hpp"
#include "anchorite/anchoring/rigid_docking.hpp"
#include "anchorite/base/error.hpp"
#include "match_context.hpp"

namespace anchorite::anchoring {
namespace {

using Assignments = std::vector<Assignment>;

/// Poses of one registry from different conformers, best first.
using Contest = std::vector<Registry>;

double total_of(const Registry& registry) {
    return registry.pose.terms.total();
}

/// The work of one match: finds registries conformer by conformer, keeps each one's best poses and
/// lets relaxation decide between them.
class Matcher {
public:
    explicit Matcher(const MatchContext& context) : context_(context) {}

    MatchResult run() {
        MatchResult out;
        if (context_.candidate.sites.empty()) {
            out.message = "no donor atom that could bind a metal";
            return out;
        }
        for (std::size_t i = 0; i < context_.candidate.conformers.size(); ++i) dock_conformer(i);
        std::vector<Contest> contests;
        for (auto& [key, contest] : contests_) contests.push_back(std::move(contest));
        if (context_.options.flexible) relax(contests);
        for (Contest& contest : contests) out.registries.push_back(std::move(contest.front()));
        conclude(context_, out);
        return out;
    }

private:
    /// No pose of these donors scores above this with the conformer's strain.
    [[nodiscard]] double bound(const Assignments& assignments, double strain) const {
        double sum = -strain / context_.options.score.unit_energy;
        for (const auto& held : assignments) {
            const auto& site = context_.candidate.sites[static_cast<std::size_t>(held.anchor)];
            sum += context_.donors.of(site.kind->id).strength;
        }
        return sum;
    }

    void dock_conformer(std::size_t index) {
        const molecule::Conformer& conformer = context_.candidate.conformers[index];
        const DonorGeometry geometry = donor_geometry(context_, conformer.positions);
        const MatchOptions& options = context_.options;
        const RegistryQuery query{1, options.max_sites, options.distance_tolerance};
        const double strain = conformer.energy - context_.candidate.minimum_energy;
        const Surface& surface = context_.surface;
        for (const auto& found : find_registries(geometry, surface.lattice, surface.table, query)) {
            Contest& contest = contests_[found];
            const bool full = contest.size() == static_cast<std::size_t>(options.poses_kept);
            if (full && total_of(contest.back()) >= bound(found, strain)) continue;
            Registry registry = dock(found, conformer, strain);
            registry.pose.conformer = static_cast<int>(index);
            registry.mismatch = mismatch_of(geometry, surface.lattice, found);
            contest.push_back(std::move(registry));
            std::ranges::stable_sort(contest, std::ranges::greater{}, total_of);
            if (full) contest.pop_back();
        }
    }

    [[nodiscard]] Registry dock(const Assignments& assignments,
                                const molecule::Conformer& conformer, double strain) const {
        const PoseModel model = pose_model(context_, assignments);
        Registry out;
        out.assignments = assignments;
        const MatchOptions& options = context_.options;
        const int starts = out.sites() > 1 ? options.refine_starts : options.single_site_starts;
        out.pose.positions =
            dock_rigid(model, conformer.positions, options.spin_steps, starts).positions;
        out.pose.terms = model.terms(out.pose.positions, strain);
        return out;
    }

    /// Relaxes the registries that could matter most once their clashes are gone, then measures
    /// strain from the lowest minimum seen.
    void relax(std::vector<Contest>& contests) const {
        const auto best_promise = [](const Contest& contest) {
            return std::ranges::max(contest | std::views::transform(promise));
        };
        std::ranges::stable_sort(contests, std::ranges::greater{}, best_promise);
        const auto count = std::min(contests.size(),
                                    static_cast<std::size_t>(context_.options.flexible_registries));
        molecule::ForceField force_field(context_.candidate.molecule);
        double minimum = context_.candidate.minimum_energy;
        for (std::size_t i = 0; i < count; ++i) {
            for (Registry& registry : contests[i]) relax_pose(registry, force_field, minimum);
        }
        const double lowered = context_.candidate.minimum_energy - minimum;
        for (Contest& contest : contests) {
            for (Registry& registry : contest) {
                add_strain(registry, lowered, context_.options.score);
            }
            std::ranges::stable_sort(contest, std::ranges::greater{}, total_of);
        }
    }

    /// Relaxes one pose on the surface, and once more without it to see how low the free molecule
    /// lies from there.
    void relax_pose(Registry& registry, molecule::ForceField& force_field, double& minimum) const {
        const MatchOptions& options = context_.options;
        const PoseModel model = pose_model(context_, registry.assignments);
        const auto relaxed =
            relax_on_surface(model, force_field, registry.pose.positions, options.score.unit_energy,
                             options.flexible_iterations);
        registry.pose.positions = relaxed.positions;
        registry.pose.terms = model.terms(relaxed.positions, 0);
        add_strain(registry, relaxed.internal_energy - context_.candidate.minimum_energy,
                   options.score);
        minimum = std::min(minimum,
                           relax_free(force_field, relaxed.positions, options.flexible_iterations));
    }

    MatchContext context_;
    std::map<Assignments, Contest, LessAssignments> contests_;
};

double polynomial(const std::vector<double>& totals, double softness) {
    double largest = 0;
    for (const double total : totals) largest = std::max(largest, total);
    double sum = std::exp(-largest / softness);
    for (const double total : totals) sum += std::exp((total - largest) / softness);
    return largest + softness * std::log(sum);
}

}  // namespace

void MatchOptions::validate() const {
    if (max_sites < 1) throw InputError(fmt::format("max_sites is {}; use 1 or more", max_sites));
    if (!(distance_tolerance > 0)) throw InputError("distance_tolerance must be > 0");
    if (spin_steps < 4)
        throw InputError(fmt::format("spin_steps is {}; use 4 or more", spin_steps));
    if (refine_starts < 1 || single_site_starts < 1 || poses_kept < 1) {
        throw InputError("refine_starts, single_site_starts and poses_kept must be 1 or more");
    }
    if (flexible_registries < 0 || flexible_iterations < 1) {
        throw InputError("flexible_registries must be >= 0 and flexible_iterations >= 1");
    }
    score.validate();
}

double combined_score(const std::vector<Registry>& registries, double softness) {
    std::vector<double> totals;
    for (const Registry& registry : registries) {
        if (registry.feasible) totals.push_back(registry.pose.terms.total());
    }
    return polynomial(totals, softness);
}

double rescore(const MatchResult& result, const Candidate& candidate, const DonorTable& donors,
               const ScoreOptions& options) {
    std::vector<double> totals;
    for (const Registry& registry : result.registries) {
        if (!registry.feasible) continue;
        const ScoreTerms& terms = registry.pose.terms;
        double total = -terms.clash - terms.strain_penalty;
        for (const BondTerm& bond : terms.bonds) {
            const auto& site = candidate.sites[static_cast<std::size_t>(bond.anchor)];
            total += donors.of(site.kind->id).strength * bond.quality;
        }
        totals.push_back(total);
    }
    return polynomial(totals, options.softness);
}

MatchResult match(const Candidate& candidate, const Surface& surface, const DonorTable& donors,
                  const MatchOptions& options) {
    options.validate();
    return Matcher({candidate, surface, donors, options}).run();
}

MatchResult match(const Candidate& candidate, const lattice::SiteLattice& lattice,
                  const DonorTable& donors, const MatchOptions& options) {
    return match(candidate, Surface(lattice, options.score), donors, options);
}

}  // namespace anchorite::anchoring
