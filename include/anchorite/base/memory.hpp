#pragma once

#include <string>

namespace anchorite {

/// Peak resident memory of this process since it started [bytes].
[[nodiscard]] double peak_memory();

/// `peak_memory` for people, as in "peak memory 281 MiB".
[[nodiscard]] std::string peak_memory_text();

}  // namespace anchorite
