#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "completion.hpp"
#include "session.hpp"

namespace anchorite::app {

void add_completion(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand("completion", "Print a shell completion script");
    command->footer("Load it with:  source <(anchorite completion bash)");
    command->add_option("shell", "Shell to complete in")
        ->required()
        ->check(CLI::IsMember({"bash"}));
    session.add_json_flag(*command);
    command->callback([command, &session] {
        const std::string script = bash_completion(*command);
        if (session.json()) {
            session.print(nlohmann::ordered_json{{"shell", "bash"}, {"script", script}});
        } else {
            session.print(script);
        }
    });
}

}  // namespace anchorite::app
