#include "anchorite/anchoring/quick_match.hpp"

#include <algorithm>

#include "anchorite/base/error.hpp"
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

molecule::Conformer rough_conformer(const molecule::Molecule& molecule, const QuickOptions& options,
                                    int number) {
    molecule::ConformerOptions one;
    one.count = 1;
    one.seed = options.seed + static_cast<std::uint64_t>(number);
    one.minimise_iterations = options.minimise_iterations;
    one.torsion_knowledge = false;
    return molecule::generate_conformers(molecule, one).conformers.front();
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
    if (conformers < 1 || conformers_enough < 1) {
        throw InputError("conformers and conformers_enough must be 1 or more");
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
    const MatchContext context{molecule, sites, surface, donors, options.match};
    const bool several = could_hold_two(context);
    RegistryPool pool(context);
    std::vector<molecule::Conformer> conformers;
    const auto wanted = [&] {
        if (!several && pool.holds(1)) return 1;
        const bool held = pool.holds(several ? 2 : 1);
        return several && !held ? options.conformers : options.conformers_enough;
    };
    for (int i = 0; i < wanted(); ++i) {
        poll(context);
        conformers.push_back(rough_conformer(molecule, options, i));
        pool.add_conformer(conformers.back(), i);
        if (pool.holds(2) && pool.open_gain() < options.open_gain) break;
    }
    std::ranges::stable_sort(conformers, {}, &molecule::Conformer::energy);
    if (several && (!pool.holds(2) || pool.open_gain() > options.open_gain)) {
        pool.drive_torsions(conformers);
    }
    pool.relax(options.free_minima);
    out.registries = pool.best();
    conclude(context, out);
    return out;
}

}  // namespace anchorite::anchoring
