#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace anchorite::app {

/// The command line that a subcommand was called with, quoted for the shell, with `extra` added
/// once and the options of `without` left out.
std::string command_text(const CLI::App& command, const std::string& extra,
                         const std::vector<std::string>& without);

/// Text as one word of a POSIX shell.
std::string shell_quoted(const std::string& text);

}  // namespace anchorite::app
