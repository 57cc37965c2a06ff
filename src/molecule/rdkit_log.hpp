#pragma once

#include <functional>
#include <string>

namespace anchorite::molecule {

/// Runs an RDKit parser that must not write to stderr. Many threads may parse at once.
/// @param parse  returns false when RDKit refused the input without throwing
/// @return       true, or false with what RDKit logged in `reason`
bool parse_quietly(const std::function<bool()>& parse, std::string& reason);

}  // namespace anchorite::molecule
