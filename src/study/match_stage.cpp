#include "study/match_stage.hpp"

#include <fmt/format.h>

namespace anchorite::anchoring {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Assignment, anchor, site, u, v)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(BondTerm, anchor, length, lateral, tilt, lone_pair_angle,
                                   strength, quality)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ScoreTerms, bonds, bonding, clash, strain, strain_penalty)

static void to_json(nlohmann::json& json, const Pose& pose) {
    const auto flat = pose.positions.reshaped();
    json = {{"positions", std::vector<double>(flat.begin(), flat.end())},
            {"conformer", pose.conformer},
            {"terms", pose.terms}};
}

static void from_json(const nlohmann::json& json, Pose& pose) {
    const auto flat = json.at("positions").get<std::vector<double>>();
    pose.positions = Eigen::Map<const molecule::Positions>(
        flat.data(), 3, static_cast<Eigen::Index>(flat.size() / 3));
    json.at("conformer").get_to(pose.conformer);
    json.at("terms").get_to(pose.terms);
}

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Registry, assignments, degeneracy, mismatch, vectors, potential,
                                   pose, gain, feasible, verdict)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(MatchResult, registries, score, multiplicity, best, termination,
                                   message)

}  // namespace anchorite::anchoring

namespace anchorite::study {

namespace {

std::string numbers(const auto& values) {
    return fmt::format("{}", fmt::join(values.begin(), values.end(), " "));
}

std::string key_of(const anchoring::Candidate& candidate) {
    std::string key = fmt::format("minimum {}\nelements {}\n", candidate.minimum_energy,
                                  fmt::join(candidate.molecule.elements(), " "));
    for (const auto& site : candidate.sites) {
        key += fmt::format("donor {} {}\n", site.atom, site.kind->id);
    }
    for (const auto& bond : candidate.molecule.bonds()) {
        key += fmt::format("bond {} {} {}\n", bond.first, bond.second, bond.order);
    }
    for (const auto& conformer : candidate.conformers) {
        key += fmt::format("conformer {} {}\n", conformer.energy,
                           numbers(conformer.positions.reshaped()));
    }
    return key;
}

std::string key_of(const lattice::SiteLattice& lattice) {
    std::string key = fmt::format("lattice {} {} {} {}\n", lattice.name, lattice.slab_height,
                                  numbers(lattice.a1), numbers(lattice.a2));
    for (const auto& site : lattice.sites) {
        key += fmt::format("site {} {} {} {}\n", site.element, site.missing, numbers(site.position),
                           numbers(site.axis));
    }
    for (const auto& atom : lattice.blocking) {
        key += fmt::format("atom {} {}\n", atom.element, numbers(atom.position));
    }
    return key;
}

std::string key_of(const anchoring::DonorTable& donors) {
    std::string key;
    for (const auto& donor : donors.all()) {
        key += fmt::format("strength {} {} {}\n", donor.kind, donor.strength, donor.bond_length);
    }
    return key;
}

/// What a study file can set; all else belongs to the program.
std::string key_of(const anchoring::MatchOptions& options) {
    const anchoring::ScoreOptions& score = options.score;
    return fmt::format("match {} {} {}\nscore {} {} {} {} {} {} {} {} {} {}\n", options.max_sites,
                       options.distance_tolerance, options.flexible, score.unit_energy,
                       score.length_width, score.lateral_width, score.cone_width,
                       score.contact_scale, score.clash_width, score.softness, score.clash_limit,
                       score.strain_limit, score.bond_limit);
}

}  // namespace

anchoring::MatchResult cached_match(const StageCache& cache, const anchoring::Candidate& candidate,
                                    const anchoring::Surface& surface,
                                    const anchoring::DonorTable& donors,
                                    const anchoring::MatchOptions& options) {
    const std::string key =
        key_of(candidate) + key_of(surface.lattice) + key_of(donors) + key_of(options);
    return cache.recall<anchoring::MatchResult>(
        "match", key, [&] { return anchoring::match(candidate, surface, donors, options); });
}

}  // namespace anchorite::study
