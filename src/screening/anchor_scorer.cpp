#include "anchorite/screening/anchor_scorer.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>

#include "anchorite/base/provenance.hpp"

namespace anchorite::screening {

namespace {

molecule::Molecule read(const LibraryEntry& entry, const molecule::ReadOptions& options) {
    return entry.notation == Notation::smiles
               ? molecule::from_smiles(entry.text, entry.name, options)
               : molecule::from_mol_block(entry.text, entry.name, options);
}

std::string surface_hash(const lattice::SiteLattice& surface) {
    std::string text;
    const auto add = [&](double x, double y, double z) {
        text += fmt::format("{:.5f} {:.5f} {:.5f}\n", x, y, z);
    };
    add(surface.a1.x(), surface.a1.y(), 0);
    add(surface.a2.x(), surface.a2.y(), 0);
    for (const auto& site : surface.sites) {
        text += std::to_string(site.element) + "\n";
        add(site.position.x(), site.position.y(), site.position.z());
        add(site.axis.x(), site.axis.y(), site.axis.z());
    }
    for (const auto& atom : surface.blocking) {
        text += std::to_string(atom.element) + "\n";
        add(atom.position.x(), atom.position.y(), atom.position.z());
    }
    return sha256(text);
}

}  // namespace

ScoreMolecule anchor_scorer(AnchorScreen screen) {
    screen.match.validate();
    return [screen = std::move(screen)](const LibraryEntry& entry, const CpuBudget& budget) {
        const auto molecule = read(entry, screen.read);
        budget.check();
        anchoring::QuickOptions options = screen.match;
        options.match.poll = [&budget] { budget.check(); };
        const auto match =
            anchoring::quick_match(molecule, *screen.surface, screen.donors, options);
        budget.check();
        return score_of(molecule, match);
    };
}

Score score_of(const molecule::Molecule& molecule, const anchoring::MatchResult& match) {
    Score score;
    score.smiles = molecule.smiles();
    score.score = match.score;
    if (match.best < 0) {
        score.verdict = match.message;
        return score;
    }
    const auto& best = match.registries[static_cast<std::size_t>(match.best)];
    score.sites = best.sites();
    if (score.sites > 1) score.mismatch = best.mismatch;
    score.strain = best.pose.terms.strain;
    score.vectors = fmt::format("{}", fmt::join(best.vectors, "; "));
    score.verdict =
        score.sites == 1 ? "holds one site" : fmt::format("holds {} sites at once", score.sites);
    return score;
}

nlohmann::ordered_json anchor_settings(const AnchorScreen& screen) {
    nlohmann::ordered_json donors = nlohmann::ordered_json::object();
    for (const auto& donor : screen.donors.all()) {
        donors[donor.kind] = {{"strength", donor.strength},
                              {"bond_length_angstrom", donor.bond_length}};
    }
    return {{"surface", screen.surface->lattice.name},
            {"surface_sha256", surface_hash(screen.surface->lattice)},
            {"max_sites", screen.match.match.max_sites},
            {"seed", screen.match.seed},
            {"max_atoms", screen.read.max_atoms},
            {"largest_fragment", screen.read.largest_fragment},
            {"donors", std::move(donors)}};
}

}  // namespace anchorite::screening
