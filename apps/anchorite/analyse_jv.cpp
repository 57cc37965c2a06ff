#include <CLI/CLI.hpp>
#include <memory>

#include "analyse_input.hpp"
#include "analyse_kinds.hpp"
#include "analysis_output.hpp"
#include "anchorite/measurement/light/jv.hpp"

namespace anchorite::app {

namespace {

struct JvArguments {
    InstrumentArguments input;
    std::filesystem::path output;
    std::string area;
    std::string irradiance = "100 mW/cm2";
};

void run(const JvArguments& arguments, Session& session) {
    std::optional<double> area;
    if (!arguments.area.empty()) area = positive("--area", arguments.area, Dimension::area);
    const measurement::JvOptions options{
        positive("--irradiance", arguments.irradiance, Dimension::irradiance)};
    std::vector<measurement::Sweep> sweeps;
    std::vector<measurement::SourceFile> sources;
    for (const auto& path : arguments.input.files) {
        const auto file = read_instrument(path, arguments.input);
        sources.push_back(source_of(file));
        at_file(file, [&] {
            for (auto& sweep : sweeps_of(file, area)) sweeps.push_back(std::move(sweep));
        });
    }
    measurement::Analysis analysis = describe(analyse_jv(std::move(sweeps), options));
    analysis.sources = std::move(sources);
    present_analysis(analysis, arguments.output, session);
}

}  // namespace

void add_analyse_jv(CLI::App& analyse, Session& session) {
    CLI::App* command =
        analyse.add_subcommand("jv", "J_sc, V_oc, fill factor, power and hysteresis of sweeps");
    const auto arguments = std::make_shared<JvArguments>();
    add_files(*command, arguments->input, "Files with sweeps of current against voltage");
    command->add_option("--area", arguments->area, "Area of a device whose file has currents")
        ->type_name("AREA");
    command->add_option("--irradiance", arguments->irradiance, "Light on the device")
        ->type_name("IRRADIANCE")
        ->capture_default_str();
    add_layout_options(*command, arguments->input);
    add_output_options(*command, arguments->output, session);
    command->callback([arguments, &session] { run(*arguments, session); });
}

}  // namespace anchorite::app
