#pragma once

#include <string>

#include "anchorite/electronic/input.hpp"
#include "anchorite/electronic/model.hpp"

namespace anchorite::study {

/// Which slab a file asks for, in words that do not depend on where the file lies.
std::string slab_words(const electronic::SurveyInput& input);

/// Why a pose is not the slab with a molecule, in the same cell; empty: it is. Atoms of the slab
/// may have moved by up to 1 Å, as on a relaxed surface.
std::string difference(const electronic::Model& slab, const electronic::Model& pose);

}  // namespace anchorite::study
