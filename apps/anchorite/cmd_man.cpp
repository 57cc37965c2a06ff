#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "anchorite/base/provenance.hpp"
#include "commands.hpp"
#include "man_page.hpp"
#include "session.hpp"

namespace anchorite::app {

void add_man(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand("man", "Print the manual page in roff");
    command->footer("Read it with:  anchorite man | man -l -");
    session.add_json_flag(*command);
    command->callback([&app, &session] {
        const std::string page = man_page(app, make_provenance().version);
        if (session.json()) {
            session.print(nlohmann::ordered_json{{"page", page}});
        } else {
            session.print(page);
        }
    });
}

}  // namespace anchorite::app
