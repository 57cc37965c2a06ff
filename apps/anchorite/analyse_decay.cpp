#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "analyse_command.hpp"
#include "analyse_kinds.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/measurement/kinetics/trpl_analysis.hpp"
#include "anchorite/measurement/kinetics/trpl_table.hpp"

namespace anchorite::app {

namespace {

using measurement::NamedDecay;
using measurement::TrplRequest;

struct DecayArguments {
    InstrumentArguments input;
    std::filesystem::path output, response;
    std::string gaussian, response_background, objective, window, repetition, duration,
        channel_width, column, plqy, plqy_error;
    int components = 2;
    bool choose = false, stretched = false, scatter = false, no_background = false,
         fixed_shift = false, fit_width = false;
};

measurement::TrplReading reading_of(const DecayArguments& arguments) {
    measurement::TrplReading out;
    out.column = arguments.column;
    if (!arguments.channel_width.empty()) {
        out.channel_width = positive("--channel-width", arguments.channel_width, Dimension::time);
    }
    if (!arguments.repetition.empty()) {
        out.repetition_period =
            1 / positive("--repetition", arguments.repetition, Dimension::frequency);
    }
    if (!arguments.duration.empty()) {
        if (!out.repetition_period) {
            throw InputError("--duration gives the number of pulses with --repetition: give both");
        }
        out.duration = positive("--duration", arguments.duration, Dimension::time);
    }
    return out;
}

measurement::TrplFitOptions options_of(const DecayArguments& arguments,
                                       const measurement::TrplData& data) {
    measurement::TrplFitOptions out;
    // Scaled or background-free values have no Poisson likelihood.
    if (!data.are_counts()) out.objective = measurement::TrplObjective::unweighted;
    if (!arguments.objective.empty()) {
        out.objective = measurement::find_objective(arguments.objective);
    }
    out.form.stretched = arguments.stretched;
    out.form.components = arguments.stretched ? 1 : arguments.components;
    out.form.scatter = arguments.scatter;
    out.form.background = !arguments.no_background;
    out.form.shift = !arguments.fixed_shift;
    out.form.width = arguments.fit_width;
    return out;
}

measurement::TimeWindow times(const std::string& option, const std::string& text) {
    const Window found = window(option, text, Dimension::time);
    return {found.from, found.to};
}

/// The one decay of a file with a response.
measurement::TrplData response_data(const DecayArguments& arguments) {
    const auto file = read_instrument(arguments.response, arguments.input);
    measurement::TrplReading reading = reading_of(arguments);
    reading.column.clear();
    std::vector<NamedDecay> found;
    at_file(file, [&] { found = measurement::decays_of(file, reading); });
    if (found.size() != 1) {
        throw InputError(
            {arguments.response.string(), 0, 0, {}},
            fmt::format("a response is one column of counts, here are {}", found.size()));
    }
    return found.front().data;
}

TrplRequest request_of(NamedDecay decay, const DecayArguments& arguments,
                       const std::optional<measurement::TrplData>& pulse) {
    TrplRequest out{std::move(decay.name), std::move(decay.data)};
    out.options = options_of(arguments, out.data);
    out.choose = arguments.choose;
    if (pulse) {
        std::optional<measurement::TimeWindow> dark;
        if (!arguments.response_background.empty()) {
            dark = times("--response-background", arguments.response_background);
        }
        out.response = measurement::response_for(out.data, *pulse, dark);
    } else if (!arguments.gaussian.empty()) {
        out.response = measurement::GaussianResponse{
            positive("--gaussian", arguments.gaussian, Dimension::time)};
    } else {
        out.data.window = measurement::tail_window(out.data.counts);
    }
    if (!arguments.window.empty()) {
        out.data.window = measurement::channels_in(out.data, times("--window", arguments.window));
    }
    if (!arguments.plqy.empty()) {
        out.plqy = {quantity("--plqy", arguments.plqy, Dimension::fraction), 0};
        if (!arguments.plqy_error.empty()) {
            out.plqy->error = positive("--plqy-error", arguments.plqy_error, Dimension::fraction);
        }
    }
    return out;
}

void run(const DecayArguments& arguments, Session& session) {
    std::optional<measurement::TrplData> pulse;
    if (!arguments.response.empty()) pulse = response_data(arguments);
    std::vector<measurement::TrplResult> results;
    auto sources = for_each_file(arguments.input, [&](const auto& file) {
        for (NamedDecay& decay : measurement::decays_of(file, reading_of(arguments))) {
            results.push_back(
                measurement::analyse_trpl(request_of(std::move(decay), arguments, pulse)));
        }
    });
    if (!arguments.response.empty()) {
        sources.push_back(source_of(read_instrument(arguments.response, arguments.input)));
    }
    measurement::Analysis analysis = measurement::describe(results);
    analysis.sources = std::move(sources);
    present_analysis(analysis, arguments.output, session);
}

void add_response_options(CLI::App& command, DecayArguments& arguments) {
    auto* response =
        command
            .add_option("--response", arguments.response,
                        "Measured instrument response; without one the tail from the maximum on "
                        "is fitted")
            ->type_name("FILE");
    auto* gaussian =
        command
            .add_option("--gaussian", arguments.gaussian,
                        "Gaussian response of this full width at half maximum, e.g. 50ps")
            ->type_name("TIME")
            ->excludes(response);
    command
        .add_flag("--fit-width", arguments.fit_width,
                  "Fit the width of the Gaussian response too, from that one on")
        ->needs(gaussian);
    command
        .add_option("--response-background", arguments.response_background,
                    "Times of the response without light; their mean is taken off it")
        ->type_name("FROM:TO")
        ->needs(response);
    command.add_flag("--fixed-shift", arguments.fixed_shift,
                     "Do not move a measured response against the decay");
    command
        .add_option("--repetition", arguments.repetition,
                    "Repetition rate of the laser: adds the light of earlier pulses")
        ->type_name("FREQUENCY");
    command
        .add_option("--duration", arguments.duration,
                    "Time of counting: with --repetition it shows pile-up")
        ->type_name("TIME");
}

void add_model_options(CLI::App& command, DecayArguments& arguments) {
    auto* components =
        command.add_option("-n,--components", arguments.components, "Number of exponentials")
            ->check(CLI::Range(1, 6))
            ->capture_default_str();
    auto* choose = command.add_flag("--choose", arguments.choose,
                                    "Compare 1 to 4 components and take those of lowest BIC");
    choose->excludes(components);
    command.add_flag("--stretched", arguments.stretched, "One stretched exponential instead")
        ->excludes(components)
        ->excludes(choose);
    command.add_flag("--scatter", arguments.scatter, "Add light that follows the response at once");
    command.add_flag("--no-background", arguments.no_background, "Without constant background");
    command
        .add_option("--objective", arguments.objective,
                    "What is minimised: poisson (default for counts), neyman (1/√N), pearson, "
                    "unweighted (default for other values), unweighted-amplitudes")
        ->type_name("NAME");
    command.add_option("--window", arguments.window, "Times that are fitted, e.g. 10:80ns")
        ->type_name("FROM:TO");
}

}  // namespace

void add_analyse_decay(CLI::App& analyse, Session& session) {
    CLI::App* command = analyse.add_subcommand(
        "decay", "Lifetimes, their averages and intervals from time-resolved photoluminescence");
    const auto arguments = std::make_shared<DecayArguments>();
    add_files(*command, arguments->input, "Decays; several give a table");
    add_response_options(*command, *arguments);
    add_model_options(*command, *arguments);
    command
        ->add_option("--column", arguments->column, "Heading of the counts, where there are more")
        ->type_name("NAME");
    command
        ->add_option("--channel-width", arguments->channel_width,
                     "Width of a channel, for files that number channels only")
        ->type_name("TIME");
    command->add_option("--plqy", arguments->plqy, "Quantum yield: adds k_r and k_nr")
        ->type_name("YIELD");
    command->add_option("--plqy-error", arguments->plqy_error, "Its standard error")
        ->type_name("YIELD");
    finish_kind(*command, arguments, session, run);
}

}  // namespace anchorite::app
