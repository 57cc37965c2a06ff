#include <CLI/CLI.hpp>
#include <map>
#include <memory>

#include "analyse_command.hpp"
#include "analyse_kinds.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/measurement/structure/xrd.hpp"
#include "instrument_arguments.hpp"
#include "session.hpp"

namespace anchorite::app {

namespace {

using namespace measurement;

struct XrdArguments {
    InstrumentArguments input;
    std::filesystem::path output;
    std::vector<std::string> crystals;
    std::string anode;
    std::string breadth = "fwhm";
    double wavelength = 0;
    bool not_counts = false;
    bool lines_only = false;
    bool symmetric = false;
    std::size_t scan = 1;
    PatternChoice choice;
    XrdOptions options;
};

PowderPattern pattern_of(const InstrumentFile& file, const XrdArguments& arguments) {
    PatternChoice choice = arguments.choice;
    choice.table = arguments.scan - 1;
    if (!arguments.anode.empty()) choice.radiation = radiation_of_anode(arguments.anode);
    if (arguments.wavelength > 0) choice.radiation = monochromatic(arguments.wavelength);
    if (arguments.not_counts) choice.noise = PatternNoise::unknown;
    return powder_pattern(file, choice);
}

void run_xrd(const XrdArguments& arguments, Session& session) {
    std::vector<DiffractingCrystal> crystals;
    for (const auto& name : arguments.crystals) crystals.push_back(load_diffracting_crystal(name));
    XrdOptions options = arguments.options;
    options.whole_pattern = !arguments.lines_only;
    options.pattern.axial = !arguments.symmetric;
    options.size.breadth =
        arguments.breadth == "integral" ? BreadthKind::integral : BreadthKind::fwhm;
    const InstrumentFile file = read_instrument(arguments.input.files.front(), arguments.input);
    Analysis analysis = describe(analyse_xrd(pattern_of(file, arguments), crystals, options));
    analysis.sources = {source_of(file)};
    present_analysis(analysis, arguments.output, session);
}

void add_pattern_options(CLI::App& command, XrdArguments& arguments) {
    auto* anode = command.add_option("--anode", arguments.anode,
                                     "Anode of the tube where the file names no radiation");
    anode->check(CLI::IsMember(known_anodes()));
    command.add_option("--wavelength", arguments.wavelength, "One wavelength, no Kα2")
        ->type_name("Å")
        ->excludes(anode);
    command.add_option("--from", arguments.choice.from, "First 2θ that is used")->type_name("°");
    command.add_option("--to", arguments.choice.to, "Last 2θ that is used")->type_name("°");
    command.add_option("--scan", arguments.scan, "Which scan of the file, from 1")
        ->check(CLI::PositiveNumber);
    command.add_flag("--not-counts", arguments.not_counts,
                     "Intensities are scaled or background was subtracted: weigh points alike");
}

void add_model_options(CLI::App& command, XrdArguments& arguments) {
    XrdOptions& options = arguments.options;
    command
        .add_option("--crystal", arguments.crystals,
                    "Crystal to index with: a built-in name or a CIF; several are compared")
        ->type_name("NAME|FILE.cif")
        ->expected(1, 20);
    command.add_option("--significance", options.peaks.significance,
                       "Least height of a peak over the noise");
    command.add_option("--strain", options.index.largest_strain,
                       "Largest strain of the crystal's cell that is searched");
    command.add_option("--background", options.pattern.background,
                       "Chebyshev polynomials of the whole pattern's background");
    command.add_flag("--lines-only", arguments.lines_only, "Do not fit the pattern as a whole");
    command.add_flag("--symmetric", arguments.symmetric,
                     "Whole-pattern fit without axial divergence");
    command
        .add_option("--instrument-width", options.size.instrument,
                    "Breadth of an ideal specimen's lines, subtracted for sizes")
        ->type_name("°");
    command.add_option("--shape-factor", options.size.shape_factor, "Scherrer's K");
    command.add_option("--breadth", arguments.breadth, "Breadth that sizes are computed from")
        ->check(CLI::IsMember({"fwhm", "integral"}));
}

}  // namespace

void add_analyse_xrd(CLI::App& analyse, Session& session) {
    CLI::App* command = analyse.add_subcommand(
        "xrd", "Lines, lattice constants, phases and crystallite sizes of a diffraction pattern");
    auto arguments = std::make_shared<XrdArguments>();
    command->add_option("FILE", arguments->input.files, "Pattern as the instrument wrote it")
        ->required()
        ->expected(1);
    add_pattern_options(*command, *arguments);
    add_model_options(*command, *arguments);
    finish_kind(*command, arguments, session, run_xrd);
}

}  // namespace anchorite::app
