#include "read_molecule.hpp"

#include "anchorite/molecule/read.hpp"

namespace anchorite::study {

molecule::Molecule read_molecule(const StudyInput& input, const MoleculeInput& entry) {
    const molecule::ReadOptions options{.largest_fragment = entry.largest_fragment};
    if (entry.smiles) {
        return molecule::from_smiles(entry.smiles->value, entry.name, options);
    }
    return molecule::read_one_molecule(input.path.parent_path() / entry.file->value, options);
}

}  // namespace anchorite::study
