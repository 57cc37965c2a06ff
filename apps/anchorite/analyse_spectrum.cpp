#include <CLI/CLI.hpp>
#include <memory>

#include "analyse_command.hpp"
#include "analyse_kinds.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/measurement/light/spectrum_figures.hpp"
#include "light_arguments.hpp"

namespace anchorite::app {

namespace {

struct SpectrumArguments {
    InstrumentArguments input;
    std::filesystem::path output;
    std::vector<std::string> background;
    std::string window;
    std::string weight = "photons";
    std::string peaks, shape = "gaussian";
    int most = 5;
    double share = 0.8;
};

std::optional<measurement::PeakSumOptions> sum_of(const SpectrumArguments& arguments) {
    if (arguments.peaks.empty()) return std::nullopt;
    measurement::PeakSumOptions options;
    options.shape = measurement::parse_peak_shape(arguments.shape);
    options.most = arguments.most;
    if (arguments.peaks == "auto") return options;
    const double count = quantity("--peaks", arguments.peaks, Dimension::number);
    options.count = static_cast<int>(count);
    if (*options.count != count) throw InputError("--peaks takes a whole number or \"auto\"");
    return options;
}

void run(const SpectrumArguments& arguments, Session& session) {
    measurement::SpectrumOptions options;
    options.parabola_share = arguments.share;
    for (const auto& text : arguments.background) {
        options.background.push_back(spectral_window("--background", text));
    }
    if (!arguments.window.empty()) options.window = spectral_window("--window", arguments.window);
    options.sum = sum_of(arguments);
    const auto weight = weight_of(arguments.weight);
    measurement::SpectrumResult result;
    auto sources = for_each_file(arguments.input, [&](const auto& file) {
        const auto found = analyse_spectra(spectra_of(file, weight), options);
        result.options = found.options;
        for (const auto& figures : found.figures) result.figures.push_back(figures);
    });
    measurement::Analysis analysis = describe(result);
    analysis.sources = std::move(sources);
    present_analysis(analysis, arguments.output, session);
}

}  // namespace

void add_analyse_spectrum(CLI::App& analyse, Session& session) {
    CLI::App* command = analyse.add_subcommand(
        "spectrum", "Peak, width, colour and efficacy of spectra of emission");
    const auto arguments = std::make_shared<SpectrumArguments>();
    add_files(*command, arguments->input, "Files with spectra");
    command
        ->add_option("--background", arguments->background,
                     "Where there is background alone: one window for a constant, several for a "
                     "straight line")
        ->type_name("FROM:TO nm");
    command->add_option("--window", arguments->window, "Wavelengths to look in")
        ->type_name("FROM:TO nm");
    command->add_option("--values", arguments->weight, "What the values are proportional to")
        ->check(CLI::IsMember({"photons", "power"}))
        ->capture_default_str();
    command
        ->add_option("--share", arguments->share,
                     "Share of the maximum above which the peak's parabola is fitted")
        ->capture_default_str();
    command
        ->add_option("--peaks", arguments->peaks,
                     "Take the spectrum apart into so many peaks, or \"auto\": as many as lower "
                     "Schwarz's criterion by more than 10 each")
        ->type_name("COUNT");
    command->add_option("--shape", arguments->shape, "Shape of those peaks against energy")
        ->check(CLI::IsMember({"gaussian", "lorentzian", "voigt", "asymmetric"}))
        ->capture_default_str();
    command->add_option("--most-peaks", arguments->most, "Most peaks that \"auto\" takes")
        ->check(CLI::Range(1, 9))
        ->capture_default_str();
    finish_kind(*command, arguments, session, run);
}

}  // namespace anchorite::app
