#pragma once

#include <string_view>

namespace anchorite::optics {

/// A file of data/ as it was when the program was built, e.g. "nk/materials.toml"; empty when there
/// is none of that name. The list is made by cmake/AnchoriteEmbed.cmake.
std::string_view embedded_file(std::string_view name);

}  // namespace anchorite::optics
