#include "anchorite/molecule/anchor_site.hpp"

#include <GraphMol/GraphMol.h>
#include <GraphMol/SmilesParse/SmilesParse.h>
#include <GraphMol/Substruct/SubstructMatch.h>

#include <Eigen/Geometry>

namespace anchorite::molecule {
namespace {

/// The kinds' patterns, compiled once; matching a const pattern is safe from several threads.
const std::vector<std::unique_ptr<const RDKit::ROMol>>& patterns() {
    static const auto compiled = [] {
        std::vector<std::unique_ptr<const RDKit::ROMol>> list;
        for (const AnchorKind& kind : anchor_kinds()) {
            list.emplace_back(RDKit::SmartsToMol(std::string(kind.smarts)));
        }
        return list;
    }();
    return compiled;
}

std::vector<int> neighbours_of(const RDKit::ROMol& mol, int atom) {
    std::vector<int> neighbours;
    for (const RDKit::Atom* other :
         mol.atomNeighbors(mol.getAtomWithIdx(static_cast<unsigned>(atom)))) {
        neighbours.push_back(static_cast<int>(other->getIdx()));
    }
    return neighbours;
}

/// Atoms that are atom 0 of some match.
std::vector<int> donors_of(const RDKit::ROMol& mol, const RDKit::ROMol& pattern) {
    std::vector<int> donors;
    RDKit::SubstructMatchParameters parameters;
    parameters.uniquify = false;
    parameters.maxMatches = 16 * mol.getNumAtoms();
    for (const auto& match : RDKit::SubstructMatch(mol, pattern, parameters)) {
        donors.push_back(match.front().second);
    }
    return donors;
}

}  // namespace

std::vector<AnchorSite> find_anchor_sites(const Molecule& molecule) {
    const RDKit::ROMol& mol = molecule.rdkit();
    std::vector<const AnchorKind*> kind_of(molecule.elements().size(), nullptr);
    for (std::size_t k = 0; k < anchor_kinds().size(); ++k) {
        for (const int atom : donors_of(mol, *patterns()[k])) {
            auto& kind = kind_of[static_cast<std::size_t>(atom)];
            if (kind == nullptr) kind = &anchor_kinds()[k];
        }
    }
    std::vector<AnchorSite> sites;
    for (std::size_t i = 0; i < kind_of.size(); ++i) {
        if (kind_of[i] == nullptr) continue;
        const int atom = static_cast<int>(i);
        sites.push_back({atom, molecule.elements()[i], kind_of[i], neighbours_of(mol, atom)});
    }
    return sites;
}

Eigen::Vector3d lone_pair_axis(const AnchorSite& site, const Positions& positions) {
    constexpr double flat = 0.05;  // a sum of unit vectors shorter than this has no direction
    const auto towards = [&](int atom) {
        return (positions.col(atom) - positions.col(site.atom)).normalized().eval();
    };
    Eigen::Vector3d sum = Eigen::Vector3d::Zero();
    for (const int neighbour : site.neighbours) sum += towards(neighbour);
    if (sum.norm() > flat) return -sum.normalized();
    if (site.neighbours.size() >= 3) {
        return towards(site.neighbours[0]).cross(towards(site.neighbours[1])).normalized();
    }
    return site.neighbours.empty() ? Eigen::Vector3d(Eigen::Vector3d::UnitZ())
                                   : towards(site.neighbours[0]).unitOrthogonal();
}

}  // namespace anchorite::molecule
