#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace anchorite::app {

/// "analyse decay": names of a command and those above it, without the program's.
std::string command_path(const CLI::App& command);

/// Every command below, each before those below it.
std::vector<const CLI::App*> commands_below(const CLI::App& app);

}  // namespace anchorite::app
