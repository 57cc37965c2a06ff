#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "anchorite/base/in_parallel.hpp"
#include "anchorite/base/units.hpp"
#include "anchorite/electronic/cp2k.hpp"
#include "anchorite/report/survey_write.hpp"
#include "anchorite/study/survey.hpp"
#include "commands.hpp"
#include "engine_arguments.hpp"
#include "output_option.hpp"
#include "present_survey.hpp"
#include "session.hpp"

namespace anchorite::app {

namespace {

struct PdosArguments {
    std::filesystem::path file;
    std::filesystem::path output;
    std::filesystem::path work;
    bool recompute = false;
    bool kept_only = false;
    std::string time_limit = "12 h";
    double memory_limit = 0;  // [GiB]
    int engine_threads = 1;
};

std::unique_ptr<electronic::Engine> engine_of(const electronic::SurveyInput& input) {
    if (input.engine == "espresso") {
        throw InputError(
            "a survey projects states on atoms, which Quantum ESPRESSO cannot with "
            "SG15 pseudopotentials; set engine = \"cp2k\"");
    }
    return electronic::make_cp2k();
}

electronic::RunOptions run_options(const PdosArguments& arguments,
                                   const electronic::SurveyInput& input) {
    const auto folder = std::filesystem::absolute(input.path).parent_path();
    electronic::RunOptions options;
    options.cache = electronic::CalculationCache({folder / input.results});
    options.work = arguments.work.empty() ? folder / "running" : arguments.work;
    options.recompute = arguments.recompute;
    options.compute = !arguments.kept_only;
    options.limits.wall_seconds = parse_quantity(arguments.time_limit, Dimension::time);
    options.limits.memory = arguments.memory_limit * 1024 * 1024 * 1024;
    options.limits.threads = arguments.engine_threads;
    return options;
}

void run(const PdosArguments& arguments, const EngineArguments& geometry, Session& session) {
    const auto input = electronic::read_survey(arguments.file);
    const auto engine = engine_of(input);
    study::ModelOptions models{geometry.run_options().cache, {}};
    geometry.apply(models.geometry);
    study::SurveyResult result;
    with_threads(geometry.threads, [&] {
        result = study::run_survey(input, *engine, run_options(arguments, input), models,
                                   session.progress());
    });
    std::filesystem::path page;
    if (!arguments.output.empty()) page = report::write_survey(result, arguments.output);
    if (session.json()) {
        session.print(report::survey_json(result));
    } else {
        session.print(session.bold(result.title) + "\n\n" + survey_text(result) +
                      (page.empty() ? "" : "\nreport: " + page.string() + "\n"));
    }
    if (!arguments.kept_only) {
        for (const auto& missing : result.missing) {
            session.fail(fmt::format("{}: {}", missing.name, missing.reason));
        }
    } else if (!result.missing.empty()) {
        session.warn(
            fmt::format("{} of {} calculations are not kept; leave out --kept-only to run them",
                        result.missing.size(), result.planned));
    }
}

void add_run_options(CLI::App& command, PdosArguments& arguments) {
    const std::string group = "Engine";
    auto* anew = command.add_flag("--recompute", arguments.recompute,
                                  "Run the engine although results are kept");
    command
        .add_flag("--kept-only", arguments.kept_only,
                  "Never start the engine: show what is kept already")
        ->excludes(anew)
        ->group(group);
    anew->group(group);
    command
        .add_option("--time-limit", arguments.time_limit,
                    "Longest time of one calculation; a stopped one is gone on with")
        ->type_name("TIME")
        ->capture_default_str()
        ->group(group);
    command
        .add_option("--memory-limit", arguments.memory_limit,
                    "Most memory of one calculation in GiB; 0: no limit")
        ->type_name("GIB")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str()
        ->group(group);
    command.add_option("--engine-threads", arguments.engine_threads, "Threads of the engine")
        ->type_name("N")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str()
        ->group(group);
    command
        .add_option("--work", arguments.work,
                    "Folder of calculations that have not ended; by default `running` beside the "
                    "file")
        ->type_name("DIR")
        ->group(group);
}

}  // namespace

void add_pdos(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "pdos",
        "Project the states of a defect before and after anchoring, by an engine or from "
        "its kept results");
    const auto arguments = std::make_shared<PdosArguments>();
    command
        ->add_option("file", arguments->file, "Electronic file, see `anchorite schema electronic`")
        ->type_name("FILE")
        ->required();
    command
        ->add_option("-o,--output", arguments->output,
                     "Folder for electronic.html, electronic.json and CSV files; by default none")
        ->type_name("DIR")
        ->check(output_folder());
    add_run_options(*command, *arguments);
    const auto geometry = add_engine_options(*command);
    session.add_json_flag(*command);
    command->callback([=, &session] { run(*arguments, *geometry, session); });
}

}  // namespace anchorite::app
