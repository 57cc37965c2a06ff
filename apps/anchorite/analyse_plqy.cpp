#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "absolute_arguments.hpp"
#include "analyse_command.hpp"
#include "analyse_kinds.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/measurement/light/plqy.hpp"

namespace anchorite::app {

namespace {

using measurement::MeasuredSpectrum;

struct PlqyArguments {
    InstrumentArguments input;
    AbsoluteArguments absolute;
    std::filesystem::path output, correction, stray;
    std::string excitation, emission;
    std::string corrected = "power";
    double reabsorbed = 0;
    std::optional<double> counts_per_unit;
    std::string correction_error;
};

/// Reads spectra and keeps account of their files.
class SpectrumReader {
public:
    SpectrumReader(const InstrumentArguments& layout, std::vector<measurement::SourceFile>& sources)
        : layout_(layout), sources_(sources) {}

    MeasuredSpectrum operator()(const std::filesystem::path& path) const {
        const auto file = read_instrument(path, layout_);
        sources_.push_back(source_of(file));
        MeasuredSpectrum spectrum;
        at_file(file, [&] { spectrum = only_spectrum(file); });
        return spectrum;
    }

private:
    const InstrumentArguments& layout_;
    std::vector<measurement::SourceFile>& sources_;
};

measurement::PlqyOptions options_of(const PlqyArguments& arguments, const SpectrumReader& read) {
    measurement::PlqyOptions options;
    options.excitation = spectral_window("--excitation", arguments.excitation);
    options.emission = spectral_window("--emission", arguments.emission);
    options.correction.to_power = arguments.corrected == "power";
    if (!arguments.correction.empty()) options.correction.factors = read(arguments.correction);
    if (arguments.reabsorbed > 0) options.reabsorbed = arguments.reabsorbed;
    options.counts_per_unit = arguments.counts_per_unit;
    if (!arguments.correction_error.empty()) {
        options.correction_error =
            quantity("--correction-error", arguments.correction_error, Dimension::fraction);
    }
    return options;
}

measurement::Analysis analyse_sphere(const PlqyArguments& arguments) {
    if (arguments.excitation.empty() || arguments.emission.empty()) {
        throw InputError(
            "a measurement in a sphere needs --excitation and --emission; a spectrum calibrated in "
            "photons per area takes --absolute");
    }
    const auto& files = arguments.input.files;
    const bool joint = files.size() == 3;
    if (!joint && files.size() % 5 != 0) {
        throw InputError(fmt::format(
            "{} files; a run takes three (a, b, c, each with excitation and emission) or five (a, "
            "b, c of the excitation, then b, c of the emission), several runs five each",
            files.size()));
    }
    std::vector<measurement::SourceFile> sources;
    const SpectrumReader read(arguments.input, sources);
    const auto options = options_of(arguments, read);
    std::optional<MeasuredSpectrum> stray;
    if (!arguments.stray.empty()) stray = read(arguments.stray);
    std::vector<std::string> names;
    std::vector<measurement::SphereSpectra> runs;
    for (std::size_t i = 0; i < files.size(); i += joint ? 3 : 5) {
        const auto b = read(files[i + 1]);
        const auto c = read(files[i + 2]);
        runs.push_back({read(files[i]), b, c, joint ? b : read(files[i + 3]),
                        joint ? c : read(files[i + 4]), stray});
        names.push_back(fmt::format("run {}", runs.size()));
    }
    measurement::Analysis analysis = describe(analyse_plqy(names, runs, options));
    analysis.sources = std::move(sources);
    return analysis;
}

void run(const PlqyArguments& arguments, Session& session) {
    const auto analysis =
        arguments.absolute.absolute
            ? analyse_absolute(arguments.absolute, arguments.input, arguments.emission)
            : analyse_sphere(arguments);
    present_analysis(analysis, arguments.output, session);
}

}  // namespace

void add_analyse_plqy(CLI::App& analyse, Session& session) {
    CLI::App* command = analyse.add_subcommand(
        "plqy",
        "Quantum yield in an integrating sphere (de Mello, Wittmann and Friend) or of a calibrated "
        "spectrum, with quasi-Fermi level splitting");
    const auto arguments = std::make_shared<PlqyArguments>();
    add_files(
        *command, arguments->input,
        "Spectra of (a) the empty sphere, (b) the sample beside the beam, (c) in it: three "
        "files, or five with the emission of b and c apart; several runs follow one another. With "
        "--absolute calibrated spectra");
    command->add_option("--excitation", arguments->excitation, "Wavelengths of the exciting line")
        ->type_name("FROM:TO nm");
    command
        ->add_option("--emission", arguments->emission,
                     "Wavelengths of the emission, without scattered light and its second order")
        ->type_name("FROM:TO nm");
    command
        ->add_option("--correction", arguments->correction,
                     "File of the factors that correct the detector")
        ->type_name("FILE");
    command
        ->add_option("--corrected-to", arguments->corrected,
                     "What corrected values are proportional to")
        ->check(CLI::IsMember({"photons", "power"}))
        ->capture_default_str();
    command->add_option("--stray", arguments->stray, "Emission spectrum of the empty sphere")
        ->type_name("FILE");
    command
        ->add_option("--reabsorbed", arguments->reabsorbed,
                     "Share of the emission that the sample absorbs again")
        ->check(CLI::Range(0.0, 0.999));
    command
        ->add_option("--counts-per-unit", arguments->counts_per_unit,
                     "Photons counted per unit of the files, for the error; 1 where all values "
                     "are whole, not known where they are not")
        ->check(CLI::PositiveNumber);
    command
        ->add_option("--correction-error", arguments->correction_error,
                     "Standard error of emission against excitation")
        ->type_name("PERCENT");
    add_absolute_options(*command, arguments->absolute);
    finish_kind(*command, arguments, session, run);
}

}  // namespace anchorite::app
