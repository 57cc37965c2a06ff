#pragma once

#include <string>

#include "anchorite/optics/run.hpp"
#include "anchorite/stack/stack.hpp"

namespace anchorite::test {

/// The stack of a file's text.
inline stack::Stack parsed(const std::string& text) {
    return stack::parse_stack(text, "stack.toml");
}

/// Its optics.
inline optics::OpticsResult result_of(const std::string& text,
                                      const optics::RunOptions& options = {}) {
    return optics::run_optics(parsed(text), options);
}

}  // namespace anchorite::test
