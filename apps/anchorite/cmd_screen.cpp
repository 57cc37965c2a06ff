#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>

#include "anchorite/base/memory.hpp"
#include "anchorite/base/units.hpp"
#include "anchorite/screening/anchor_scorer.hpp"
#include "anchorite/screening/run.hpp"
#include "anchorite/study/surface.hpp"
#include "command_text.hpp"
#include "commands.hpp"
#include "output_option.hpp"
#include "session.hpp"
#include "surface_arguments.hpp"
#include "table.hpp"

namespace anchorite::app {

namespace {

struct ScreenArguments {
    screening::RunOptions run;
    std::string time_limit = "60 s";
    std::string checkpoint = "5 s";
    bool resume = false;
    bool fresh = false;
    int max_sites = anchoring::MatchOptions{}.max_sites;
    molecule::ReadOptions read;
};

double seconds(const char* option, const std::string& text) {
    try {
        return parse_quantity(text, Dimension::time);
    } catch (const InputError& error) {
        throw InputError({}, fmt::format("{}: {}", option, error.message()), error.hint());
    }
}

screening::RunOptions run_options(const ScreenArguments& arguments) {
    screening::RunOptions options = arguments.run;
    options.time_limit = seconds("--time-limit", arguments.time_limit);
    options.checkpoint_interval = seconds("--checkpoint", arguments.checkpoint);
    if (arguments.resume) options.mode = screening::StartMode::resume;
    if (arguments.fresh) options.mode = screening::StartMode::fresh;
    if (options.folder.empty()) {
        auto stem = options.library.filename();
        if (stem.extension() == ".gz") stem.replace_extension();
        options.folder = stem.replace_extension().string() + "-screen";
    }
    return options;
}

screening::AnchorScreen make_screen(const ScreenArguments& arguments,
                                    const study::TargetSurface& target) {
    screening::AnchorScreen screen{.surface = nullptr,
                                   .donors = anchoring::DonorTable::standard(),
                                   .match = {},
                                   .read = arguments.read};
    screen.match.match.max_sites = arguments.max_sites;
    screen.surface =
        std::make_shared<const anchoring::Surface>(target.sites, screen.match.match.score);
    return screen;
}

std::string cell(const nlohmann::ordered_json& value, const char* format) {
    return value.is_null() ? "-" : fmt::format(fmt::runtime(format), value.get<double>());
}

/// The head of the ranking; the whole of it is in ranking.csv.
std::string ranking_table(const nlohmann::ordered_json& ranking) {
    constexpr std::size_t shown = 10;
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : ranking) {
        if (rows.size() == shown) break;
        rows.push_back({std::to_string(row["rank"].get<std::size_t>()),
                        std::to_string(row["record"].get<std::size_t>()), row["name"],
                        std::to_string(row["sites"].get<int>()), row["vectors"],
                        cell(row["mismatch"], "{:.3f}"), cell(row["strain_kJ_per_mol"], "{:.1f}"),
                        cell(row["score"], "{:.3f}"), row["smiles"]});
    }
    return format_table({{"rank", Align::right},
                         {"record", Align::right},
                         {"name"},
                         {"sites", Align::right},
                         {"vectors"},
                         {"mismatch", Align::right},
                         {"strain [kJ/mol]", Align::right},
                         {"score [P=O]", Align::right},
                         {"SMILES"}},
                        rows);
}

std::string report_text(const screening::RunReport& report, const screening::RunOptions& options) {
    const std::size_t here = report.scored + report.rejected + 1 - report.resumed_at;
    std::string text = ranking_table(report.summary["ranking"]);
    text += fmt::format("\n{} molecules scored, {} rejected", report.scored, report.rejected);
    if (here > 0) {
        text += fmt::format("; {} of them now, in {:.1f} s ({:.1f} molecules/s)", here,
                            report.elapsed, static_cast<double>(here) / report.elapsed);
    }
    return text + fmt::format("; {}\nresults: {}/{{ranking,results,rejects}}.csv, summary.json\n",
                              peak_memory_text(), options.folder.string());
}

void run(const ScreenArguments& arguments, const SurfaceArguments& surface, const CLI::App& command,
         Session& session) {
    screening::RunOptions options = run_options(arguments);
    const study::TargetSurface target = study::make_surface(surface.parse());
    const screening::AnchorScreen screen = make_screen(arguments, target);
    options.settings = screening::anchor_settings(screen);
    options.settings["spacing_angstrom"] = target.spacing;
    const auto report =
        screening::run_screen(options, screening::anchor_scorer(screen), session.progress());
    if (report.end == screening::RunEnd::stopped) {
        throw RunError(
            fmt::format("stopped after {} of {} molecules, which are kept; go on with: {}",
                        report.scored + report.rejected, report.records,
                        command_text(command, "--resume", {"--fresh"})));
    }
    if (report.end == screening::RunEnd::library_damaged) {
        throw RunError(fmt::format("{}; the {} molecules before that are done, see {}",
                                   report.damage, report.records, options.folder.string()));
    }
    if (report.scored == 0) session.warn("no molecule could be scored; see rejects.csv for why");
    if (session.json()) {
        session.print(report.summary);
    } else {
        session.print(report_text(report, options));
    }
}

void add_library_options(CLI::App& command, ScreenArguments& arguments) {
    command
        .add_option("library", arguments.run.library,
                    "Molecules as .smi, .csv or .sdf, each also gzipped (.gz)")
        ->type_name("LIBRARY")
        ->required();
    command
        .add_option("--smiles-column", arguments.run.columns.smiles_column,
                    "Column of a .csv with the SMILES: its title, or its number from 1")
        ->type_name("COLUMN");
    command
        .add_option("--name-column", arguments.run.columns.name_column,
                    "Column of a .csv with the names: its title, or its number from 1")
        ->type_name("COLUMN");
    command.add_flag("--largest-fragment", arguments.read.largest_fragment,
                     "Take the largest organic part of salts and mixtures");
    command
        .add_option("--max-atoms", arguments.read.max_atoms,
                    "Larger molecules are rejected, hydrogens counted")
        ->type_name("N")
        ->check(CLI::Range(1, 10000))
        ->capture_default_str();
    command
        .add_option("--max-sites", arguments.max_sites, "Most sites a molecule may hold at once")
        ->type_name("N")
        ->check(CLI::Range(1, 6))
        ->capture_default_str();
}

void add_run_options(CLI::App& command, ScreenArguments& arguments) {
    const std::string group = "Run";
    command
        .add_option("-o,--output", arguments.run.folder,
                    "Folder of the results; by default the library's name with -screen")
        ->type_name("DIR")
        ->check(output_folder())
        ->group(group);
    auto* resume = command.add_flag("--resume", arguments.resume,
                                    "Go on with the screen in the folder; without this and --fresh "
                                    "it goes on where there is one and starts where there is none");
    auto* fresh = command.add_flag("--fresh", arguments.fresh,
                                   "Delete the results in the folder and start over");
    resume->group(group);
    fresh->excludes(resume)->group(group);
    command.add_option("--top", arguments.run.top, "Molecules in ranking.csv")
        ->type_name("N")
        ->check(CLI::Range(1, 10'000'000))
        ->capture_default_str()
        ->group(group);
    command.add_option("--threads", arguments.run.threads, "Threads; 0 is one per processor")
        ->type_name("N")
        ->check(CLI::Range(0, 1024))
        ->capture_default_str()
        ->group(group);
    command
        .add_option("--time-limit", arguments.time_limit,
                    "Processor time after which a molecule is rejected; \"0 s\" is no limit")
        ->type_name("TIME")
        ->capture_default_str()
        ->group(group);
    command
        .add_option("--checkpoint", arguments.checkpoint,
                    "Time between checkpoints, the most that a killed run repeats")
        ->type_name("TIME")
        ->capture_default_str()
        ->group(group);
}

}  // namespace

void add_screen(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("screen", "Rank a library of molecules, resumably and on all cores");
    const auto arguments = std::make_shared<ScreenArguments>();
    add_library_options(*command, *arguments);
    const auto surface = add_surface_options(*command);
    add_run_options(*command, *arguments);
    session.add_json_flag(*command);
    command->callback([=, &session] { run(*arguments, *surface, *command, session); });
}

}  // namespace anchorite::app
