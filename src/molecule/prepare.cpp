#include "molecule/prepare.hpp"

#include <GraphMol/GraphMol.h>
#include <GraphMol/MolOps.h>
#include <fmt/format.h>

#include "anchorite/base/error.hpp"

namespace anchorite::molecule {
namespace {

/// All hydrogens counted, so that the limit holds before any of them is built.
unsigned full_size(const RDKit::ROMol& mol) {
    unsigned atoms = mol.getNumAtoms();
    for (const RDKit::Atom* atom : mol.atoms()) atoms += atom->getTotalNumHs();
    return atoms;
}

void check_size(const RDKit::ROMol& mol, const ReadOptions& options) {
    if (mol.getNumHeavyAtoms() == 0) {
        throw InputError("the molecule has no atom heavier than hydrogen");
    }
    const unsigned atoms = full_size(mol);
    if (atoms > static_cast<unsigned>(options.max_atoms)) {
        throw InputError(
            fmt::format("the molecule has {} atoms with its hydrogens, more than the {} allowed "
                        "(raise max_atoms to try it all the same)",
                        atoms, options.max_atoms));
    }
}

void drop_flat_coordinates(RDKit::RWMol& mol) {
    if (mol.getNumConformers() > 0 && !mol.getConformer().is3D()) mol.clearConformers();
}

}  // namespace

Molecule prepare(std::unique_ptr<RDKit::RWMol> mol, const std::string& name,
                 const ReadOptions& options) {
    if (!mol || mol->getNumAtoms() == 0) throw InputError("the molecule has no atoms");
    mol = single_component(std::move(mol), options.largest_fragment);
    check_atoms(*mol);
    check_size(*mol, options);
    for (RDKit::Atom* atom : mol->atoms()) atom->setAtomMapNum(0);
    drop_flat_coordinates(*mol);
    RDKit::MolOps::addHs(*mol, /*explicitOnly=*/false, /*addCoords=*/mol->getNumConformers() > 0);
    return {std::shared_ptr<const RDKit::ROMol>(std::move(mol)), name};
}

}  // namespace anchorite::molecule
