#include "anchorite/anchoring/match.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "anchorite/anchoring/flexible_docking.hpp"
#include "anchorite/anchoring/rigid_docking.hpp"
#include "anchorite/base/error.hpp"
#include "match_context.hpp"

namespace anchorite::anchoring {
namespace {

using Assignments = std::vector<Assignment>;

/// The work of one match: finds registries conformer by conformer and keeps each one's best pose.
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
        for (auto& [key, registry] : best_) out.registries.push_back(std::move(registry));
        if (context_.options.flexible) relax(out.registries);
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
            const auto known = best_.find(found);
            if (known != best_.end() && known->second.pose.terms.total() >= bound(found, strain)) {
                continue;
            }
            Registry registry = dock(found, conformer, strain);
            registry.pose.conformer = static_cast<int>(index);
            registry.mismatch = mismatch_of(geometry, surface.lattice, found);
            if (known == best_.end()) {
                best_.emplace(found, std::move(registry));
            } else if (registry.pose.terms.total() > known->second.pose.terms.total()) {
                known->second = std::move(registry);
            }
        }
    }

    [[nodiscard]] Registry dock(const Assignments& assignments,
                                const molecule::Conformer& conformer, double strain) const {
        const PoseModel model = pose_model(context_, assignments);
        Registry out;
        out.assignments = assignments;
        out.pose.positions = dock_rigid(model, conformer.positions, context_.options.spin_steps,
                                        context_.options.refine_starts)
                                 .positions;
        out.pose.terms = model.terms(out.pose.positions, strain);
        return out;
    }

    /// Relaxes the registries that could matter most once their clashes are gone, then measures
    /// strain from the lowest minimum seen.
    void relax(std::vector<Registry>& registries) const {
        const MatchOptions& options = context_.options;
        molecule::ForceField force_field(context_.candidate.molecule);
        const auto promise = [](const Registry& registry) {
            const ScoreTerms& terms = registry.pose.terms;
            return terms.bonding - terms.strain_penalty - 0.1 * terms.clash;
        };
        std::ranges::stable_sort(registries, std::ranges::greater{}, promise);
        const auto count =
            std::min(registries.size(), static_cast<std::size_t>(options.flexible_registries));
        std::vector<double> energies;
        const double known_minimum = context_.candidate.minimum_energy;
        double minimum = known_minimum;
        for (std::size_t i = 0; i < count; ++i) {
            Pose& pose = registries[i].pose;
            const molecule::Relaxation relaxed = relax_on_surface(
                pose_model(context_, registries[i].assignments), force_field, pose.positions,
                options.score.unit_energy, options.flexible_iterations);
            energies.push_back(relaxed.internal_energy);
            pose.positions = relaxed.positions;
            minimum = std::min(
                minimum, relax_free(force_field, relaxed.positions, options.flexible_iterations));
        }
        for (std::size_t i = 0; i < registries.size(); ++i) {
            Pose& pose = registries[i].pose;
            const double strain =
                i < count ? energies[i] - minimum : pose.terms.strain + known_minimum - minimum;
            pose.terms =
                pose_model(context_, registries[i].assignments).terms(pose.positions, strain);
        }
    }

    MatchContext context_;
    std::map<Assignments, Registry, LessAssignments> best_;
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
    if (refine_starts < 1) throw InputError("refine_starts must be 1 or more");
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
