#pragma once

#include <string>

#include "anchorite/study/design.hpp"

namespace anchorite::app {

/// Molecules with their predictions, what is extrapolated, and the pairs, for a terminal.
std::string design_text(const study::Design& design);

}  // namespace anchorite::app
