#include "anchorite/molecule/molecule.hpp"

#include <GraphMol/Descriptors/MolDescriptors.h>
#include <GraphMol/GraphMol.h>
#include <GraphMol/MolOps.h>
#include <GraphMol/SmilesParse/SmilesWrite.h>

#include "molecule/rdkit_geometry.hpp"

namespace anchorite::molecule {
namespace {

double order_of(const RDKit::Bond& bond) {
    return bond.getIsAromatic() ? 1.5 : bond.getBondTypeAsDouble();
}

}  // namespace

Molecule::Molecule(std::shared_ptr<const RDKit::ROMol> mol, std::string name)
    : mol_(std::move(mol)), name_(std::move(name)) {
    const std::unique_ptr<RDKit::ROMol> heavy = without_hydrogens(*mol_);
    smiles_ = RDKit::MolToSmiles(*heavy);
    formula_ = RDKit::Descriptors::calcMolFormula(*mol_);
    charge_ = RDKit::MolOps::getFormalCharge(*mol_);
    for (const RDKit::Atom* atom : mol_->atoms()) elements_.push_back(atom->getAtomicNum());
    for (const RDKit::Bond* bond : mol_->bonds()) {
        bonds_.push_back({static_cast<int>(bond->getBeginAtomIdx()),
                          static_cast<int>(bond->getEndAtomIdx()), order_of(*bond)});
    }
    if (mol_->getNumConformers() > 0) positions_ = positions_of(*mol_);
    if (name_.empty()) name_ = smiles_;
}

}  // namespace anchorite::molecule
