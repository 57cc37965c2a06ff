#include <GraphMol/GraphMol.h>

// RDKit's force-field headers need the line above.
#include <GraphMol/DistGeomHelpers/Embedder.h>
#include <GraphMol/ForceFieldHelpers/UFF/AtomTyper.h>
#include <GraphMol/ForceFieldHelpers/UFF/Builder.h>
#include <fmt/format.h>

#include "anchorite/base/error.hpp"
#include "molecule/force_terms.hpp"
#include "molecule/rdkit_field.hpp"
#include "molecule/rdkit_geometry.hpp"

namespace anchorite::molecule {
namespace {

class UffTerms final : public ForceTerms {
public:
    UffTerms(std::unique_ptr<ForceFields::ForceField> field, int atoms)
        : field_(std::move(field), atoms) {}

    [[nodiscard]] ForceFieldKind kind() const override { return ForceFieldKind::uff; }

    double add(const Positions& positions, Positions& gradient) override {
        return field_.add(positions, gradient);
    }

private:
    RdkitField field_;
};

bool has_five_coordination(const RDKit::ROMol& mol) {
    for (const RDKit::Atom* atom : mol.atoms()) {
        if (atom->getDegree() == 5) return true;
    }
    return false;
}

/// The builder looks at a geometry to tell axial from equatorial bonds of five-coordinate atoms;
/// for all others any coordinates do.
void give_geometry(RDKit::ROMol& mol) {
    if (mol.getNumConformers() > 0) return;
    if (has_five_coordination(mol)) {
        auto parameters = RDKit::DGeomHelpers::ETKDGv3;
        parameters.randomSeed = 1;
        parameters.maxIterations = 10;
        parameters.useRandomCoords = true;
        if (RDKit::DGeomHelpers::EmbedMolecule(mol, parameters) >= 0) return;
    }
    set_conformer(mol, Positions::Zero(3, static_cast<Eigen::Index>(mol.getNumAtoms())));
}

}  // namespace

std::unique_ptr<ForceTerms> uff_terms(const Molecule& molecule) {
    constexpr double every_contact = 1e6;  // in units of the contact's own minimum
    RDKit::ROMol mol(molecule.rdkit());
    const auto [types, complete] = RDKit::UFF::getAtomTypes(mol);
    if (!complete) {
        throw RunError(fmt::format("neither MMFF94s nor UFF has parameters for every atom of {}",
                                   molecule.smiles()));
    }
    give_geometry(mol);
    return std::make_unique<UffTerms>(
        std::unique_ptr<ForceFields::ForceField>(
            RDKit::UFF::constructForceField(mol, types, every_contact)),
        molecule.atom_count());
}

}  // namespace anchorite::molecule
