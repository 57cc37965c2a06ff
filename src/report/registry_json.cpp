#include "report/registry_json.hpp"

#include <algorithm>
#include <cassert>
#include <numbers>

#include "anchorite/base/json.hpp"

namespace anchorite::report {
namespace {

using Json = nlohmann::ordered_json;

double degrees(double radians) {
    return radians * 180.0 / std::numbers::pi;
}

Json bond_json(const anchoring::BondTerm& bond, const anchoring::Assignment& on) {
    return {{"anchor", bond.anchor},
            {"metal_site", {on.site, on.u, on.v}},
            {"length_angstrom", rounded(bond.length)},
            {"lateral_angstrom", rounded(bond.lateral)},
            {"tilt_deg", rounded(degrees(bond.tilt))},
            {"lone_pair_deg", rounded(degrees(bond.lone_pair_angle))},
            {"strength", rounded(bond.strength)},
            {"quality", rounded(bond.quality)},
            {"contribution", rounded(bond.contribution())}};
}

Json bonds_json(const anchoring::Registry& registry) {
    Json bonds = Json::array();
    for (const anchoring::BondTerm& bond : registry.pose.terms.bonds) {
        const auto on =
            std::find_if(registry.assignments.begin(), registry.assignments.end(),
                         [&](const auto& assignment) { return assignment.anchor == bond.anchor; });
        assert(on != registry.assignments.end());
        bonds.push_back(bond_json(bond, *on));
    }
    return bonds;
}

}  // namespace

Json registry_json(const anchoring::Registry& registry) {
    const anchoring::ScoreTerms& terms = registry.pose.terms;
    return {{"sites", registry.sites()},
            {"mismatch", rounded(registry.mismatch)},
            {"strain_kJ_per_mol", rounded(terms.strain)},
            {"score", rounded(terms.total())},
            {"score_interval", nullptr},
            {"degeneracy", registry.degeneracy},
            {"gain", rounded(registry.gain)},
            {"feasible", registry.feasible},
            {"verdict", registry.verdict},
            {"terms",
             {{"bonding", rounded(terms.bonding)},
              {"clash", rounded(terms.clash)},
              {"strain", rounded(terms.strain_penalty)},
              {"multiplicity", 0.0}}},
            {"vectors", registry.vectors},
            {"bonds", bonds_json(registry)},
            {"positions_angstrom", json_columns(registry.pose.positions)}};
}

}  // namespace anchorite::report
