#include <CLI/CLI.hpp>
#include <memory>

#include "analyse_kinds.hpp"
#include "analysis_output.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/base/provenance.hpp"
#include "anchorite/base/text_file.hpp"
#include "device_table.hpp"

namespace anchorite::app {

namespace {

struct StatisticsArguments {
    std::vector<std::filesystem::path> files;
    std::filesystem::path output;
    DeviceColumns columns;
    measurement::StatisticsOptions options;
};

void run(const StatisticsArguments& arguments, Session& session) {
    measurement::StatisticsOptions options = arguments.options;
    std::vector<measurement::DeviceValue> devices;
    std::vector<measurement::SourceFile> sources;
    for (const auto& path : arguments.files) {
        const DeviceTable table = read_device_table(path, arguments.columns);
        if (!devices.empty() && table.unit != options.unit) {
            throw InputError("the files give the value in different units: \"" + options.unit +
                             "\" and \"" + table.unit + "\"");
        }
        options.unit = table.unit;
        options.name = table.value;
        devices.insert(devices.end(), table.devices.begin(), table.devices.end());
        sources.push_back({path, sha256(read_bytes(path)), "device-table"});
    }
    measurement::Analysis analysis = describe(analyse_statistics(devices, options));
    analysis.sources = std::move(sources);
    present_analysis(analysis, arguments.output, session);
}

}  // namespace

void add_analyse_statistics(CLI::App& analyse, Session& session) {
    CLI::App* command = analyse.add_subcommand(
        "statistics", "Distributions of many devices, and groups of them compared");
    const auto arguments = std::make_shared<StatisticsArguments>();
    command->add_option("files", arguments->files, "Tables with a line for each device")
        ->type_name("FILE")
        ->required();
    command->add_option("--value", arguments->columns.value, "Column of the quantity")
        ->type_name("NAME")
        ->required();
    command->add_option("--device", arguments->columns.device, "Column of the device's name")
        ->capture_default_str();
    command
        ->add_option("--substrate", arguments->columns.substrate,
                     "Column of what devices were made on together")
        ->capture_default_str();
    command
        ->add_option("--group", arguments->columns.group,
                     "Column of the groups; each is compared with the first")
        ->capture_default_str();
    auto& options = arguments->options;
    command->add_option("--exclude-below", options.exclusion.below, "Leave out values below");
    command->add_option("--exclude-above", options.exclusion.above, "Leave out values above");
    command->add_option("--bins", options.bins, "Bins of the histogram")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command->add_option("--resamples", options.resamples, "Resamples of whole substrates")
        ->check(CLI::Range(200, 1000000))
        ->capture_default_str();
    command->add_option("--seed", options.seed, "Seed of the resamples")->capture_default_str();
    add_output_options(*command, arguments->output, session);
    command->callback([arguments, &session] { run(*arguments, session); });
}

}  // namespace anchorite::app
