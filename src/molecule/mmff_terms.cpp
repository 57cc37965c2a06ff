#include <GraphMol/GraphMol.h>

// RDKit's force-field headers need the line above.
#include <GraphMol/ForceFieldHelpers/MMFF/AtomTyper.h>
#include <GraphMol/ForceFieldHelpers/MMFF/Builder.h>

#include "molecule/force_terms.hpp"
#include "molecule/nonbonded.hpp"
#include "molecule/rdkit_field.hpp"

namespace anchorite::molecule {
namespace {

namespace tools = RDKit::MMFF::Tools;

constexpr double kilojoule = 4.184;   // per kcal
constexpr double coulomb = 332.0716;  // MMFF's own, [kcal/mol Å]
constexpr double one_four_scale = 0.75;

Nonbonded nonbonded_pairs(const RDKit::ROMol& mol, RDKit::MMFF::MMFFMolProperties& types) {
    Nonbonded nonbonded;
    const unsigned n = mol.getNumAtoms();
    auto relations = tools::buildNeighborMatrix(mol);
    for (unsigned i = 0; i < n; ++i) {
        for (unsigned j = i + 1; j < n; ++j) {
            const auto relation = tools::getTwoBitCell(
                relations, tools::twoBitCellPos(n, static_cast<int>(i), static_cast<int>(j)));
            if (relation < tools::RELATION_1_4) continue;
            RDKit::MMFF::MMFFVdWRijstarEps pair{};
            if (!types.getMMFFVdWParams(i, j, pair)) continue;
            const double scale = relation == tools::RELATION_1_4 ? one_four_scale : 1.0;
            nonbonded.pairs.push_back({static_cast<int>(i), static_cast<int>(j), pair.R_ij_star,
                                       kilojoule * pair.epsilon,
                                       kilojoule * coulomb * scale * types.getMMFFPartialCharge(i) *
                                           types.getMMFFPartialCharge(j)});
        }
    }
    return nonbonded;
}

class MmffTerms final : public ForceTerms {
public:
    MmffTerms(const RDKit::ROMol& mol, RDKit::MMFF::MMFFMolProperties& types)
        : bonded_(static_cast<int>(mol.getNumAtoms())), nonbonded_(nonbonded_pairs(mol, types)) {
        ForceFields::ForceField* field = &bonded_.field();
        tools::addBonds(mol, &types, field);
        tools::addAngles(mol, &types, field);
        tools::addStretchBend(mol, &types, field);
        tools::addOop(mol, &types, field);
        tools::addTorsions(mol, &types, field);
    }

    [[nodiscard]] ForceFieldKind kind() const override { return ForceFieldKind::mmff94s; }

    double add(const Positions& positions, Positions& gradient) override {
        return bonded_.add(positions, gradient) + nonbonded_.add(positions, gradient);
    }

private:
    RdkitField bonded_;
    Nonbonded nonbonded_;
};

/// RDKit 2022.09 dereferences a null pointer for a bond between two halogens (rdkit issue 308).
bool has_halogen_pair(const RDKit::ROMol& mol) {
    const auto is_halogen = [](const RDKit::Atom* atom) {
        const int element = atom->getAtomicNum();
        return element == 9 || element == 17 || element == 35 || element == 53;
    };
    for (const RDKit::Bond* bond : mol.bonds()) {
        if (is_halogen(bond->getBeginAtom()) && is_halogen(bond->getEndAtom())) return true;
    }
    return false;
}

}  // namespace

std::unique_ptr<ForceTerms> mmff_terms(const Molecule& molecule) {
    RDKit::RWMol mol(molecule.rdkit());  // typing changes its aromaticity to MMFF's
    if (has_halogen_pair(mol)) return nullptr;
    try {
        RDKit::MMFF::MMFFMolProperties types(mol, "MMFF94s");
        if (!types.isValid()) return nullptr;
        return std::make_unique<MmffTerms>(mol, types);
    } catch (const std::exception&) {
        return nullptr;  // kekulisation fails for some rings that UFF treats
    }
}

}  // namespace anchorite::molecule
