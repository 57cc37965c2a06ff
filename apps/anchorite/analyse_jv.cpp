#include <CLI/CLI.hpp>
#include <memory>

#include "analyse_command.hpp"
#include "analyse_kinds.hpp"
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
    const auto area = given_area(arguments.area);
    const measurement::JvOptions options{
        positive("--irradiance", arguments.irradiance, Dimension::irradiance)};
    std::vector<measurement::Sweep> sweeps;
    auto sources = for_each_file(arguments.input, [&](const auto& file) {
        for (auto& sweep : sweeps_of(file, area)) sweeps.push_back(std::move(sweep));
    });
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
    add_area_option(*command, arguments->area);
    command->add_option("--irradiance", arguments->irradiance, "Light on the device")
        ->type_name("IRRADIANCE")
        ->capture_default_str();
    finish_kind(*command, arguments, session, run);
}

}  // namespace anchorite::app
