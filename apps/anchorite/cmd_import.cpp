#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "anchorite/base/output_file.hpp"
#include "anchorite/device/simsalabim.hpp"
#include "commands.hpp"
#include "session.hpp"

namespace anchorite::app {

namespace {

struct ImportArguments {
    std::filesystem::path setup;
    std::filesystem::path output;
};

void run(const ImportArguments& arguments, Session& session) {
    const device::ImportedStack stack = device::import_simsalabim(arguments.setup);
    if (arguments.output.empty()) {
        session.print(stack.text);
    } else {
        write_file(arguments.output, stack.text);
        session.print("stack file: " + arguments.output.string() + "\n");
    }
    for (const std::string& warning : stack.warnings) session.warn(warning);
}

}  // namespace

void add_import(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("import", "Make a stack file of another program's input");
    command->require_subcommand(1);
    CLI::App* simsalabim =
        command->add_subcommand("simsalabim", "From a setup of SIMsalabim and its layer files");
    const auto arguments = std::make_shared<ImportArguments>();
    simsalabim->add_option("setup", arguments->setup, "Setup file of SimSS, version 5")
        ->type_name("FILE")
        ->required();
    simsalabim
        ->add_option("-o,--output", arguments->output,
                     "Stack file to write; by default it goes to standard output")
        ->type_name("FILE");
    simsalabim->callback([arguments, &session] { run(*arguments, session); });
}

}  // namespace anchorite::app
