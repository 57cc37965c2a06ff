#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "analyse_command.hpp"
#include "analyse_kinds.hpp"
#include "anchorite/measurement/composition/infrared.hpp"

namespace anchorite::app {

namespace {

using measurement::InfraredBaseline;
using measurement::InfraredOptions;
using measurement::InfraredOrdinate;
using measurement::parse_trace_window;

struct FtirArguments {
    InstrumentArguments input;
    std::filesystem::path output;
    std::vector<std::string> bands;
    std::vector<double> anchors;
    std::string ordinate, baseline = "none", internal, noise;
    bool reflection = false;
    double reflection_reference = 1000;
};

InfraredOptions options_of(const FtirArguments& arguments) {
    InfraredOptions options;
    for (const auto& text : arguments.bands) {
        options.bands.push_back(parse_trace_window("--band", text));
    }
    if (arguments.ordinate == "transmittance") options.ordinate = InfraredOrdinate::transmittance;
    if (arguments.ordinate == "absorbance") options.ordinate = InfraredOrdinate::absorbance;
    if (arguments.baseline == "rubber-band") options.baseline = InfraredBaseline::rubber_band;
    options.anchors = arguments.anchors;
    if (!options.anchors.empty()) {
        if (options.baseline != InfraredBaseline::none) {
            throw InputError("--baseline rubber-band and --anchors cannot both hold");
        }
        options.baseline = InfraredBaseline::anchors;
    }
    options.attenuated_reflection = arguments.reflection;
    options.atr_reference = arguments.reflection_reference;
    if (!arguments.internal.empty()) {
        options.internal = parse_trace_window("--internal", arguments.internal);
    }
    if (!arguments.noise.empty()) options.noise = parse_trace_window("--noise", arguments.noise);
    return options;
}

void run(const FtirArguments& arguments, Session& session) {
    const InfraredOptions options = options_of(arguments);
    const auto files = read_all(arguments.input);
    present_analysis(describe(measurement::analyse_infrared(files, options)), arguments.output,
                     session);
}

}  // namespace

void add_analyse_ftir(CLI::App& analyse, Session& session) {
    CLI::App* command = analyse.add_subcommand(
        "ftir", "Infrared bands, their ratios, and how they change between samples");
    const auto arguments = std::make_shared<FtirArguments>();
    add_files(*command, arguments->input, "Spectra; the others are compared with the first");
    command
        ->add_option("--band", arguments->bands,
                     "Window of a band in 1/cm: 'P=O, 1150:1200'; may be repeated")
        ->type_name("[NAME,]LOW:HIGH")
        ->required()
        ->expected(1, 200);
    command
        ->add_option("--internal", arguments->internal,
                     "Band that areas are divided by before spectra are compared")
        ->type_name("[NAME,]LOW:HIGH");
    command->add_option("--noise", arguments->noise, "Window without bands, for errors")
        ->type_name("LOW:HIGH");
    command->add_option("--ordinate", arguments->ordinate, "What the values are")
        ->check(CLI::IsMember({"transmittance", "absorbance"}));
    command->add_option("--baseline", arguments->baseline, "What is subtracted")
        ->check(CLI::IsMember({"none", "rubber-band"}))
        ->capture_default_str();
    command
        ->add_option("--anchors", arguments->anchors,
                     "Wavenumbers of a baseline that is straight between them, 1/cm; two or more")
        ->expected(-2);
    command->add_flag("--atr", arguments->reflection,
                      "Correct attenuated total reflection: absorbance times wavenumber");
    command
        ->add_option("--atr-reference", arguments->reflection_reference,
                     "Wavenumber whose absorbance that leaves as it is, 1/cm")
        ->capture_default_str();
    finish_kind(*command, arguments, session, run);
}

}  // namespace anchorite::app
