#include "match_context.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "fewer_donors.hpp"

namespace anchorite::anchoring {
namespace {

std::vector<std::string> vector_labels(const Surface& surface,
                                       const std::vector<Assignment>& assignments) {
    const auto at = [&](const Assignment& held) {
        return surface.lattice.image(static_cast<std::size_t>(held.site), held.u, held.v);
    };
    std::vector<std::string> out;
    for (std::size_t i = 0; i < assignments.size(); ++i) {
        for (std::size_t j = i + 1; j < assignments.size(); ++j) {
            out.push_back(surface.vector_label((at(assignments[i]) - at(assignments[j])).norm()));
        }
    }
    return out;
}

/// What each registry earns over fewer donors; one that earns less would let go.
void compare_with_fewer_donors(const MatchContext& context, std::vector<Registry>& registries) {
    FewerDonors fewer(context.symmetries);
    for (const Registry& registry : registries) {
        if (registry.feasible) fewer.add(registry);
    }
    for (Registry& registry : registries) {
        registry.gain = registry.pose.terms.total() - fewer.best(registry);
        if (!registry.feasible || registry.sites() == 1 || registry.gain >= 0) continue;
        registry.feasible = false;
        registry.verdict =
            fmt::format("earns {:.2f} units less than with a donor let go", -registry.gain);
    }
}

}  // namespace

Orbit orbit_of(const MatchContext& context, const std::vector<Assignment>& assignments) {
    std::set<std::vector<Assignment>, LessAssignments> images;
    for (const auto& symmetry : context.symmetries) {
        std::vector<Assignment> image = assignments;
        for (Assignment& held : image)
            held.anchor = symmetry[static_cast<std::size_t>(held.anchor)];
        images.insert(context.surface.table.canonical(std::move(image)));
    }
    return {*images.begin(), static_cast<int>(images.size())};
}

DonorGeometry donor_geometry(const MatchContext& context, const molecule::Positions& positions) {
    DonorGeometry out;
    const auto& sites = context.sites;
    out.positions.resize(3, static_cast<Eigen::Index>(sites.size()));
    const int metal = context.surface.lattice.sites.front().element;
    for (std::size_t i = 0; i < sites.size(); ++i) {
        out.positions.col(static_cast<Eigen::Index>(i)) = positions.col(sites[i].atom);
        out.bond_length.push_back(context.donors.of(sites[i].kind->id).bond_length_on(metal));
    }
    return out;
}

PoseModel pose_model(const MatchContext& context, const std::vector<Assignment>& assignments) {
    return {context.molecule, context.sites,         context.surface.lattice,
            context.donors,   context.options.score, context.surface.field,
            assignments};
}

double potential_of(const MatchContext& context, const DonorGeometry& geometry,
                    const std::vector<Assignment>& assignments) {
    double sum = 0;
    for (const auto& held : assignments) {
        const auto& site = context.sites[static_cast<std::size_t>(held.anchor)];
        sum += context.donors.of(site.kind->id).strength;
    }
    const double lean = 0.5 * worst_gap(geometry, context.surface.lattice, assignments) /
                        context.options.score.lateral_width;
    return sum * std::exp(-0.5 * lean * lean);
}

void conclude(const MatchContext& context, MatchResult& result) {
    const ScoreOptions& score = context.options.score;
    for (Registry& registry : result.registries) {
        registry.pose.terms.strain = std::max(0.0, registry.pose.terms.strain);
        registry.feasible = is_feasible(registry.pose.terms, score, registry.verdict);
        registry.vectors = vector_labels(context.surface, registry.assignments);
    }
    compare_with_fewer_donors(context, result.registries);
    std::ranges::stable_sort(result.registries, [](const Registry& a, const Registry& b) {
        return std::pair(!a.feasible, -a.pose.terms.total()) <
               std::pair(!b.feasible, -b.pose.terms.total());
    });
    result.score = combined_score(result.registries, score.softness);
    if (result.registries.empty()) {
        result.message = "no donor fits the lattice";
    } else if (!result.registries.front().feasible) {
        result.message = "no pose holds: the best " + result.registries.front().verdict;
    } else {
        result.best = 0;
        result.multiplicity = result.score - result.registries.front().pose.terms.total();
    }
}

}  // namespace anchorite::anchoring
