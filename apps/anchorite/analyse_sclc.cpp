#include <CLI/CLI.hpp>
#include <memory>

#include "analyse_command.hpp"
#include "analyse_kinds.hpp"
#include "anchorite/measurement/light/sclc_curves.hpp"

namespace anchorite::app {

namespace {

struct SclcArguments {
    InstrumentArguments input;
    std::filesystem::path output;
    std::string area, thickness;
    double permittivity = 0;
    std::string temperature = "300 K", built_in = "0 V";
    std::string thickness_error = "0 %", permittivity_error = "0 %";
};

measurement::SclcOptions options_of(const SclcArguments& arguments) {
    measurement::SclcOptions options;
    options.thickness = positive("--thickness", arguments.thickness, Dimension::length);
    options.permittivity = arguments.permittivity;
    options.temperature = positive("--temperature", arguments.temperature, Dimension::temperature);
    options.built_in = quantity("--built-in", arguments.built_in, Dimension::voltage);
    options.thickness_error =
        quantity("--thickness-error", arguments.thickness_error, Dimension::fraction);
    options.permittivity_error =
        quantity("--permittivity-error", arguments.permittivity_error, Dimension::fraction);
    return options;
}

void run(const SclcArguments& arguments, Session& session) {
    const measurement::SclcOptions options = options_of(arguments);
    const auto area = given_area(arguments.area);
    std::vector<measurement::Sweep> sweeps;
    auto sources = for_each_file(arguments.input, [&](const auto& file) {
        for (auto& sweep : sweeps_of(file, area)) sweeps.push_back(std::move(sweep));
    });
    measurement::Analysis analysis = describe(analyse_sclc(sweeps, options));
    analysis.sources = std::move(sources);
    present_analysis(analysis, arguments.output, session);
}

}  // namespace

void add_analyse_sclc(CLI::App& analyse, Session& session) {
    CLI::App* command = analyse.add_subcommand(
        "sclc", "Trap-filled limit and mobility of single-carrier devices, where they can be told");
    const auto arguments = std::make_shared<SclcArguments>();
    add_files(*command, arguments->input, "Files with sweeps of current against voltage");
    command->add_option("--thickness", arguments->thickness, "Thickness of the film")
        ->type_name("LENGTH")
        ->required();
    command->add_option("--permittivity", arguments->permittivity, "Relative permittivity")
        ->check(CLI::PositiveNumber)
        ->required();
    add_area_option(*command, arguments->area);
    command->add_option("--temperature", arguments->temperature, "Temperature of the device")
        ->type_name("TEMPERATURE")
        ->capture_default_str();
    command
        ->add_option("--built-in", arguments->built_in,
                     "Built-in voltage, subtracted from every voltage")
        ->type_name("VOLTAGE")
        ->capture_default_str();
    command
        ->add_option("--thickness-error", arguments->thickness_error,
                     "Standard error of the thickness")
        ->type_name("PERCENT")
        ->capture_default_str();
    command
        ->add_option("--permittivity-error", arguments->permittivity_error,
                     "Standard error of the permittivity")
        ->type_name("PERCENT")
        ->capture_default_str();
    finish_kind(*command, arguments, session, run);
}

}  // namespace anchorite::app
