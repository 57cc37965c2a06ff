#pragma once

#include <string>
#include <vector>

#include "anchorite/anchoring/donors.hpp"
#include "anchorite/anchoring/match_options.hpp"
#include "anchorite/base/termination.hpp"
#include "anchorite/lattice/site_lattice.hpp"
#include "anchorite/molecule/anchor_site.hpp"
#include "anchorite/molecule/conformers.hpp"

namespace anchorite::anchoring {

/// What is matched: a molecule, its donors and its conformers, energies relative to
/// `minimum_energy`.
struct Candidate {
    molecule::Molecule molecule;
    std::vector<molecule::AnchorSite> sites;
    std::vector<molecule::Conformer> conformers;
    double minimum_energy = 0;  ///< the molecule's own minimum [kJ/mol]
};

/// One donor on one open site; u, v count lattice vectors from the home cell.
struct Assignment {
    int anchor = 0;  ///< index into Candidate::sites
    int site = 0;    ///< index into SiteLattice::sites
    int u = 0;
    int v = 0;
};

/// A molecule placed on the surface.
struct Pose {
    molecule::Positions positions;  ///< surface frame [Å]
    int conformer = 0;              ///< the conformer it started from
    ScoreTerms terms;
};

/// Donors on distinct open sites at once, with the best pose found for them. It stands for all that
/// differ from it only by exchanging donors which the molecule's symmetry makes equal.
struct Registry {
    std::vector<Assignment> assignments;
    int degeneracy = 1;   ///< registries it stands for
    double mismatch = 0;  ///< largest |d - a'| / a' over the pairs, d between donors of the
                          ///< molecule's relaxed conformer, a' the lattice vector they sit on
    std::vector<std::string> vectors;  ///< labels of those lattice vectors, pair by pair
    double potential = 0;  ///< what its donors would give but for clash, strain and their angles,
                           ///< the mismatch shared between the bonds [score units]
    Pose pose;
    double gain = 0;        ///< its total less the best of fewer of its donors [score units]
    bool feasible = false;  ///< no clash, strain and bonds within the limits, every donor pays
    std::string verdict;    ///< why not feasible, for people; empty when it is
    [[nodiscard]] int sites() const { return static_cast<int>(assignments.size()); }
};

/// Every registry found, best first, and the molecule's score.
struct MatchResult {
    std::vector<Registry> registries;
    double score = 0;         ///< ScoreOptions::softness-weighted sum over registries
    double multiplicity = 0;  ///< the part of it that comes from having several
    int best = -1;            ///< index of the best feasible registry, -1: none
    Termination termination = Termination::converged;
    std::string message;  ///< why nothing binds, for people
};

struct Surface;

/// Exact k-site registry search, rigid superposition, refinement and (if asked) flexible
/// relaxation. Repeats give the same result. One call uses one thread.
MatchResult match(const Candidate& candidate, const Surface& surface, const DonorTable& donors,
                  const MatchOptions& options = {});

/// The same for a surface that is used once.
MatchResult match(const Candidate& candidate, const lattice::SiteLattice& lattice,
                  const DonorTable& donors, const MatchOptions& options = {});

/// A molecule's score from its registries' totals: softness · ln(1 + Σ degeneracy · exp(total /
/// softness)) over the feasible ones, the binding polynomial whose 1 is the unbound molecule.
double combined_score(const std::vector<Registry>& registries, double softness);

/// Score of the same registries with other donor strengths: poses are kept, terms recomputed.
double rescore(const MatchResult& result, const Candidate& candidate, const DonorTable& donors,
               const ScoreOptions& options);

}  // namespace anchorite::anchoring
