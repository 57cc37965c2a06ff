#include <CLI/CLI.hpp>

#include "analyse_kinds.hpp"
#include "commands.hpp"

namespace anchorite::app {

void add_analyse(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "analyse", "Turn instrument files into numbers with errors, definitions and a page");
    command->require_subcommand(1);
    add_analyse_afm(*command, session);
    add_analyse_decay(*command, session);
    add_analyse_fringes(*command, session);
    add_analyse_jv(*command, session);
    add_analyse_led(*command, session);
    add_analyse_lifetime(*command, session);
    add_analyse_plqy(*command, session);
    add_analyse_sclc(*command, session);
    add_analyse_spectrum(*command, session);
    add_analyse_transient_absorption(*command, session);
    add_analyse_statistics(*command, session);
    add_analyse_ftir(*command, session);
    add_analyse_mass(*command, session);
    add_analyse_nmr(*command, session);
    add_analyse_xps(*command, session);
    add_analyse_xrd(*command, session);
}

}  // namespace anchorite::app
