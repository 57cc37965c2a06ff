#include "read_molecule.hpp"

#include <fmt/format.h>

#include "anchorite/molecule/read.hpp"

namespace anchorite::study {

molecule::Molecule read_molecule(const StudyInput& input, const MoleculeInput& entry) {
    const molecule::ReadOptions options{.largest_fragment = entry.largest_fragment};
    if (entry.smiles) {
        return molecule::from_smiles(entry.smiles->value, entry.name, options);
    }
    const auto file = input.path.parent_path() / entry.file->value;
    auto molecules = molecule::read_molecules(file, options);
    if (molecules.size() != 1) {
        throw InputError(
            fmt::format("{} holds {} molecules, not one", file.string(), molecules.size()));
    }
    return std::move(molecules.front());
}

}  // namespace anchorite::study
