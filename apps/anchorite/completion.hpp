#pragma once

#include <string>

namespace CLI {
class App;
}

namespace anchorite::app {

/// A bash script that completes the program's subcommands, options and their values. Made from the
/// program's own description, so that it cannot fall behind.
std::string bash_completion(const CLI::App& app);

}  // namespace anchorite::app
