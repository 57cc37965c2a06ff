#include "anchorite/anchoring/match.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "anchorite/anchoring/flexible_docking.hpp"
#include "anchorite/anchoring/registry_search.hpp"
#include "anchorite/anchoring/rigid_docking.hpp"
#include "anchorite/anchoring/surface.hpp"
#include "anchorite/base/error.hpp"

namespace anchorite::anchoring {
namespace {

using Assignments = std::vector<Assignment>;

/// The work of one match: finds registries conformer by conformer and keeps each one's best pose.
class Matcher {
public:
    Matcher(const Candidate& candidate, const Surface& surface, const DonorTable& donors,
            const MatchOptions& options)
        : candidate_(candidate), surface_(surface), donors_(donors), options_(options) {}

    MatchResult run() {
        MatchResult out;
        if (candidate_.sites.empty()) {
            out.message = "no donor atom that could bind a metal";
            return out;
        }
        for (std::size_t i = 0; i < candidate_.conformers.size(); ++i) dock_conformer(i);
        for (auto& [key, registry] : best_) out.registries.push_back(std::move(registry));
        if (options_.flexible) relax(out.registries);
        finish(out);
        return out;
    }

private:
    [[nodiscard]] PoseModel model_of(const Assignments& assignments) const {
        return {candidate_, surface_.lattice, donors_, options_.score, surface_.field, assignments};
    }

    [[nodiscard]] DonorGeometry geometry_of(const molecule::Conformer& conformer) const {
        DonorGeometry out;
        out.positions.resize(3, static_cast<Eigen::Index>(candidate_.sites.size()));
        for (std::size_t i = 0; i < candidate_.sites.size(); ++i) {
            const auto& site = candidate_.sites[i];
            out.positions.col(static_cast<Eigen::Index>(i)) = conformer.positions.col(site.atom);
            const int metal = surface_.lattice.sites.front().element;
            out.bond_length.push_back(donors_.of(site.kind->id).bond_length_on(metal));
        }
        return out;
    }

    /// No pose of these donors scores above this with the conformer's strain.
    [[nodiscard]] double bound(const Assignments& assignments, double strain) const {
        double sum = -strain / options_.score.unit_energy;
        for (const auto& held : assignments) {
            sum += donors_.of(candidate_.sites[static_cast<std::size_t>(held.anchor)].kind->id)
                       .strength;
        }
        return sum;
    }

    void dock_conformer(std::size_t index) {
        const molecule::Conformer& conformer = candidate_.conformers[index];
        const DonorGeometry geometry = geometry_of(conformer);
        const RegistryQuery query{1, options_.max_sites, options_.distance_tolerance};
        const double strain = conformer.energy - candidate_.minimum_energy;
        for (const auto& found :
             find_registries(geometry, surface_.lattice, surface_.table, query)) {
            const auto known = best_.find(found);
            if (known != best_.end() && known->second.pose.terms.total() >= bound(found, strain)) {
                continue;
            }
            Registry registry = dock(found, conformer, strain);
            registry.pose.conformer = static_cast<int>(index);
            registry.mismatch = mismatch_of(geometry, surface_.lattice, found);
            if (known == best_.end()) {
                best_.emplace(found, std::move(registry));
            } else if (registry.pose.terms.total() > known->second.pose.terms.total()) {
                known->second = std::move(registry);
            }
        }
    }

    [[nodiscard]] Registry dock(const Assignments& assignments,
                                const molecule::Conformer& conformer, double strain) const {
        const PoseModel model = model_of(assignments);
        Registry out;
        out.assignments = assignments;
        out.pose.positions =
            dock_rigid(model, conformer.positions, options_.spin_steps, options_.refine_starts)
                .positions;
        out.pose.terms = model.terms(out.pose.positions, strain);
        return out;
    }

    /// Relaxes the registries that could matter most once their clashes are gone, then measures
    /// strain from the lowest minimum seen.
    void relax(std::vector<Registry>& registries) const {
        molecule::ForceField force_field(candidate_.molecule);
        const auto promise = [](const Registry& registry) {
            const ScoreTerms& terms = registry.pose.terms;
            return terms.bonding - terms.strain_penalty - 0.1 * terms.clash;
        };
        std::ranges::stable_sort(registries, std::ranges::greater{}, promise);
        const auto count =
            std::min(registries.size(), static_cast<std::size_t>(options_.flexible_registries));
        std::vector<double> energies;
        double minimum = candidate_.minimum_energy;
        for (std::size_t i = 0; i < count; ++i) {
            Pose& pose = registries[i].pose;
            const molecule::Relaxation relaxed =
                relax_on_surface(model_of(registries[i].assignments), force_field, pose.positions,
                                 options_.score.unit_energy, options_.flexible_iterations);
            energies.push_back(relaxed.internal_energy);
            pose.positions = relaxed.positions;
            minimum = std::min(
                minimum, relax_free(force_field, relaxed.positions, options_.flexible_iterations));
        }
        const double lowered = candidate_.minimum_energy - minimum;
        for (std::size_t i = 0; i < registries.size(); ++i) {
            Pose& pose = registries[i].pose;
            const double strain = i < count ? energies[i] - minimum : pose.terms.strain + lowered;
            pose.terms = model_of(registries[i].assignments).terms(pose.positions, strain);
        }
    }

    void finish(MatchResult& out) const {
        for (Registry& registry : out.registries) {
            registry.feasible = is_feasible(registry.pose.terms, options_.score, registry.verdict);
            registry.vectors = vector_labels(registry.assignments);
        }
        std::ranges::stable_sort(out.registries, [](const Registry& a, const Registry& b) {
            return std::pair(!a.feasible, -a.pose.terms.total()) <
                   std::pair(!b.feasible, -b.pose.terms.total());
        });
        out.score = combined_score(out.registries, options_.score.softness);
        if (!out.registries.empty() && out.registries.front().feasible) {
            out.best = 0;
            out.multiplicity = out.score - out.registries.front().pose.terms.total();
        } else {
            out.message = out.registries.empty() ? "no donor fits the lattice"
                                                 : "every pose " + out.registries.front().verdict;
        }
    }

    [[nodiscard]] std::vector<std::string> vector_labels(const Assignments& assignments) const {
        std::vector<std::string> out;
        const auto at = [&](const Assignment& held) {
            return surface_.lattice.image(static_cast<std::size_t>(held.site), held.u, held.v);
        };
        for (std::size_t i = 0; i < assignments.size(); ++i) {
            for (std::size_t j = i + 1; j < assignments.size(); ++j) {
                out.push_back(
                    surface_.vector_label((at(assignments[i]) - at(assignments[j])).norm()));
            }
        }
        return out;
    }

    const Candidate& candidate_;
    const Surface& surface_;
    const DonorTable& donors_;
    const MatchOptions& options_;
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
    return Matcher(candidate, surface, donors, options).run();
}

MatchResult match(const Candidate& candidate, const lattice::SiteLattice& lattice,
                  const DonorTable& donors, const MatchOptions& options) {
    return match(candidate, Surface(lattice, options.score), donors, options);
}

}  // namespace anchorite::anchoring
