#pragma once

#include <string>

#include "anchorite/measurement/formula.hpp"

namespace anchorite::app {

/// Atoms of "C18H15OP", or of a SMILES where that is no formula.
/// @throws InputError  neither; names the option
measurement::Composition atoms_of_text(const std::string& option, const std::string& text);

}  // namespace anchorite::app
