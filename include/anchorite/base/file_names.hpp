#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace anchorite {

/// A name as part of a file name: separators, control characters and what Windows refuses become
/// '_', letters of any script stay; at most 80 bytes, never cut within a letter, never empty.
std::string file_stem(std::string_view name);

/// file_stem of every name, told apart by -2, -3 ... where they would meet, also on file systems
/// that ignore the case of letters.
std::vector<std::string> distinct_file_stems(const std::vector<std::string>& names);

}  // namespace anchorite
