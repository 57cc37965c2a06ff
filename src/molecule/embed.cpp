#include "molecule/embed.hpp"

#include <GraphMol/DistGeomHelpers/Embedder.h>
#include <GraphMol/GraphMol.h>
#include <GraphMol/MolOps.h>

#include "molecule/rdkit_geometry.hpp"

namespace anchorite::molecule {
namespace {

using Parameters = RDKit::DGeomHelpers::EmbedParameters;

/// RDKit takes 31 bits and reads a negative number as "no seed".
int rdkit_seed(std::uint64_t seed) {
    return static_cast<int>((seed ^ (seed >> 31)) & 0x7fffffff);
}

Parameters knowing_torsions(const ConformerOptions& options) {
    Parameters parameters = RDKit::DGeomHelpers::ETKDGv3;
    parameters.randomSeed = rdkit_seed(options.seed);
    parameters.maxIterations = static_cast<unsigned>(options.max_embed_attempts);
    return parameters;
}

Parameters plain(const ConformerOptions& options) {
    constexpr double rough_force = 0.0135;  // the force field refines what this leaves
    Parameters parameters = knowing_torsions(options);
    parameters.useExpTorsionAnglePrefs = false;
    parameters.useBasicKnowledge = false;
    parameters.useSmallRingTorsions = false;
    parameters.useMacrocycleTorsions = false;
    parameters.optimizerForceTol = rough_force;
    return parameters;
}

/// Embeds; a molecule the eigenvalue start cannot place gets a second chance from random points.
bool embed_all(RDKit::ROMol& mol, int count, Parameters parameters) {
    for (const bool random : {false, true}) {
        parameters.useRandomCoords = random;
        if (!RDKit::DGeomHelpers::EmbedMultipleConfs(mol, static_cast<unsigned>(count), parameters)
                 .empty()) {
            return true;
        }
    }
    return false;
}

std::vector<Positions> all_positions(const RDKit::ROMol& mol) {
    std::vector<Positions> list;
    for (auto conformer = mol.beginConformers(); conformer != mol.endConformers(); ++conformer) {
        list.push_back(positions_of(mol, static_cast<int>((*conformer)->getId())));
    }
    return list;
}

bool is_set(const std::vector<int>& list, unsigned atom) {
    return list[atom] >= 0;
}

/// Where each atom of `full` is in the molecule whose hydrogens were removed and added again; each
/// heavy atom's new hydrogens are given to its old ones in order.
std::vector<int> places_of(const RDKit::ROMol& full, const RDKit::ROMol& rebuilt) {
    const std::vector<int> original = original_indices(rebuilt);
    std::vector<int> place(full.getNumAtoms(), -1);
    for (unsigned i = 0; i < rebuilt.getNumAtoms(); ++i) {
        if (is_set(original, i)) place[static_cast<std::size_t>(original[i])] = static_cast<int>(i);
    }
    for (const RDKit::Atom* atom : full.atoms()) {
        if (!is_set(place, atom->getIdx())) continue;
        const auto* heavy = rebuilt.getAtomWithIdx(static_cast<unsigned>(place[atom->getIdx()]));
        std::vector<int> hydrogens;
        for (const RDKit::Atom* other : rebuilt.atomNeighbors(heavy)) {
            if (!is_set(original, other->getIdx())) {
                hydrogens.push_back(static_cast<int>(other->getIdx()));
            }
        }
        std::size_t next = 0;
        for (const RDKit::Atom* other : full.atomNeighbors(atom)) {
            if (is_set(place, other->getIdx()) || next == hydrogens.size()) continue;
            place[other->getIdx()] = hydrogens[next++];
        }
    }
    return place;
}

std::vector<Positions> in_order(const std::vector<Positions>& list, const std::vector<int>& place) {
    std::vector<Positions> ordered;
    for (const Positions& positions : list) {
        ordered.emplace_back(3, static_cast<Eigen::Index>(place.size()));
        for (std::size_t i = 0; i < place.size(); ++i) {
            ordered.back().col(static_cast<Eigen::Index>(i)) = positions.col(place[i]);
        }
    }
    return ordered;
}

std::vector<Positions> embed_heavy(const RDKit::ROMol& full, int count,
                                   const Parameters& parameters) {
    RDKit::RWMol mol(*without_hydrogens(full));
    if (!embed_all(mol, count, parameters)) return {};
    RDKit::MolOps::addHs(mol, /*explicitOnly=*/false, /*addCoords=*/true);
    if (mol.getNumAtoms() != full.getNumAtoms()) return {};
    const std::vector<int> place = places_of(full, mol);
    if (std::find(place.begin(), place.end(), -1) != place.end()) return {};
    return in_order(all_positions(mol), place);
}

}  // namespace

std::vector<Positions> embed(const Molecule& molecule, const ConformerOptions& options) {
    constexpr unsigned fewest_heavy = 4;  // smaller ones have no shape without their hydrogens
    if (!options.torsion_knowledge && molecule.rdkit().getNumHeavyAtoms() >= fewest_heavy) {
        auto list = embed_heavy(molecule.rdkit(), options.count, plain(options));
        if (!list.empty()) return list;  // cages sometimes fail without torsion knowledge
    }
    RDKit::ROMol mol(molecule.rdkit());
    if (!embed_all(mol, options.count, knowing_torsions(options))) return {};
    return all_positions(mol);
}

}  // namespace anchorite::molecule
