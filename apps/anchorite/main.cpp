#include <CLI/CLI.hpp>
#include <csignal>

#include "anchorite/base/provenance.hpp"
#include "commands.hpp"
#include "session.hpp"
#include "usage.hpp"

namespace {

using namespace anchorite::app;

void describe(CLI::App& app) {
    app.description(
        "Anchorite finds which molecules can hold several lead sites of a halide-perovskite "
        "surface at once, and where the light of a diode made with them goes.");
    app.set_version_flag("--version", "anchorite " + anchorite::make_provenance().version,
                         "Print the version and exit");
    app.set_help_flag("-h,--help", "Print this help and exit");
    app.get_formatter()->column_width(34);
    app.require_subcommand(1);
}

void add_commands(CLI::App& app, Session& session) {
    add_match(app, session);
    add_study(app, session);
    add_screen(app, session);
    add_pdos(app, session);
    add_optics(app, session);
    add_device(app, session);
    add_fit(app, session);
    add_design(app, session);
    add_check(app, session);
    add_read(app, session);
    add_record(app, session);
    add_analyse(app, session);
    add_import(app, session);
    add_light(app, session);
    add_lattices(app, session);
    add_donors(app, session);
    add_materials(app, session);
    add_schema(app, session);
    add_completion(app, session);
    add_man(app, session);
    // After the subcommands, which would inherit it.
    app.footer(
        "Examples:\n"
        "  anchorite match 'COc1ccc(cc1)P(=O)(c1ccccc1)c1ccccc1' --lattice CsPbI3\n"
        "  anchorite study studies/cspbi3-anchors/study.toml --output out\n"
        "  anchorite optics studies/cspbi3-anchors/stack.toml --vary QD.thickness=20:60:5nm\n"
        "Exit codes: 0 success, 1 the run failed, 2 the input or the command line is wrong.");
}

int run(int argc, char** argv, Session& session) {
    CLI::App app{"", "anchorite"};
    describe(app);
    add_commands(app, session);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& request) {  // --help and --version
        session.print(requested_text(app, request));
    } catch (const CLI::ParseError& error) {
        throw usage_error(app, error);
    }
    return static_cast<int>(session.exit_code());
}

}  // namespace

int main(int argc, char** argv) {
    // A full disk or a size limit is told as an error of the write, not by a signal.
    std::signal(SIGXFSZ, SIG_IGN);
    Session session(argc, argv);
    try {
        return run(argc, argv, session);
    } catch (const std::exception& error) {
        return static_cast<int>(session.report(error));
    }
}
