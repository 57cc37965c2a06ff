#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "analyse_command.hpp"
#include "analyse_kinds.hpp"
#include "anchorite/measurement/composition/nmr_signals.hpp"
#include "molecule_argument.hpp"

namespace anchorite::app {

namespace {

using measurement::NmrOptions;
using measurement::parse_trace_window;

struct NmrArguments {
    InstrumentArguments input;
    std::filesystem::path output;
    std::vector<std::string> signals;
    std::string nucleus = "1H", scale, molecule, noise, reference, solvent;
    double frequency = 0;
};

/// "7.4:7.6=15" taken apart; the window is added to the signals where it is not among them.
void set_scale(const std::string& text, NmrOptions& options) {
    const auto equals = text.rfind('=');
    if (equals == std::string::npos) {
        throw InputError(fmt::format("--scale: '{}' is not of the form LOW:HIGH=NUCLEI", text));
    }
    const auto window = parse_trace_window("--scale", text.substr(0, equals));
    options.scale_nuclei = quantity("--scale", text.substr(equals + 1), Dimension::number);
    for (std::size_t i = 0; i < options.signals.size(); ++i) {
        const auto& one = options.signals[i];
        if (one.low == window.low && one.high == window.high) options.scale = i;
    }
    if (options.scale) return;
    options.scale = options.signals.size();
    options.signals.push_back(window);
}

void run(const NmrArguments& arguments, Session& session) {
    NmrOptions options;
    options.nucleus = arguments.nucleus;
    for (const auto& text : arguments.signals) {
        options.signals.push_back(parse_trace_window("--signal", text));
    }
    if (!arguments.scale.empty()) set_scale(arguments.scale, options);
    if (!arguments.molecule.empty()) {
        options.formula = atoms_of_text("--molecule", arguments.molecule);
    }
    if (!arguments.noise.empty()) options.noise = parse_trace_window("--noise", arguments.noise);
    options.reference = arguments.reference;
    options.solvent = arguments.solvent;
    if (arguments.frequency > 0) options.frequency = arguments.frequency;
    const auto files = read_all(arguments.input);
    present_analysis(describe(measurement::analyse_nmr(files, options)), arguments.output, session);
}

}  // namespace

void add_analyse_nmr(CLI::App& analyse, Session& session) {
    CLI::App* command =
        analyse.add_subcommand("nmr", "Integrals against a formula, and shifts between samples");
    const auto arguments = std::make_shared<NmrArguments>();
    add_files(*command, arguments->input,
              "Spectra; shifts of the others are compared with the first");
    command
        ->add_option("--signal", arguments->signals,
                     "Window of a signal in ppm: '7.4:7.6' or 'ortho, 7.4:7.6'; may be repeated")
        ->type_name("[NAME,]LOW:HIGH")
        ->required()
        ->expected(1, 200);
    command
        ->add_option("--scale", arguments->scale, "A window and its number of nuclei: '3.7:3.9=9'")
        ->type_name("LOW:HIGH=NUCLEI");
    command->add_option("--molecule", arguments->molecule,
                        "Formula or SMILES whose nuclei are expected");
    command->add_option("--nucleus", arguments->nucleus, "Nucleus of the spectra")
        ->capture_default_str();
    command->add_option("--noise", arguments->noise, "Window without signals, for errors")
        ->type_name("LOW:HIGH");
    command->add_option("--reference", arguments->reference, "Substance at 0 ppm");
    command->add_option("--solvent", arguments->solvent, "Solvent of the samples");
    command->add_option("--frequency", arguments->frequency,
                        "Frequency of the nucleus in MHz, for files in Hz");
    finish_kind(*command, arguments, session, run);
}

}  // namespace anchorite::app
