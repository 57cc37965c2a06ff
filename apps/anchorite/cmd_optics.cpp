#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "anchorite/report/optics_json.hpp"
#include "anchorite/report/optics_write.hpp"
#include "commands.hpp"
#include "output_option.hpp"
#include "present_optics.hpp"
#include "session.hpp"
#include "stack_arguments.hpp"

namespace anchorite::app {

namespace {

struct OpticsArguments {
    StackArguments stack;
    std::filesystem::path output;
    optics::RunOptions run;
    bool no_tolerances = false;
};

void run(OpticsArguments arguments, Session& session) {
    const stack::Stack description = read_stack(arguments.stack);
    arguments.run.vary = scan_axes(arguments.stack, description);
    arguments.run.tolerances = !arguments.no_tolerances;
    const auto result = optics::run_optics(description, arguments.run, session.progress());
    std::filesystem::path page;
    if (!arguments.output.empty()) page = report::write_optics(result, arguments.output);
    if (session.json()) {
        session.print(report::optics_json(result));
        return;
    }
    std::string text = session.bold(result.description.name) + "\n\n" + optics_text(result);
    if (result.scan) text += "\n" + scan_text(*result.scan);
    if (!page.empty()) text += "\nreport: " + page.string() + "\n";
    session.print(text);
    for (const std::string& warning : result.warnings) session.warn(warning);
}

}  // namespace

void add_optics(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "optics", "Compute where the light of a stack goes, with interval and report");
    const auto arguments = std::make_shared<OpticsArguments>();
    add_stack_options(*command, arguments->stack,
                      "QD.thickness=20:80:5nm or emitter.horizontal=0.5:1:0.05");
    command
        ->add_option("-o,--output", arguments->output,
                     "Folder for optics.html, optics.json and CSV files; by default none")
        ->type_name("DIR")
        ->check(output_folder());
    command->add_flag("--no-tolerances", arguments->no_tolerances,
                      "Leave out the interval from the stated tolerances");
    command
        ->add_option("--tolerance", arguments->run.emission.tolerance,
                     "Largest error of a channel as a share of all power")
        ->type_name("SHARE")
        ->capture_default_str();
    command->add_option("--threads", arguments->run.threads, "Threads; 0 is one per processor")
        ->type_name("N")
        ->check(CLI::Range(0, 1024))
        ->capture_default_str();
    session.add_json_flag(*command);
    command->callback([arguments, &session] { run(*arguments, session); });
}

}  // namespace anchorite::app
