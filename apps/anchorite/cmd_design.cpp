#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "anchorite/base/json.hpp"
#include "anchorite/base/memory.hpp"
#include "anchorite/base/output_file.hpp"
#include "anchorite/report/design_json.hpp"
#include "anchorite/screening/anchor_scorer.hpp"
#include "anchorite/screening/run.hpp"
#include "anchorite/study/design.hpp"
#include "commands.hpp"
#include "engine_arguments.hpp"
#include "output_option.hpp"
#include "present_design.hpp"
#include "session.hpp"

namespace anchorite::app {

namespace {

struct DesignArguments {
    std::string perovskite;
    std::string spacing;
    std::filesystem::path library;
    std::filesystem::path study = "studies/cspbi3-anchors/study.toml";
    std::filesystem::path output;
    std::size_t top = 20;
    bool fresh = false;
};

study::SurfaceOptions surface_of(const DesignArguments& arguments, const study::StudyInput& study) {
    study::SurfaceOptions options;
    options.crystal = arguments.perovskite;
    options.hkl = study.lattice.hkl;
    if (!arguments.spacing.empty()) {
        options.spacing = parse_quantity_in(arguments.spacing, "Å", Dimension::length);
    }
    return options;
}

/// The calibration's study; the default one is found from the repository alone.
study::StudyInput read_calibration(const DesignArguments& arguments) {
    if (!std::filesystem::exists(arguments.study)) {
        throw InputError({}, fmt::format("{}: there is no such file", arguments.study.string()),
                         "run design from the repository, or name the study whose measured samples "
                         "calibrate it with --study");
    }
    return study::read_study(arguments.study);
}

std::filesystem::path folder_of(const DesignArguments& arguments) {
    if (!arguments.output.empty()) return arguments.output;
    auto stem = arguments.library.filename();
    if (stem.extension() == ".gz") stem.replace_extension();
    return stem.replace_extension().string() + "-design";
}

/// The best of the library by the quick match, which is resumed where it was stopped.
std::vector<study::DesignCandidate> screen_library(const DesignArguments& arguments,
                                                   const study::StudyInput& study,
                                                   const study::SurfaceOptions& perovskite,
                                                   int threads, Session& session) {
    const auto target = study::make_surface(perovskite);
    screening::AnchorScreen screen{
        .surface = nullptr, .donors = study::donor_table(study), .match = {}, .read = {}};
    screen.surface =
        std::make_shared<const anchoring::Surface>(target.sites, screen.match.match.score);
    screening::RunOptions options;
    options.library = arguments.library;
    options.folder = folder_of(arguments) / "screen";
    options.top = arguments.top;
    options.threads = threads;
    if (arguments.fresh) options.mode = screening::StartMode::fresh;
    options.settings = screening::anchor_settings(screen);
    options.settings["spacing_angstrom"] = target.spacing;
    const auto report =
        screening::run_screen(options, screening::anchor_scorer(screen), session.progress());
    if (report.end == screening::RunEnd::stopped) {
        throw RunError(
            fmt::format("stopped after {} of {} molecules, which are kept; repeat the "
                        "command to go on",
                        report.scored + report.rejected, report.records));
    }
    if (!report.damage.empty()) session.warn(report.damage);
    std::vector<study::DesignCandidate> candidates;
    for (const auto& row : report.summary["ranking"]) {
        const std::string name = row["name"];
        candidates.push_back(
            {name.empty() ? fmt::format("record {}", row["record"].get<std::size_t>()) : name,
             row["smiles"], row["score"].get<double>()});
    }
    if (candidates.empty()) {
        throw InputError({arguments.library.string(), 0, 0, {}},
                         "no molecule of the library holds a site of the surface",
                         "rejects.csv and results.csv of the screen say why");
    }
    return candidates;
}

void run(DesignArguments arguments, const EngineArguments& engine, Session& session) {
    study::StudyInput study = read_calibration(arguments);
    engine.apply(study.geometry);
    if (arguments.perovskite.empty()) {
        if (!study.lattice.name) {
            throw InputError("--perovskite is needed: the study's lattice is a CIF file");
        }
        arguments.perovskite = study.lattice.name->value;
    }
    const auto perovskite = surface_of(arguments, study);
    const auto folder = folder_of(arguments);
    create_folder(folder);
    const auto candidates = screen_library(arguments, study, perovskite, engine.threads, session);
    const auto design =
        study::design(study, candidates, perovskite, engine.run_options(), {}, session.progress());
    Provenance provenance = make_provenance();
    provenance.input = arguments.study.filename().string();
    provenance.input_sha256 = study.sha256;
    const auto document = report::design_json(design, provenance);
    write_file(folder / "design.json", json_text(document) + "\n");
    write_file(folder / "design.csv", report::design_csv(design));
    if (session.json()) {
        session.print(document);
    } else {
        session.print(design_text(design) + fmt::format("\nresults: {}/design.{{csv,json}}; {}\n",
                                                        folder.string(), peak_memory_text()));
    }
}

void add_options(CLI::App& command, DesignArguments& arguments) {
    command
        .add_option("--library", arguments.library,
                    "Molecules as .smi, .csv or .sdf, each also gzipped (.gz)")
        ->type_name("FILE")
        ->required();
    command
        .add_option("--perovskite", arguments.perovskite,
                    "Built-in crystal or CIF file to design for; by default the study's")
        ->type_name("LATTICE");
    command
        .add_option("--spacing", arguments.spacing,
                    "Metal-metal distance, e.g. \"5.9 Å\"; by default the crystal's own")
        ->type_name("LENGTH");
    command
        .add_option("--study", arguments.study,
                    "Study file whose measured molecules calibrate the prediction")
        ->type_name("FILE")
        ->capture_default_str();
    command
        .add_option("-o,--output", arguments.output,
                    "Folder of the results; by default the library's name with -design")
        ->type_name("DIR")
        ->check(output_folder());
    command.add_option("--top", arguments.top, "Molecules of the screen that are predicted")
        ->type_name("N")
        ->check(CLI::Range(1, 10000))
        ->capture_default_str();
    command.add_flag("--fresh", arguments.fresh, "Screen again instead of going on");
}

}  // namespace

void add_design(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "design", "Predict devices of the best molecules of a library, and pairs worth measuring");
    const auto arguments = std::make_shared<DesignArguments>();
    add_options(*command, *arguments);
    const auto engine = add_engine_options(*command);
    session.add_json_flag(*command);
    command->callback([=, &session] { run(*arguments, *engine, session); });
}

}  // namespace anchorite::app
