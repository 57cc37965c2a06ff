#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "analyse_command.hpp"
#include "analyse_kinds.hpp"
#include "anchorite/measurement/composition/core_levels.hpp"
#include "anchorite/measurement/composition/xps_analysis.hpp"

namespace anchorite::app {

namespace {

using measurement::EnergyScale;
using measurement::XpsAnalysisOptions;
using measurement::XpsLevelRequest;

struct XpsArguments {
    InstrumentArguments input;
    std::filesystem::path output;
    std::vector<std::string> levels, components, sensitivities;
    std::string shape = "pseudo-voigt", background = "shirley", energy, photon_energy, internal,
                reference, repeatability;
    double mixing = -1, tougaard_c = measurement::universal_tougaard_c;
    bool equal_widths = false;
};

/// "Pb 4f=138.4" taken apart.
std::pair<std::string, std::string> named(const std::string& option, const std::string& text) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) {
        throw InputError(fmt::format("{}: '{}' is not of the form LEVEL=VALUE", option, text));
    }
    return {text.substr(0, equals), text.substr(equals + 1)};
}

double number(const std::string& option, const std::string& text) {
    return quantity(option, text, Dimension::number);
}

/// An energy, whose unit eV may be left out.
double electronvolts(const std::string& option, const std::string& text) {
    const bool bare = text.find_first_not_of("+-.0123456789eE ") == std::string::npos;
    return to_unit(quantity(option, bare ? text + " eV" : text, Dimension::energy), "eV",
                   Dimension::energy);
}

XpsLevelRequest level_of(const std::string& text) {
    if (text.find('=') == std::string::npos) return {text};
    const auto [level, range] = named("--level", text);
    const auto colon = range.find(':');
    if (colon == std::string::npos) {
        throw InputError(fmt::format("--level: '{}' is not of the form LEVEL=LOW:HIGH", text));
    }
    XpsLevelRequest request{level};
    request.window = {electronvolts("--level", range.substr(0, colon)),
                      electronvolts("--level", range.substr(colon + 1))};
    return request;
}

void add_component(const std::string& text, XpsAnalysisOptions& options) {
    const auto [name, position] = named("--component", text);
    const auto wanted = measurement::find_core_level(name).name;
    for (XpsLevelRequest& request : options.levels) {
        if (measurement::find_core_level(request.level).name != wanted) continue;
        request.positions.push_back(electronvolts("--component", position));
        return;
    }
    throw InputError(fmt::format("--component: {} is not among the levels of --level", name));
}

XpsAnalysisOptions options_of(const XpsArguments& arguments) {
    XpsAnalysisOptions options;
    for (const auto& text : arguments.levels) options.levels.push_back(level_of(text));
    for (const auto& text : arguments.components) add_component(text, options);
    for (const auto& text : arguments.sensitivities) {
        const auto [level, value] = named("--sensitivity", text);
        options.sensitivities[level] = number("--sensitivity", value);
    }
    options.fit.shape = numerics::parse_line_shape(arguments.shape);
    options.fit.background = measurement::parse_xps_background(arguments.background);
    if (arguments.mixing >= 0) options.fit.mixing = arguments.mixing;
    options.fit.equal_widths = arguments.equal_widths;
    options.fit.tougaard_c = arguments.tougaard_c;
    if (arguments.energy == "binding") options.axes.scale = EnergyScale::binding;
    if (arguments.energy == "kinetic") options.axes.scale = EnergyScale::kinetic;
    if (!arguments.photon_energy.empty()) {
        options.axes.photon_energy = electronvolts("--photon-energy", arguments.photon_energy);
    }
    options.internal = arguments.internal;
    if (!arguments.reference.empty()) {
        const auto [level, position] = named("--reference", arguments.reference);
        options.reference = {level, electronvolts("--reference", position)};
    }
    if (!arguments.repeatability.empty()) {
        options.repeatability = electronvolts("--repeatability", arguments.repeatability);
    }
    return options;
}

void run(const XpsArguments& arguments, Session& session) {
    const XpsAnalysisOptions options = options_of(arguments);
    const auto files = read_all(arguments.input);
    present_analysis(describe(measurement::analyse_xps(files, options)), arguments.output, session);
}

void add_fit_options(CLI::App& command, XpsArguments& arguments) {
    command
        .add_option("--level", arguments.levels,
                    "Core level to fit, with its window in eV: 'Pb 4f=134:148'; may be repeated")
        ->type_name("LEVEL[=LOW:HIGH]")
        ->required()
        ->expected(1, 32);
    command
        .add_option("--component", arguments.components,
                    "Where a species of a level starts, in eV: 'Pb 4f=136.9'; may be repeated; "
                    "by default one at the maximum")
        ->type_name("LEVEL=EV")
        ->expected(1, 32);
    command.add_option("--shape", arguments.shape, "Line shape")
        ->check(CLI::IsMember({"voigt", "pseudo-voigt", "sum", "product"}))
        ->capture_default_str();
    command
        .add_option("--mixing", arguments.mixing,
                    "Lorentzian share of the shape, held; by default it is fitted")
        ->check(CLI::Range(0.0, 1.0));
    command.add_option("--background", arguments.background, "What lies under the lines")
        ->check(CLI::IsMember({"constant", "linear", "shirley", "tougaard"}))
        ->capture_default_str();
    command.add_option("--tougaard-c", arguments.tougaard_c, "C of Tougaard's cross section, eV²")
        ->capture_default_str();
    command.add_flag("--equal-widths", arguments.equal_widths,
                     "All components of a level have one width");
}

void add_scale_options(CLI::App& command, XpsArguments& arguments) {
    command
        .add_option("--energy", arguments.energy,
                    "Which energy the files have, where they do not say")
        ->check(CLI::IsMember({"binding", "kinetic"}));
    command
        .add_option("--photon-energy", arguments.photon_energy,
                    "Photon energy, in place of the file's")
        ->type_name("ENERGY");
    command
        .add_option("--internal", arguments.internal,
                    "Level that shifts between the first file and each other are relative to")
        ->type_name("LEVEL");
    command
        .add_option("--repeatability", arguments.repeatability,
                    "Standard deviation of a difference of two levels of one run")
        ->type_name("ENERGY");
    command
        .add_option("--reference", arguments.reference,
                    "Position that a level is given, e.g. 'C 1s=284.8' (contested)")
        ->type_name("LEVEL=EV");
    command
        .add_option("--sensitivity", arguments.sensitivities,
                    "Sensitivity of a level in place of the table's; may be repeated")
        ->type_name("LEVEL=VALUE")
        ->expected(1, 32);
}

}  // namespace

void add_analyse_xps(CLI::App& analyse, Session& session) {
    CLI::App* command =
        analyse.add_subcommand("xps", "Lines, shares of atoms and shifts of photoelectron spectra");
    const auto arguments = std::make_shared<XpsArguments>();
    add_files(*command, arguments->input, "Photoelectron spectra; the first is compared with");
    add_fit_options(*command, *arguments);
    add_scale_options(*command, *arguments);
    finish_kind(*command, arguments, session, run);
}

}  // namespace anchorite::app
