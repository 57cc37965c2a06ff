#pragma once

#include "anchorite/molecule/molecule.hpp"
#include "anchorite/study/input.hpp"

namespace anchorite::study {

/// The molecule of one entry of a study.
/// @throws InputError  as the readers of molecule/read.hpp; a file that holds several molecules
molecule::Molecule read_molecule(const StudyInput& input, const MoleculeInput& entry);

}  // namespace anchorite::study
