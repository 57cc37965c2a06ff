#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace anchorite {

/// The names between the dots; a dot within quotes belongs to the name.
std::vector<std::string> path_segments(std::string_view path);

}  // namespace anchorite
