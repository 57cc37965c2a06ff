#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "anchorite/base/output_file.hpp"
#include "anchorite/device/simsalabim.hpp"
#include "commands.hpp"
#include "output_option.hpp"
#include "session.hpp"

namespace anchorite::app {

namespace {

struct ImportArguments {
    std::string format;
    std::filesystem::path setup;
    std::filesystem::path output;
};

void run(const ImportArguments& arguments, Session& session) {
    const device::ImportedStack stack = device::import_simsalabim(arguments.setup);
    if (!arguments.output.empty()) write_file(arguments.output, stack.text);
    if (session.json()) {
        session.print(nlohmann::ordered_json{{"format", "anchorite-import"},
                                             {"format_version", 1},
                                             {"stack_file", stack.text},
                                             {"note", stack.note},
                                             {"warnings", stack.warnings}});
        return;
    }
    // on standard output a comment of the stack file says what the note says
    session.print(arguments.output.empty()
                      ? stack.text
                      : "stack file: " + arguments.output.string() + "\n" + stack.note + "\n");
    for (const std::string& warning : stack.warnings) session.warn(warning);
}

}  // namespace

void add_import(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("import", "Make a stack file of another program's input");
    const auto arguments = std::make_shared<ImportArguments>();
    command->add_option("format", arguments->format, "Whose input it is")
        ->check(CLI::IsMember({"simsalabim"}))
        ->required();
    command
        ->add_option("file", arguments->setup,
                     "Setup file of SimSS, version 5; it names the layer files")
        ->type_name("FILE")
        ->required();
    command
        ->add_option("-o,--output", arguments->output,
                     "Stack file to write; by default it goes to standard output")
        ->type_name("FILE")
        ->check(output_file());
    session.add_json_flag(*command);
    command->callback([arguments, &session] { run(*arguments, session); });
}

}  // namespace anchorite::app
