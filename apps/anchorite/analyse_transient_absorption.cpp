#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "analyse_command.hpp"
#include "analyse_kinds.hpp"
#include "anchorite/base/constants.hpp"
#include "anchorite/measurement/kinetics/transient_analysis.hpp"
#include "anchorite/measurement/kinetics/transient_model_file.hpp"
#include "session.hpp"

namespace anchorite::app {

namespace {

using measurement::TransientModelKind;

constexpr double pico = 1e12;  // per second
constexpr double nano = 1e9;   // per metre

struct TransientArguments {
    InstrumentArguments input;
    std::filesystem::path output;
    std::string model = "parallel";
    measurement::TransientOptions options;
    measurement::TransientReading reading;
    std::string signal = "dA";
    std::vector<std::string> lifetimes, kinetics, spectra;
    std::string response, zero, background, normalise, excitation, wavelengths, delays;
};

/// Two parts about "±" or "+-"; the second is empty where there is none.
std::pair<std::string, std::string> about(const std::string& text) {
    for (const std::string mark : {"±", "+-"}) {
        const auto at = text.find(mark);
        if (at != std::string::npos) return {text.substr(0, at), text.substr(at + mark.size())};
    }
    return {text, ""};
}

std::vector<double> picoseconds(const std::string& option, const std::vector<std::string>& texts) {
    std::vector<double> out;
    for (const auto& text : texts) out.push_back(pico * positive(option, text, Dimension::time));
    return out;
}

std::optional<double> picosecond(const std::string& option, const std::string& text) {
    if (text.empty()) return std::nullopt;
    return pico * quantity(option, text, Dimension::time);
}

std::vector<measurement::EnergyBand> bands(const std::vector<std::string>& texts) {
    std::vector<measurement::EnergyBand> out;
    for (const std::string& text : texts) {
        const auto [centre, half] = about(text);
        const auto electronvolts = [](const std::string& part) {
            return positive("--kinetics", part, Dimension::energy) / constants::electronvolt;
        };
        out.push_back({electronvolts(centre), half.empty() ? 0 : electronvolts(half)});
        out.back().validate();
    }
    return out;
}

void set_model(const TransientArguments& arguments, measurement::TransientOptions& options) {
    if (arguments.model == "parallel") return;
    options.kind = TransientModelKind::sequential;
    if (arguments.model == "sequential") return;
    if (arguments.model == "target") {
        throw InputError("--model: a target model is a file; write --model FILE.toml");
    }
    options.kind = TransientModelKind::target;
    options.target = measurement::read_transient_model(arguments.model);
    if (options.components > 0 || !arguments.lifetimes.empty() || options.constant) {
        throw InputError(
            "--components, --lifetimes and --constant are for parallel and "
            "sequential models; the file of --model says what decays");
    }
}

measurement::TransientOptions options_of(const TransientArguments& arguments) {
    measurement::TransientOptions options = arguments.options;
    set_model(arguments, options);
    options.lifetimes_ps = picoseconds("--lifetimes", arguments.lifetimes);
    options.response = arguments.response != "none";
    if (options.response && !arguments.response.empty()) {
        options.response_fwhm_ps = pico * positive("--irf", arguments.response, Dimension::time);
    }
    options.t0_ps = picosecond("--t0", arguments.zero);
    options.before_ps = picosecond("--background-before", arguments.background);
    options.normalise_ps = picosecond("--normalise", arguments.normalise);
    options.spectra_ps = picoseconds("--at", arguments.spectra);
    options.kinetics = bands(arguments.kinetics);
    options.validate();
    return options;
}

Range range_of(const std::string& option, const std::string& text, Dimension dimension,
               double scale) {
    if (text.empty()) return {};
    const Window found = window(option, text, dimension);
    return {scale * found.from, scale * found.to};
}

/// The map of a file, less what the user leaves out.
measurement::TransientMap map_of(const measurement::InstrumentFile& file,
                                 const TransientArguments& arguments) {
    if (file.maps.size() != 1) {
        throw InputError(fmt::format("there are {} maps in it, not one", file.maps.size()));
    }
    measurement::TransientReading reading = arguments.reading;
    if (arguments.signal == "dT/T") {
        reading.signal = measurement::TransientSignal::transmission_change;
    }
    measurement::TransientMap map = transient_map_of(file.maps.front(), reading);
    if (!arguments.wavelengths.empty() || !arguments.delays.empty()) {
        map =
            cropped(map, range_of("--wavelengths", arguments.wavelengths, Dimension::length, nano),
                    range_of("--delays", arguments.delays, Dimension::time, pico));
    }
    if (arguments.excitation.empty()) return map;
    const auto [centre, half] = about(arguments.excitation);
    const double at = nano * positive("--excitation", centre, Dimension::length);
    const double width =
        half.empty() ? 10 : nano * positive("--excitation", half, Dimension::length);
    return without_wavelengths(map, {at - width, at + width});
}

void run(const TransientArguments& arguments, Session& session) {
    measurement::TransientOptions options = options_of(arguments);
    options.progress = session.progress();
    const auto file = read_instrument(arguments.input.files.front(), arguments.input);
    measurement::Analysis analysis;
    at_file(file, [&] {
        const auto result = analyse_transient(map_of(file, arguments), options);
        analysis = describe(result);
    });
    analysis.title = "Transient absorption of " + file.path.filename().string();
    analysis.sources = {source_of(file)};
    analysis.settings.push_back({"signal in the file", arguments.signal});
    analysis.settings.push_back({"scale", fmt::format("{:.6g}", arguments.reading.scale)});
    if (!arguments.excitation.empty()) {
        analysis.settings.push_back({"left out about the pump", arguments.excitation});
    }
    present_analysis(analysis, arguments.output, session);
}

void add_reading_options(CLI::App& command, TransientArguments& arguments) {
    command.add_option("--signal", arguments.signal, "What the file's numbers are")
        ->check(CLI::IsMember({"dA", "dT/T"}))
        ->capture_default_str();
    command
        .add_option("--scale", arguments.reading.scale,
                    "Times this the file's numbers are ΔA or ΔT/T: 1e-3 for mOD")
        ->capture_default_str();
    command
        .add_option("--delay-unit", arguments.reading.delay_unit,
                    "Unit of the delays, where the file gives none")
        ->check(CLI::IsMember({"fs", "ps", "ns", "us", "ms", "s"}));
    command.add_option("--wavelengths", arguments.wavelengths, "Wavelengths to keep")
        ->type_name("FROM:TO nm");
    command.add_option("--delays", arguments.delays, "Delays to keep")->type_name("FROM:TO ps");
    command
        .add_option("--excitation", arguments.excitation,
                    "Wavelength of the pump: what lies within 10 nm, or ± as given, is left out")
        ->type_name("400nm±10nm");
    command
        .add_option("--background-before", arguments.background,
                    "Delays below it are background; without, found")
        ->type_name("TIME");
}

void add_response_options(CLI::App& command, TransientArguments& arguments) {
    command
        .add_option("--irf", arguments.response,
                    "Full width at half maximum of the instrument response, where its fit "
                    "starts; none: instantaneous; without, from the rise")
        ->type_name("TIME|none");
    command.add_flag("--hold-irf", arguments.options.hold_response, "Keep the width as given");
    command
        .add_option("--t0", arguments.zero,
                    "Delay at which the pump arrives in the middle of the wavelengths, where its "
                    "fit starts")
        ->type_name("TIME");
    command
        .add_option("--chirp", arguments.options.chirp_order,
                    "Order of the polynomial of the arrival in wavelength; 0: no chirp")
        ->capture_default_str();
    command
        .add_option("--artefact", arguments.options.artefact_terms,
                    "Terms of the coherent artefact: the response and its derivatives, 0 to 4")
        ->capture_default_str();
}

void add_model_options(CLI::App& command, TransientArguments& arguments) {
    command
        .add_option("--model", arguments.model,
                    "parallel, sequential, or the file of a target model")
        ->type_name("WORD|FILE.toml")
        ->capture_default_str();
    command.add_option("--components", arguments.options.components,
                       "Components that decay; without, as many as the map shows");
    command.add_option("--lifetimes", arguments.lifetimes, "Lifetimes to start from")
        ->type_name("TIME,...")
        ->delimiter(',');
    command.add_flag("--constant", arguments.options.constant, "Add a component that stays");
    command.add_flag("--weight-by-noise", arguments.options.weight_by_noise,
                     "Count each wavelength over its scatter before the pump");
}

void add_slice_options(CLI::App& command, TransientArguments& arguments) {
    command
        .add_option("--kinetics", arguments.kinetics,
                    "Photon energies with half widths to draw kinetics at")
        ->type_name("1.8eV±20meV,...")
        ->delimiter(',');
    command
        .add_option("--normalise", arguments.normalise,
                    "Delay after t0 at which those kinetics are 1")
        ->type_name("TIME");
    command.add_option("--at", arguments.spectra, "Delays after t0 to draw spectra at")
        ->type_name("TIME,...")
        ->delimiter(',');
}

}  // namespace

void add_analyse_transient_absorption(CLI::App& analyse, Session& session) {
    CLI::App* command = analyse.add_subcommand(
        "transient-absorption", "Lifetimes and spectra of a map of transient absorption");
    const auto arguments = std::make_shared<TransientArguments>();
    command->add_option("files", arguments->input.files, "File with the map")
        ->type_name("MAP")
        ->required()
        ->expected(1);
    add_model_options(*command, *arguments);
    add_response_options(*command, *arguments);
    add_slice_options(*command, *arguments);
    add_reading_options(*command, *arguments);
    finish_kind(*command, arguments, session, run);
}

}  // namespace anchorite::app
