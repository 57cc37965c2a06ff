#include <CLI/CLI.hpp>
#include <map>
#include <memory>

#include "analyse_command.hpp"
#include "analyse_kinds.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/measurement/light/lifetime_traces.hpp"
#include "anchorite/measurement/light/measured_spectrum.hpp"
#include "light_arguments.hpp"

namespace anchorite::app {

namespace {

using measurement::Level;
using measurement::LifetimeStart;

struct LifetimeArguments {
    InstrumentArguments input;
    std::filesystem::path output, spectrum;
    LightArguments light;
    measurement::TraceColumns columns;
    std::string start = "first", burn_in, form = "stretched";
    std::vector<std::string> shares, levels, asked;
};

Level level_of(const std::string& option, const std::string& text) {
    try {
        return lifetime::Radiance{parse_quantity(text, Dimension::radiance)};
    } catch (const InputError&) {
        return lifetime::Luminance{positive(option, text, Dimension::luminance)};
    }
}

/// Efficacy of the device's light; none where nothing is said of it.
std::optional<lifetime::LuminousEfficacy> efficacy_of(
    const LifetimeArguments& arguments, std::vector<measurement::SourceFile>& sources) {
    if (const auto gaussian = arguments.light.gaussian()) return lifetime::efficacy_of(*gaussian);
    if (arguments.spectrum.empty()) return std::nullopt;
    const auto file = read_instrument(arguments.spectrum, {});
    sources.push_back(source_of(file));
    optics::Spectrum power;
    at_file(file, [&] { power = power_of(only_spectrum(file, arguments.light.weight())); });
    return lifetime::efficacy_of(power);
}

measurement::TraceOptions options_of(const LifetimeArguments& arguments) {
    static const std::map<std::string, LifetimeStart> starts{
        {"first", LifetimeStart::first},
        {"maximum", LifetimeStart::maximum},
        {"burn-in", LifetimeStart::after_burn_in}};
    static const std::map<std::string, lifetime::DecayForm> forms{
        {"exponential", lifetime::DecayForm::exponential},
        {"stretched", lifetime::DecayForm::stretched},
        {"biexponential", lifetime::DecayForm::biexponential}};
    measurement::TraceOptions options;
    options.start = starts.at(arguments.start);
    options.form = forms.at(arguments.form);
    if ((options.start == LifetimeStart::after_burn_in) == arguments.burn_in.empty()) {
        throw InputError("--start burn-in and --burn-in TIME belong together");
    }
    if (!arguments.burn_in.empty()) {
        options.burn_in = positive("--burn-in", arguments.burn_in, Dimension::time);
    }
    if (!arguments.shares.empty()) options.shares.clear();
    for (const auto& text : arguments.shares) {
        options.shares.push_back(quantity("--share", text, Dimension::fraction));
    }
    return options;
}

void run(const LifetimeArguments& arguments, Session& session) {
    const auto options = options_of(arguments);
    std::vector<measurement::LifetimeTrace> traces;
    auto sources = for_each_file(arguments.input, [&](const auto& file) {
        for (auto& trace : traces_of(file, arguments.columns)) traces.push_back(std::move(trace));
    });
    std::vector<std::optional<Level>> levels;
    for (const auto& text : arguments.levels) levels.emplace_back(level_of("--level", text));
    const auto efficacy = efficacy_of(arguments, sources);
    std::vector<measurement::LevelAsked> asked;
    for (const auto& text : arguments.asked) asked.push_back({level_of("--at", text), efficacy});
    const auto result = analyse_traces(traces, options, levels);
    if (!asked.empty() && !result.law) {
        throw InputError("--at needs traces at two levels or more: " + result.why_no_law);
    }
    measurement::Analysis analysis = describe(result, asked);
    analysis.sources = std::move(sources);
    present_analysis(analysis, arguments.output, session);
}

void add_reading_options(CLI::App& command, LifetimeArguments& arguments) {
    command
        .add_option("--time", arguments.columns.time,
                    "Column of the time, its unit in brackets where the file has none")
        ->type_name("NAME [UNIT]");
    command.add_option("--light", arguments.columns.light, "Column of the light, likewise")
        ->type_name("NAME [UNIT]");
    command.add_option("--start", arguments.start, "What R0 and time 0 are")
        ->check(CLI::IsMember({"first", "maximum", "burn-in"}))
        ->capture_default_str();
    command.add_option("--burn-in", arguments.burn_in, "Time to leave out at the start")
        ->type_name("TIME");
    command
        .add_option("--share", arguments.shares, "Shares of R0 to find the time to (0.9 and 0.5)")
        ->type_name("FRACTION");
    command.add_option("--model", arguments.form, "Form of the modelled lifetimes")
        ->check(CLI::IsMember({"exponential", "stretched", "biexponential"}))
        ->capture_default_str();
}

void add_level_options(CLI::App& command, LifetimeArguments& arguments) {
    command
        .add_option("--level", arguments.levels,
                    "Initial radiance or luminance of each trace, where the files do not say it")
        ->type_name("LIGHT");
    command
        .add_option("--at", arguments.asked,
                    "Radiance or luminance at which the law's lifetime is asked for")
        ->type_name("LIGHT");
    command
        .add_option("--spectrum", arguments.spectrum,
                    "File of the light's spectrum, to go from radiance to luminance")
        ->type_name("FILE");
    add_light_options(command, arguments.light);
}

}  // namespace

void add_analyse_lifetime(CLI::App& analyse, Session& session) {
    CLI::App* command = analyse.add_subcommand(
        "lifetime", "T50 and others of operated devices, measured and by model, and n");
    const auto arguments = std::make_shared<LifetimeArguments>();
    add_files(*command, arguments->input, "Files with light against time");
    add_reading_options(*command, *arguments);
    add_level_options(*command, *arguments);
    finish_kind(*command, arguments, session, run);
}

}  // namespace anchorite::app
