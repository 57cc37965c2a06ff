#include <GraphMol/GraphMol.h>
#include <GraphMol/MolOps.h>
#include <GraphMol/SmilesParse/SmilesWrite.h>
#include <fmt/format.h>

#include <algorithm>

#include "anchorite/base/error.hpp"
#include "molecule/prepare.hpp"

namespace anchorite::molecule {
namespace {

constexpr std::size_t components_told = 4;

bool is_organic(const RDKit::ROMol& mol) {
    for (const RDKit::Atom* atom : mol.atoms()) {
        if (atom->getAtomicNum() == 6 || atom->getAtomicNum() == 15) return true;
    }
    return false;
}

std::string list_of(const std::vector<RDKit::ROMOL_SPTR>& parts) {
    std::string text;
    for (std::size_t i = 0; i < std::min(parts.size(), components_told); ++i) {
        text += (i == 0 ? "" : ", ") + RDKit::MolToSmiles(*parts[i]);
    }
    if (parts.size() > components_told) text += ", ...";
    return text;
}

}  // namespace

std::unique_ptr<RDKit::RWMol> single_component(std::unique_ptr<RDKit::RWMol> mol, bool largest) {
    std::vector<int> owner;
    if (RDKit::MolOps::getMolFrags(*mol, owner) == 1) return mol;
    auto parts = RDKit::MolOps::getMolFrags(*mol, /*sanitizeFrags=*/false);
    if (!largest) {
        throw InputError(fmt::format(
            "a salt or mixture of {} components ({}): give one molecule, or take the largest "
            "organic component with --largest-fragment",
            parts.size(), list_of(parts)));
    }
    std::erase_if(parts, [](const auto& part) { return !is_organic(*part); });
    if (parts.empty()) throw InputError("no component of the mixture is organic");
    const auto best = std::max_element(
        parts.begin(), parts.end(),
        [](const auto& a, const auto& b) { return a->getNumHeavyAtoms() < b->getNumHeavyAtoms(); });
    auto component = std::make_unique<RDKit::RWMol>(**best);
    if (!component->getRingInfo()->isInitialized()) RDKit::MolOps::symmetrizeSSSR(*component);
    return component;
}

}  // namespace anchorite::molecule
