#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "anchorite/base/memory.hpp"
#include "anchorite/base/output_file.hpp"
#include "anchorite/report/write.hpp"
#include "anchorite/study/run.hpp"
#include "commands.hpp"
#include "engine_arguments.hpp"
#include "output_option.hpp"
#include "present.hpp"
#include "present_prediction.hpp"
#include "session.hpp"

namespace anchorite::app {

namespace {

struct StudyArguments {
    std::filesystem::path file;
    std::filesystem::path output;
};

void run(const StudyArguments& arguments, const EngineArguments& engine, Session& session) {
    study::StudyInput input = study::read_study(arguments.file);
    engine.apply(input.geometry);
    const auto output =
        arguments.output.empty() ? arguments.file.parent_path() / "out" : arguments.output;
    create_folder(output);  // told now rather than after the computation
    const auto result = study::run_study(input, engine.run_options(), session.progress());
    const auto report = report::write_report(result, output);
    if (session.json()) {
        session.print(report::results_json(result));
        return;
    }
    for (const std::string& warning : result.warnings) session.warn(warning);
    const std::string predicted =
        result.prediction ? "\n" + prediction_text(*result.prediction) : std::string();
    session.print(session.bold(result.title) + "\n" + surface_line(result) + "\n\n" +
                  ranking_text(result) + predicted + "\nreport: " + report.string() + "; " +
                  peak_memory_text() + "\n");
}

}  // namespace

void add_study(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "study", "Rank the molecules of a study file, predict their devices, write a report");
    const auto arguments = std::make_shared<StudyArguments>();
    command->add_option("file", arguments->file, "Study file, see `anchorite schema study`")
        ->type_name("FILE")
        ->required();
    command
        ->add_option("-o,--output", arguments->output,
                     "Folder of the report; by default `out` beside the study file")
        ->type_name("DIR")
        ->check(output_folder());
    const auto engine = add_engine_options(*command);
    session.add_json_flag(*command);
    command->callback([=, &session] { run(*arguments, *engine, session); });
}

}  // namespace anchorite::app
