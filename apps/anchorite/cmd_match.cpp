#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

#include "anchorite/anchoring/docked_slab.hpp"
#include "anchorite/base/output_file.hpp"
#include "anchorite/report/results_json.hpp"
#include "anchorite/study/run.hpp"
#include "commands.hpp"
#include "engine_arguments.hpp"
#include "output_option.hpp"
#include "present.hpp"
#include "session.hpp"
#include "surface_arguments.hpp"

namespace anchorite::app {

namespace {

struct MatchArguments {
    std::string molecule;
    std::filesystem::path pose;
    bool largest_fragment = false;
};

bool is_molecule_file(const std::filesystem::path& path) {
    constexpr std::array known{".sdf", ".mol", ".xyz", ".smi"};
    return std::find(known.begin(), known.end(), path.extension().string()) != known.end();
}

study::StudyInput study_of(const MatchArguments& arguments, const SurfaceArguments& surface) {
    study::StudyInput input;
    study::MoleculeInput molecule;
    molecule.largest_fragment = arguments.largest_fragment;
    if (is_molecule_file(arguments.molecule)) {
        molecule.file = arguments.molecule;
        molecule.name = std::filesystem::path(arguments.molecule).stem().string();
    } else {
        molecule.smiles = arguments.molecule;
        molecule.name = std::string("molecule");
    }
    input.title = arguments.molecule;
    input.molecules.push_back(std::move(molecule));
    input.lattice = surface.lattice_input();
    return input;
}

void check_pose_extension(const std::filesystem::path& file) {
    if (!file.empty() && file.extension() != ".xyz" && file.extension() != ".cif") {
        throw InputError(fmt::format("--pose: {} ends neither in .xyz nor in .cif", file.string()));
    }
}

void write_pose(const std::filesystem::path& file, const study::StudyResult& result) {
    const auto& sample = result.samples.front();
    if (sample.match.best < 0) {
        throw RunError("there is no pose to write: " + sample.match.message);
    }
    const auto& pose = sample.match.registries[sample.match.best].pose;
    const auto slab =
        anchoring::docked_slab(result.slab, result.lattice, sample.elements, pose.positions);
    write_file(file, file.extension() == ".cif" ? lattice::to_cif(slab) : lattice::to_xyz(slab));
}

void run(const MatchArguments& arguments, const SurfaceArguments& surface,
         const EngineArguments& engine, Session& session) {
    check_pose_extension(arguments.pose);
    study::StudyInput input = study_of(arguments, surface);
    engine.apply(input.geometry);
    const auto result = study::run_study(input, engine.run_options(), session.progress());
    if (!arguments.pose.empty()) {
        write_pose(arguments.pose, result);
    }
    if (session.json()) {
        session.print(report::results_json(result));
    } else {
        session.print(sample_text(result, result.samples.front()));
    }
}

}  // namespace

void add_match(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("match", "Match one molecule to a surface and show its best pose");
    const auto arguments = std::make_shared<MatchArguments>();
    command
        ->add_option("molecule", arguments->molecule,
                     "SMILES, or a .sdf, .mol, .xyz or .smi file with one molecule")
        ->type_name("SMILES|FILE")
        ->required();
    const auto surface = add_surface_options(*command);
    command->add_option("--pose", arguments->pose, "Write the best pose on its slab (.xyz or .cif)")
        ->type_name("FILE")
        ->check(output_file());
    command->add_flag("--largest-fragment", arguments->largest_fragment,
                      "Take the largest organic part of a salt or mixture");
    const auto engine = add_engine_options(*command);
    session.add_json_flag(*command);
    command->callback([=, &session] { run(*arguments, *surface, *engine, session); });
}

}  // namespace anchorite::app
