#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>

#include "anchorite/base/file_hash.hpp"
#include "anchorite/device/fit_input.hpp"
#include "anchorite/report/fit_write.hpp"
#include "commands.hpp"
#include "output_option.hpp"
#include "present_fit.hpp"
#include "session.hpp"

namespace anchorite::app {

namespace {

struct FitArguments {
    std::filesystem::path file;
    std::vector<std::string> data;
    std::vector<std::string> free;
    std::vector<std::string> set;
    std::string kind;
    std::string against;
    std::string relative_error;
    std::string from;
    std::string to;
    std::filesystem::path output;
    device::FitOptions options;
    bool has_starts = false;
};

const std::map<std::string, device::Measured>& kinds() {
    static const std::map<std::string, device::Measured> words{
        {"current", device::Measured::current},
        {"radiance", device::Measured::radiance},
        {"luminance", device::Measured::luminance},
        {"eqe", device::Measured::efficiency},
        {"sclc", device::Measured::sclc}};
    return words;
}

std::optional<Located<std::string>> text_of(const std::string& option) {
    if (option.empty()) return std::nullopt;
    return Located<std::string>(option);
}

device::CurveInput curve_of(const FitArguments& arguments, const std::string& file) {
    device::CurveInput curve;
    curve.data = std::filesystem::absolute(file).string();
    if (arguments.data.size() > 1) curve.name = Located<std::string>(file);
    for (const auto& text : arguments.set) curve.set.emplace_back(text);
    if (!arguments.kind.empty()) {
        curve.kind = Located<device::Measured>(kinds().at(arguments.kind));
    }
    if (!arguments.against.empty()) {
        curve.against =
            arguments.against == "current" ? device::Abscissa::current : device::Abscissa::voltage;
    }
    if (!arguments.relative_error.empty()) {
        curve.relative_error = parse_quantity(arguments.relative_error, Dimension::fraction);
    }
    curve.from = text_of(arguments.from);
    curve.to = text_of(arguments.to);
    return curve;
}

/// What the command line says, as a fit file would.
device::FitInput input_of(const FitArguments& arguments) {
    if (arguments.data.empty()) {
        if (!arguments.free.empty() || !arguments.set.empty() || !arguments.kind.empty()) {
            throw InputError({}, "a stack file without data",
                             "name data files behind it, or give a fit file alone, see `anchorite "
                             "schema fit`");
        }
        auto input = device::read_fit_input(arguments.file);
        input.path = std::filesystem::absolute(input.path);
        return input;
    }
    if (arguments.free.empty()) {
        throw InputError({}, "nothing is to be found",
                         "give at least one --free KEY=LOW:HIGH, e.g. "
                         "QD.hole_mobility='1e-6:1e-2 cm2/(V s)'");
    }
    device::FitInput input;
    input.stack = Located<std::string>(std::filesystem::absolute(arguments.file).string());
    for (const auto& file : arguments.data) input.curves.push_back(curve_of(arguments, file));
    for (const auto& text : arguments.free) input.parameters.push_back(device::parse_free(text));
    return input;
}

device::FitOptions options_of(const FitArguments& arguments, const device::FitInput& input) {
    auto options = device::fit_options(input);
    if (arguments.has_starts) options.starts = arguments.options.starts;
    return options;
}

void run(const FitArguments& arguments, Session& session) {
    const auto input = input_of(arguments);
    const auto problem = device::fit_problem(input);
    const auto result = device::fit(problem, options_of(arguments, input), session.progress());
    Provenance provenance = make_provenance();
    provenance.input = arguments.file.filename().string();
    provenance.input_sha256 = sha256_file(arguments.file);
    std::filesystem::path written;
    if (!arguments.output.empty()) {
        written = report::write_fit(result, provenance, arguments.output);
    }
    if (session.json()) {
        session.print(report::fit_json(result, provenance));
    } else {
        session.print(fit_text(result) +
                      (written.empty() ? "" : "\npage: " + written.string() + "\n"));
        for (const std::string& warning : result.warnings) session.warn(warning);
    }
    if (result.termination == Termination::failed) session.fail("the fit failed");
    if (result.termination == Termination::ran_out) session.fail("the iterations ran out");
}

void add_data_options(CLI::App& command, FitArguments& arguments) {
    std::vector<std::string> words;
    for (const auto& [word, kind] : kinds()) words.push_back(word);
    command
        .add_option("--kind", arguments.kind,
                    "What the data are; by default every column that is recognised")
        ->check(CLI::IsMember(words));
    command.add_option("--against", arguments.against, "What they are measured against")
        ->check(CLI::IsMember({"voltage", "current"}));
    command
        .add_option("--relative-error", arguments.relative_error,
                    "Standard deviation of a value over the value, e.g. 5%; by default unknown")
        ->type_name("SHARE");
    command.add_option("--from", arguments.from, "Leave out points below, e.g. '1.8 V'")
        ->type_name("VALUE");
    command.add_option("--to", arguments.to, "Leave out points above")->type_name("VALUE");
}

void add_options(CLI::App& command, FitArguments& arguments) {
    command
        .add_option("file", arguments.file,
                    "Stack file, see `anchorite schema stack`, or without data a fit file, see "
                    "`anchorite schema fit`")
        ->type_name("FILE")
        ->required();
    command
        .add_option("data", arguments.data,
                    "Measured curves: numbers under titles with units, e.g. "
                    "\"voltage [V],current density [mA/cm2],EQE [%]\"")
        ->type_name("DATA");
    command
        .add_option("--free", arguments.free,
                    "A key of the stack file that is sought and its bounds, KEY=LOW:HIGH or "
                    "KEY=LOW:START:HIGH, e.g. QD.hole_mobility='1e-6:1e-2 cm2/(V s)'; may be "
                    "repeated")
        ->type_name("KEY=RANGE")
        ->allow_extra_args(false);
    command
        .add_option("--set", arguments.set,
                    "A key of the stack file and its value, e.g. device.outcoupling=20%; may be "
                    "repeated")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    add_data_options(command, arguments);
    command
        .add_option("--starts", arguments.options.starts,
                    "Searches from different points of the bounds; fewer are faster")
        ->type_name("N")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str()
        ->each([&arguments](const std::string&) { arguments.has_starts = true; });
    command
        .add_option("-o,--output", arguments.output,
                    "Folder for the page, fit.json and CSV files; by default none")
        ->type_name("DIR")
        ->check(output_folder());
}

}  // namespace

void add_fit(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "fit", "Find numbers of a stack file from measured curves, with intervals");
    const auto arguments = std::make_shared<FitArguments>();
    add_options(*command, *arguments);
    session.add_json_flag(*command);
    command->callback([arguments, &session] { run(*arguments, session); });
}

}  // namespace anchorite::app
