#include <CLI/CLI.hpp>
#include <memory>

#include "analyse_command.hpp"
#include "analyse_kinds.hpp"
#include "anchorite/measurement/structure/fringes.hpp"
#include "session.hpp"

namespace anchorite::app {

namespace {

struct FringesArguments {
    InstrumentArguments input;
    std::filesystem::path output;
    std::string crystal;
    std::string reference;
    std::string longest;
    std::string shortest;
    double calibration = 0;  ///< [%]
    std::size_t image = 1;
    measurement::FringeOptions options;
};

double in_angstrom(const std::string& option, const std::string& text) {
    return text.empty() ? 0 : 1e10 * positive(option, text, Dimension::length);
}

void run_fringes(const FringesArguments& arguments, Session& session) {
    const auto file = read_instrument(arguments.input.files.front(), arguments.input);
    measurement::FringeOptions options = arguments.options;
    options.longest = in_angstrom("--longest", arguments.longest);
    options.shortest = in_angstrom("--shortest", arguments.shortest);
    options.calibration_error = arguments.calibration / 100;
    const double reference = in_angstrom("--reference", arguments.reference);
    std::optional<measurement::DiffractingCrystal> crystal;
    if (!arguments.crystal.empty()) {
        crystal = measurement::load_diffracting_crystal(arguments.crystal);
    }
    measurement::Analysis analysis;
    at_file(file, [&] {
        const auto image =
            measurement::image_map(file, arguments.image - 1, "Å", "choose one with --image");
        analysis = describe(measurement::analyse_fringes(image, crystal, reference, options));
    });
    analysis.sources = {source_of(file)};
    present_analysis(analysis, arguments.output, session);
}

}  // namespace

void add_analyse_fringes(CLI::App& analyse, Session& session) {
    CLI::App* command = analyse.add_subcommand(
        "fringes", "Spacings, angles and indices of lattice fringes in a microscope's image");
    const auto arguments = std::make_shared<FringesArguments>();
    add_files(*command, arguments->input, "Image as the microscope wrote it");
    command->add_option("--image", arguments->image, "Which image of the file, from 1")
        ->check(CLI::PositiveNumber);
    command
        ->add_option("--crystal", arguments->crystal,
                     "Crystal to assign fringes to: a built-in name or a CIF")
        ->type_name("NAME|FILE.cif");
    command
        ->add_option("--reference", arguments->reference,
                     "True spacing of one family of fringes, which corrects the scale")
        ->type_name("LENGTH");
    command
        ->add_option("--calibration-error", arguments->calibration,
                     "Standard error of the microscope's scale")
        ->type_name("%");
    command->add_option("--longest", arguments->longest, "Longest spacing that is looked for")
        ->type_name("LENGTH");
    command->add_option("--shortest", arguments->shortest, "Shortest spacing that is looked for")
        ->type_name("LENGTH");
    command->add_option("--significance", arguments->options.significance,
                        "Least power of fringes over the noise around");
    finish_kind(*command, arguments, session, run_fringes);
}

}  // namespace anchorite::app
