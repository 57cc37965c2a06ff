#include "molecule/rdkit_geometry.hpp"

#include <GraphMol/GraphMol.h>
#include <GraphMol/MolOps.h>

namespace anchorite::molecule {
namespace {

const std::string original_index = "_anchoriteIndex";

}  // namespace

Positions positions_of(const RDKit::ROMol& mol, int conformer) {
    const auto& points = mol.getConformer(conformer).getPositions();
    Positions positions(3, static_cast<Eigen::Index>(points.size()));
    for (std::size_t i = 0; i < points.size(); ++i) {
        positions.col(static_cast<Eigen::Index>(i)) << points[i].x, points[i].y, points[i].z;
    }
    return positions;
}

void set_conformer(RDKit::ROMol& mol, const Positions& positions) {
    auto conformer = std::make_unique<RDKit::Conformer>(mol.getNumAtoms());
    conformer->set3D(true);
    for (Eigen::Index i = 0; i < positions.cols(); ++i) {
        conformer->setAtomPos(static_cast<unsigned>(i),
                              {positions(0, i), positions(1, i), positions(2, i)});
    }
    mol.clearConformers();
    mol.addConformer(conformer.release(), /*assignId=*/true);
}

std::unique_ptr<RDKit::ROMol> without_hydrogens(const RDKit::ROMol& mol) {
    RDKit::ROMol tagged(mol);
    for (RDKit::Atom* atom : tagged.atoms()) {
        atom->setProp(original_index, static_cast<int>(atom->getIdx()));
    }
    std::unique_ptr<RDKit::ROMol> heavy(RDKit::MolOps::removeHs(tagged, /*implicitOnly=*/false,
                                                                /*updateExplicitCount=*/false,
                                                                /*sanitize=*/false));
    if (!heavy->getRingInfo()->isInitialized()) RDKit::MolOps::symmetrizeSSSR(*heavy);
    return heavy;
}

std::vector<int> original_indices(const RDKit::ROMol& mol) {
    std::vector<int> indices;
    for (const RDKit::Atom* atom : mol.atoms()) {
        int index = -1;
        atom->getPropIfPresent(original_index, index);
        indices.push_back(index);
    }
    return indices;
}

}  // namespace anchorite::molecule
