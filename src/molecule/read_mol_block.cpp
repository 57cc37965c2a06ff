#include <GraphMol/FileParsers/FileParsers.h>
#include <GraphMol/GraphMol.h>
#include <fmt/format.h>

#include "anchorite/base/error.hpp"
#include "anchorite/molecule/read.hpp"
#include "molecule/prepare.hpp"
#include "molecule/rdkit_log.hpp"

namespace anchorite::molecule {
namespace {

std::unique_ptr<RDKit::RWMol> parse_block(const std::string& block) {
    std::unique_ptr<RDKit::RWMol> mol;
    std::string reason;
    try {
        const bool parsed = parse_quietly(
            [&] {
                mol.reset(RDKit::MolBlockToMol(block, /*sanitize=*/true, /*removeHs=*/false));
                return mol != nullptr;
            },
            reason);
        if (!parsed) throw InputError("not an MDL record: " + reason);
    } catch (const Error&) {
        throw;
    } catch (const std::exception& error) {
        throw InputError(fmt::format("not a usable MDL record: {}", error.what()));
    }
    return mol;
}

}  // namespace

Molecule from_mol_block(const std::string& block, const std::string& name,
                        const ReadOptions& options) {
    if (block.find_first_not_of(" \t\r\n") == std::string::npos) {
        throw InputError("the MDL record is empty");
    }
    auto mol = parse_block(block);
    std::string title = name;
    if (title.empty()) mol->getPropIfPresent("_Name", title);
    return prepare(std::move(mol), title, options);
}

}  // namespace anchorite::molecule
