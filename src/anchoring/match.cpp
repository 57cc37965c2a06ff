#include "anchorite/anchoring/match.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "anchorite/base/error.hpp"
#include "anchorite/molecule/anchor_symmetry.hpp"
#include "registry_pool.hpp"

namespace anchorite::anchoring {
namespace {

struct Level {
    double total = 0;
    int degeneracy = 1;
};

double polynomial(const std::vector<Level>& levels, double softness) {
    double largest = 0;
    for (const Level& level : levels) largest = std::max(largest, level.total);
    double sum = std::exp(-largest / softness);
    for (const Level& level : levels) {
        sum += level.degeneracy * std::exp((level.total - largest) / softness);
    }
    return largest + softness * std::log(sum);
}

}  // namespace

void MatchOptions::validate() const {
    const auto at_least = [](const char* name, int value, int least) {
        if (value < least) {
            throw InputError(fmt::format("{} is {}; use {} or more", name, value, least));
        }
    };
    at_least("max_sites", max_sites, 1);
    at_least("spin_steps", spin_steps, 4);
    at_least("refine_starts", refine_starts, 1);
    at_least("single_site_starts", single_site_starts, 1);
    at_least("poses_kept", poses_kept, 1);
    at_least("driven_conformers", driven_conformers, 0);
    at_least("driven_spins", driven_spins, 4);
    at_least("torsions.variants", torsions.variants, 1);
    at_least("torsions.steps", torsions.steps, 1);
    at_least("relaxed_registries", relaxed_registries, 0);
    at_least("relax_iterations", relax_iterations, 1);
    at_least("draw_iterations", draw_iterations, 1);
    if (!(draw_widths >= 1)) throw InputError("draw_widths must be 1 or more");
    if (!(distance_tolerance > 0)) throw InputError("distance_tolerance must be > 0");
    score.validate();
}

double combined_score(const std::vector<Registry>& registries, double softness) {
    std::vector<Level> levels;
    for (const Registry& registry : registries) {
        if (!registry.feasible) continue;
        levels.push_back({registry.pose.terms.total(), registry.degeneracy});
    }
    return polynomial(levels, softness);
}

double rescore(const MatchResult& result, const Candidate& candidate, const DonorTable& donors,
               const ScoreOptions& options) {
    std::vector<Level> levels;
    for (const Registry& registry : result.registries) {
        if (!registry.feasible) continue;
        const ScoreTerms& terms = registry.pose.terms;
        double total = -terms.clash - terms.strain_penalty;
        for (const BondTerm& bond : terms.bonds) {
            const auto& site = candidate.sites[static_cast<std::size_t>(bond.anchor)];
            total += donors.of(site.kind->id).strength * bond.quality;
        }
        levels.push_back({total, registry.degeneracy});
    }
    return polynomial(levels, options.softness);
}

MatchResult match(const Candidate& candidate, const Surface& surface, const DonorTable& donors,
                  const MatchOptions& options) {
    options.validate();
    MatchResult out;
    if (candidate.sites.empty()) {
        out.message = "no donor atom that could bind a metal";
        return out;
    }
    const MatchContext context{candidate.molecule,
                               candidate.sites,
                               surface,
                               donors,
                               options,
                               molecule::anchor_symmetries(candidate.molecule, candidate.sites)};
    RegistryPool pool(context);
    for (std::size_t i = 0; i < candidate.conformers.size(); ++i) {
        pool.add_conformer(candidate.conformers[i], static_cast<int>(i));
    }
    if (options.flexible) {
        pool.drive_torsions(candidate.conformers);
        pool.relax(std::numeric_limits<int>::max());
    }
    out.registries = pool.best();
    conclude(context, out);
    return out;
}

MatchResult match(const Candidate& candidate, const lattice::SiteLattice& lattice,
                  const DonorTable& donors, const MatchOptions& options) {
    return match(candidate, Surface(lattice, options.score), donors, options);
}

}  // namespace anchorite::anchoring
