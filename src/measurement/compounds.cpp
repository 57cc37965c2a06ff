#include "compounds.hpp"

#include "anchorite/base/at_place.hpp"
#include "anchorite/molecule/read.hpp"

namespace anchorite::measurement {

std::optional<molecule::Molecule> structure_of(const Compound& compound) {
    if (!compound.smiles) return std::nullopt;
    return at_place(*compound.smiles, [&](const std::string& smiles) {
        return molecule::from_smiles(smiles, compound.name.value);
    });
}

Composition composition_of(const molecule::Molecule& molecule) {
    Composition sum;
    for (const int element : molecule.elements()) ++sum[element];
    return sum;
}

Composition composition_of(const Compound& compound) {
    if (!compound.formula) return composition_of(*structure_of(compound));
    return at_place(*compound.formula,
                    [](const std::string& formula) { return parse_formula(formula); });
}

int atoms_of(const Composition& composition, int element) {
    const auto found = composition.find(element);
    return found == composition.end() ? 0 : found->second;
}

}  // namespace anchorite::measurement
