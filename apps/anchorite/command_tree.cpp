#include "command_tree.hpp"

#include <CLI/CLI.hpp>

namespace anchorite::app {

std::string command_path(const CLI::App& command) {
    const CLI::App* parent = command.get_parent();
    if (parent == nullptr) return {};
    const std::string above = command_path(*parent);
    return above.empty() ? command.get_name() : above + " " + command.get_name();
}

std::vector<const CLI::App*> commands_below(const CLI::App& app) {
    std::vector<const CLI::App*> all;
    for (const CLI::App* command : app.get_subcommands({})) {
        all.push_back(command);
        const auto below = commands_below(*command);
        all.insert(all.end(), below.begin(), below.end());
    }
    return all;
}

}  // namespace anchorite::app
