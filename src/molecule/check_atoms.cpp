#include <GraphMol/GraphMol.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "anchorite/base/error.hpp"
#include "molecule/prepare.hpp"

namespace anchorite::molecule {
namespace {

constexpr int heaviest_with_parameters = 86;  // UFF and GFN2-xTB end at radon
constexpr std::array noble_gases = {2, 10, 18, 36, 54, 86};
// Non-metals and metalloids: what MMFF94s or UFF and GFN2-xTB treat as part of a molecule.
constexpr std::array molecular = {1, 5, 6, 7, 8, 9, 14, 15, 16, 17, 32, 33, 34, 35, 51, 52, 53};

template <typename List>
bool contains(const List& list, int value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

std::string named(const RDKit::Atom& atom) {
    return fmt::format("atom {} ({})", atom.getIdx() + 1, atom.getSymbol());
}

void check_element(const RDKit::Atom& atom) {
    const int element = atom.getAtomicNum();
    if (element == 0 || atom.hasQuery()) {
        throw InputError(fmt::format(
            "{} is a wildcard or query, not an element; write the whole molecule", named(atom)));
    }
    if (element > heaviest_with_parameters) {
        throw InputError(
            fmt::format("{} is heavier than radon: neither the force fields nor "
                        "GFN2-xTB have parameters for it",
                        named(atom)));
    }
    if (contains(noble_gases, element)) {
        throw InputError(fmt::format("{} is a noble gas", named(atom)));
    }
    if (!contains(molecular, element)) {
        throw InputError(
            fmt::format("{} is a metal: salts of metals and organometallic compounds are not "
                        "treated; give the organic molecule alone",
                        named(atom)));
    }
}

void check_shell(const RDKit::Atom& atom) {
    if (atom.getNumRadicalElectrons() > 0) {
        throw InputError(fmt::format(
            "{} has {} unpaired electron{}: radicals and carbenes are not treated; add the missing "
            "hydrogens or the charge",
            named(atom), atom.getNumRadicalElectrons(),
            atom.getNumRadicalElectrons() == 1 ? "" : "s"));
    }
    // RDKit 2022.09 dereferences a null pointer when it types such an atom (rdkit issue 6728).
    if (atom.getAtomicNum() == 1 && atom.getDegree() > 1) {
        throw InputError(
            fmt::format("{} has two bonds: bridging hydrogens have no force field", named(atom)));
    }
}

}  // namespace

void check_atoms(const RDKit::RWMol& mol) {
    for (const RDKit::Atom* atom : mol.atoms()) {
        check_element(*atom);
        check_shell(*atom);
    }
}

}  // namespace anchorite::molecule
