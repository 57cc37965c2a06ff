#pragma once

#include <string>
#include <string_view>

namespace anchorite {

/// The text with the letters A to Z made small; bytes beyond ASCII stay, whatever the locale.
std::string lower_case(std::string_view text);

}  // namespace anchorite
