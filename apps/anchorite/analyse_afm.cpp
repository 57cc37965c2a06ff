#include <CLI/CLI.hpp>
#include <memory>

#include "analyse_command.hpp"
#include "analyse_kinds.hpp"
#include "anchorite/measurement/structure/roughness.hpp"
#include "session.hpp"

namespace anchorite::app {

namespace {

struct AfmArguments {
    InstrumentArguments input;
    std::filesystem::path output;
    std::string levelling = "plane";
    std::size_t channel = 1;
    measurement::RoughnessOptions options;
};

void run_afm(const AfmArguments& arguments, Session& session) {
    auto options = arguments.options;
    options.levelling = measurement::levelling_of(arguments.levelling);
    const auto file = read_instrument(arguments.input.files.front(), arguments.input);
    measurement::Analysis analysis;
    at_file(file, [&] {
        const auto map =
            measurement::image_map(file, arguments.channel - 1, "nm", "choose one with --channel");
        analysis = describe(measurement::analyse_roughness(map, options));
    });
    analysis.sources = {source_of(file)};
    present_analysis(analysis, arguments.output, session);
}

}  // namespace

void add_analyse_afm(CLI::App& analyse, Session& session) {
    CLI::App* command = analyse.add_subcommand(
        "afm", "Roughness of a height map after every levelling, and its power spectra");
    const auto arguments = std::make_shared<AfmArguments>();
    add_files(*command, arguments->input, "Map as the microscope wrote it");
    command->add_option("--channel", arguments->channel, "Which map of the file, from 1")
        ->check(CLI::PositiveNumber);
    command
        ->add_option("--levelling", arguments->levelling,
                     "What is taken off before the numbers that are given first")
        ->type_name("none|mean|plane|polynomial2|polynomial3|rows-mean|rows-median|rows-line");
    command->add_option("--outliers", arguments->options.outliers,
                        "Leave out points beyond this many robust standard deviations");
    finish_kind(*command, arguments, session, run_afm);
}

}  // namespace anchorite::app
