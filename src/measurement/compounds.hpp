#pragma once

#include <optional>

#include "anchorite/measurement/formula.hpp"
#include "anchorite/measurement/record_chemistry.hpp"
#include "anchorite/molecule/molecule.hpp"

namespace anchorite::measurement {

/// The structure of a compound, if the record has one. @throws InputError  at the record's line
std::optional<molecule::Molecule> structure_of(const Compound& compound);

/// Atoms of a structure. @throws InputError  as structure_of
Composition composition_of(const molecule::Molecule& molecule);

/// Atoms of a compound: by its formula, else by its structure. @throws InputError  likewise
Composition composition_of(const Compound& compound);

/// Atoms of one element, 0 where there are none.
int atoms_of(const Composition& composition, int element);

}  // namespace anchorite::measurement
