#pragma once

#include <optional>
#include <string>
#include <vector>

namespace anchorite::electronic {

/// What a program says on standard output within ten seconds; none: it cannot be run.
std::optional<std::string> program_text(const std::string& program,
                                        const std::vector<std::string>& arguments);

}  // namespace anchorite::electronic
