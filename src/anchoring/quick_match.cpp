#include "anchorite/anchoring/quick_match.hpp"

#include <algorithm>

#include "anchorite/base/error.hpp"
#include "anchorite/molecule/anchor_symmetry.hpp"
#include "registry_pool.hpp"

namespace anchorite::anchoring {
namespace {

/// Some pair of donors can reach some lattice vector, by the bounds over all conformers.
bool could_hold_two(const MatchContext& context) {
    if (context.sites.size() < 2) return false;
    const auto bounds = molecule::anchor_distance_bounds(context.molecule, context.sites);
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

/// Conformers of one molecule, rough and one at a time, each with the next seed.
class RoughConformers {
public:
    RoughConformers(const molecule::Molecule& molecule, const QuickOptions& options)
        : molecule_(molecule) {
        one_.count = 1;
        one_.seed = options.seed;
        one_.minimise_iterations = options.minimise_iterations;
        one_.energy_left = options.energy_left;
        one_.torsion_knowledge = false;
    }

    molecule::Conformer next() {
        auto conformer = molecule::generate_conformers(molecule_, one_).conformers.front();
        ++one_.seed;
        ++made_;
        return conformer;
    }

    [[nodiscard]] int made() const { return made_; }

private:
    const molecule::Molecule& molecule_;
    molecule::ConformerOptions one_;
    int made_ = 0;
};

/// Matches a few more conformers, first as rigid bodies, then with all their freedom where several
/// sites are in reach and something is left to gain.
void add_round(RegistryPool& pool, RoughConformers& source, const MatchContext& context,
               const QuickOptions& options) {
    const auto enough = [&] {
        return pool.holds(2) &&
               (source.made() >= options.conformers_enough || pool.open_gain() < options.open_gain);
    };
    std::vector<molecule::Conformer> conformers;
    for (int i = 0; i < options.conformers_a_round && !enough(); ++i) {
        poll(context);
        const int number = source.made();
        conformers.push_back(source.next());
        pool.add_conformer(conformers.back(), number);
    }
    std::ranges::stable_sort(conformers, {}, &molecule::Conformer::energy);
    if (!pool.holds(2) || pool.open_gain() > options.open_gain) pool.drive_torsions(conformers);
    pool.relax(options.free_minima);
}

/// One site is all that can be held: conformers until one does.
void add_single(RegistryPool& pool, RoughConformers& source, const MatchContext& context,
                const QuickOptions& options) {
    do {
        poll(context);
        const int number = source.made();
        pool.add_conformer(source.next(), number);
    } while (!pool.holds(1) && source.made() < options.conformers_enough);
    pool.relax(options.free_minima);
}

}  // namespace

QuickOptions::QuickOptions() {
    match.single_site_starts = 3;
    match.poses_kept = 1;
    match.driven_conformers = 2;
    match.driven_spins = 12;
    match.torsions.variants = 64;
    match.driven_registries = 6;
    match.relaxed_registries = 4;
    match.relax_iterations = 100;
    match.relax_gain = 0.05;
}

void QuickOptions::validate() const {
    match.validate();
    if (conformers < 1 || conformers_enough < 1 || conformers_a_round < 1) {
        throw InputError("conformers, conformers_enough and conformers_a_round must be 1 or more");
    }
}

MatchResult quick_match(const molecule::Molecule& molecule, const Surface& surface,
                        const DonorTable& donors, const QuickOptions& options) {
    MatchResult out;
    const auto sites = molecule::find_anchor_sites(molecule);
    if (sites.empty()) {
        out.message = "no donor atom that could bind a metal";
        return out;
    }
    const MatchContext context{molecule,      sites,
                               surface,       donors,
                               options.match, molecule::anchor_symmetries(molecule, sites)};
    RegistryPool pool(context);
    RoughConformers source(molecule, options);
    if (could_hold_two(context)) {
        while (!pool.holds(2) && source.made() < options.conformers) {
            add_round(pool, source, context, options);
        }
    } else {
        add_single(pool, source, context, options);
    }
    out.registries = pool.best();
    conclude(context, out);
    return out;
}

}  // namespace anchorite::anchoring
