#include "anchorite/molecule/anchor_symmetry.hpp"

#include <GraphMol/GraphMol.h>
#include <GraphMol/Substruct/SubstructMatch.h>
#include <GraphMol/new_canon.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "molecule/rdkit_geometry.hpp"

namespace anchorite::molecule {
namespace {

constexpr unsigned most_symmetries = 10000;

std::vector<int> identity(std::size_t count) {
    std::vector<int> out(count);
    std::iota(out.begin(), out.end(), 0);
    return out;
}

/// Anchor by the atom's index in the molecule without hydrogens.
std::map<int, int> anchors_by_atom(const RDKit::ROMol& heavy,
                                   const std::vector<AnchorSite>& sites) {
    const std::vector<int> original = original_indices(heavy);
    std::map<int, int> out;
    for (std::size_t anchor = 0; anchor < sites.size(); ++anchor) {
        for (std::size_t atom = 0; atom < original.size(); ++atom) {
            if (original[atom] != sites[anchor].atom) continue;
            out[static_cast<int>(atom)] = static_cast<int>(anchor);
        }
    }
    return out;
}

/// Mappings of the molecule onto itself; empty when there are too many. A substructure match does
/// not compare hydrogens, the canonical ranks do.
std::vector<RDKit::MatchVectType> symmetries_of(const RDKit::ROMol& heavy) {
    RDKit::SubstructMatchParameters parameters;
    parameters.uniquify = false;
    parameters.useChirality = true;
    parameters.maxMatches = most_symmetries;
    auto matches = RDKit::SubstructMatch(heavy, heavy, parameters);
    if (matches.size() >= most_symmetries) return {};
    std::vector<unsigned> ranks;
    RDKit::Canon::rankMolAtoms(heavy, ranks, /*breakTies=*/false);
    std::erase_if(matches, [&](const RDKit::MatchVectType& match) {
        return std::ranges::any_of(match, [&](const auto& pair) {
            return ranks[static_cast<unsigned>(pair.first)] !=
                   ranks[static_cast<unsigned>(pair.second)];
        });
    });
    return matches;
}

}  // namespace

std::vector<std::vector<int>> anchor_symmetries(const Molecule& molecule,
                                                const std::vector<AnchorSite>& sites) {
    std::vector<std::vector<int>> out{identity(sites.size())};
    if (sites.size() < 2) return out;
    const auto heavy = without_hydrogens(molecule.rdkit());
    const auto anchors = anchors_by_atom(*heavy, sites);
    if (anchors.size() != sites.size()) return out;
    std::set<std::vector<int>> found(out.begin(), out.end());
    for (const auto& match : symmetries_of(*heavy)) {
        std::vector<int> moved = out.front();
        for (const auto& [from, to] : match) {
            const auto anchor = anchors.find(from);
            if (anchor == anchors.end()) continue;
            moved[static_cast<std::size_t>(anchor->second)] = anchors.at(to);
        }
        if (found.insert(moved).second) out.push_back(moved);
    }
    return out;
}

}  // namespace anchorite::molecule
