#include <CLI/CLI.hpp>
#include <memory>

#include "anchorite/base/schema_reference.hpp"
#include "anchorite/device/fit_input.hpp"
#include "anchorite/electronic/input.hpp"
#include "anchorite/measurement/kinetics/transient_model_file.hpp"
#include "anchorite/measurement/record.hpp"
#include "anchorite/stack/stack.hpp"
#include "anchorite/study/input.hpp"
#include "commands.hpp"
#include "session.hpp"

namespace anchorite::app {

namespace {

struct SchemaArguments {
    std::string file = "study";
    std::string format = "text";
};

void print_schema(const SchemaArguments& arguments, Session& session) {
    const auto study = study::study_schema();
    const auto stack = stack::stack_schema();
    const auto record = measurement::record_schema();
    const auto fit = device::fit_schema();
    const auto electronic = electronic::survey_schema();
    const auto transient = measurement::transient_model_schema();
    const TableDescription& description =
        arguments.file == "stack"             ? stack.description()
        : arguments.file == "record"          ? record.description()
        : arguments.file == "fit"             ? fit.description()
        : arguments.file == "electronic"      ? electronic.description()
        : arguments.file == "transient-model" ? transient.description()
                                              : study.description();
    if (session.json() || arguments.format == "json") {
        session.print(json_schema(description));
    } else if (arguments.format == "markdown") {
        session.print(markdown_reference(description));
    } else {
        session.print(text_reference(description));
    }
}

}  // namespace

void add_schema(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("schema", "Print every key of an input file with unit and default");
    const auto arguments = std::make_shared<SchemaArguments>();
    command->add_option("file", arguments->file, "Kind of input file")
        ->check(CLI::IsMember({"study", "electronic", "stack", "fit", "record", "transient-model"}))
        ->capture_default_str();
    command->add_option("--format", arguments->format, "How to print it")
        ->check(CLI::IsMember({"text", "markdown", "json"}))
        ->capture_default_str();
    session.add_json_flag(*command);
    command->callback([arguments, &session] { print_schema(*arguments, session); });
}

}  // namespace anchorite::app
