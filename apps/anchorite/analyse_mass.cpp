#include <CLI/CLI.hpp>
#include <memory>

#include "analyse_command.hpp"
#include "analyse_kinds.hpp"
#include "anchorite/measurement/composition/ion_match.hpp"
#include "molecule_argument.hpp"

namespace anchorite::app {

namespace {

struct MassArguments {
    InstrumentArguments input;
    std::filesystem::path output;
    std::string molecule, ion;
    std::vector<double> values;
    double tolerance = 5, least = 1e-3;
};

void run(const MassArguments& arguments, Session& session) {
    measurement::IonMatchOptions options;
    options.molecule = atoms_of_text("--molecule", arguments.molecule);
    options.ion = measurement::parse_ion(arguments.ion);
    options.tolerance = arguments.tolerance;
    options.least_share = arguments.least;
    std::vector<double> values = arguments.values;
    auto sources = for_each_file(arguments.input, [&](const auto& file) {
        if (file.tables.empty() || file.tables.front().columns.empty()) {
            throw InputError("it has no column of m/z");
        }
        const auto& column = file.tables.front().columns.front().values;
        values.insert(values.end(), column.begin(), column.end());
    });
    auto result = measurement::match_ions(values, options);
    result.sources = std::move(sources);
    present_analysis(describe(result), arguments.output, session);
}

}  // namespace

void add_analyse_mass(CLI::App& analyse, Session& session) {
    CLI::App* command = analyse.add_subcommand(
        "mass", "m/z against formula, ion and isotopologue, electrons counted");
    const auto arguments = std::make_shared<MassArguments>();
    command
        ->add_option("files", arguments->input.files,
                     "Lists of peaks whose first column is m/z; or give --mz")
        ->type_name("FILE")
        ->expected(0, -1);
    command->add_option("--mz", arguments->values, "m/z that was found; may be repeated")
        ->expected(1, 1000);
    command
        ->add_option("--molecule", arguments->molecule, "The neutral molecule: formula or SMILES")
        ->required();
    command->add_option("--ion", arguments->ion, "[M]+, [M+H]+, [M+Na]+, [M-H]- or alike")
        ->required();
    command->add_option("--tolerance", arguments->tolerance, "Largest deviation of a match, ppm")
        ->capture_default_str();
    command
        ->add_option("--least-share", arguments->least,
                     "Least share of molecules of an isotopologue that is looked at")
        ->capture_default_str();
    finish_kind(*command, arguments, session, run);
}

}  // namespace anchorite::app
