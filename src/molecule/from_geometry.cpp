#include "anchorite/molecule/from_geometry.hpp"

#include <GraphMol/GraphMol.h>

#include "molecule/perceive_bonds.hpp"
#include "molecule/prepare.hpp"

namespace anchorite::molecule {

Molecule from_geometry(const std::vector<int>& elements, const Positions& positions,
                       const std::string& name, const ReadOptions& options) {
    return prepare(perceive_bonds(elements, positions), name, options);
}

}  // namespace anchorite::molecule
