#include "absolute_arguments.hpp"

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/light/photon_flux.hpp"

namespace anchorite::app {

namespace {

double irradiance_of(const AbsoluteArguments& arguments) {
    if (!arguments.irradiance.empty()) {
        return positive("--irradiance", arguments.irradiance, Dimension::irradiance);
    }
    if (arguments.power.empty() || arguments.spot.empty()) {
        throw InputError("--laser needs --irradiance, or --power and --spot");
    }
    return positive("--power", arguments.power, Dimension::power) /
           positive("--spot", arguments.spot, Dimension::area);
}

std::optional<measurement::Excitation> excitation_of(const AbsoluteArguments& arguments) {
    if (arguments.laser.empty()) return std::nullopt;
    if (!(arguments.absorptance > 0)) {
        throw InputError("--laser needs --absorptance, the share of it that the sample absorbs");
    }
    return measurement::Excitation{positive("--laser", arguments.laser, Dimension::length),
                                   irradiance_of(arguments), arguments.absorptance};
}

measurement::AbsoluteOptions options_of(const AbsoluteArguments& arguments,
                                        const std::string& emission) {
    measurement::AbsoluteOptions options;
    options.excitation = excitation_of(arguments);
    if (!emission.empty()) options.emission = spectral_window("--emission", emission);
    options.tail.temperature =
        positive("--temperature", arguments.temperature, Dimension::temperature);
    options.tail.absorptance = arguments.tail_absorptance;
    if (!arguments.tail.empty()) {
        const Window tail = window("--tail", arguments.tail, Dimension::energy);
        options.tail.window = {tail.from, tail.to};
    }
    if (!arguments.gap.empty()) options.gap = positive("--gap", arguments.gap, Dimension::energy);
    options.sides = arguments.both_sides ? 2 : 1;
    options.temperature_error =
        quantity("--temperature-error", arguments.temperature_error, Dimension::temperature);
    options.calibration_error =
        quantity("--calibration-error", arguments.calibration_error, Dimension::fraction);
    options.excitation_error =
        quantity("--excitation-error", arguments.excitation_error, Dimension::fraction);
    return options;
}

void add_tail_options(CLI::App& command, AbsoluteArguments& arguments) {
    command.add_option("--temperature", arguments.temperature, "Of the emitting film")
        ->type_name("TEMPERATURE")
        ->capture_default_str();
    command.add_option("--temperature-error", arguments.temperature_error, "Its standard error")
        ->type_name("TEMPERATURE")
        ->capture_default_str();
    command
        .add_option("--tail", arguments.tail,
                    "Photon energies of the tail that gives the splitting; without it, from kT "
                    "above the maximum down to 1 % of it")
        ->type_name("FROM:TO eV");
    command.add_option("--tail-absorptance", arguments.tail_absorptance, "Absorptance in the tail")
        ->check(CLI::Range(1e-6, 1.0))
        ->capture_default_str();
    command
        .add_option("--gap", arguments.gap,
                    "Edge of a step of absorptance, for the implied V_oc of the whole emission")
        ->type_name("ENERGY");
    command
        .add_option("--edge", arguments.edge, "File of the measured absorptance instead, 0 to 1")
        ->type_name("FILE");
    command.add_flag("--both-sides", arguments.both_sides,
                     "The spectrum holds the light of both sides of the film, not of one");
}

}  // namespace

void add_absolute_options(CLI::App& command, AbsoluteArguments& arguments) {
    command.add_flag("--absolute", arguments.absolute,
                     "Spectra calibrated in photons or watts per area and wavelength; every file "
                     "is a sample");
    command.add_option("--laser", arguments.laser, "Wavelength of the exciting light")
        ->type_name("LENGTH");
    command.add_option("--irradiance", arguments.irradiance, "Exciting light on the sample")
        ->type_name("IRRADIANCE");
    command.add_option("--power", arguments.power, "The same as power and --spot")
        ->type_name("POWER");
    command.add_option("--spot", arguments.spot, "Area that the power falls on")->type_name("AREA");
    command
        .add_option("--absorptance", arguments.absorptance,
                    "Share of the exciting light that the sample absorbs")
        ->check(CLI::Range(1e-6, 1.0));
    add_tail_options(command, arguments);
    command
        .add_option("--calibration-error", arguments.calibration_error,
                    "Standard error of the spectrum's scale")
        ->type_name("PERCENT")
        ->capture_default_str();
    command
        .add_option("--excitation-error", arguments.excitation_error,
                    "Standard error of irradiance times absorptance")
        ->type_name("PERCENT")
        ->capture_default_str();
}

measurement::Analysis analyse_absolute(const AbsoluteArguments& arguments,
                                       const InstrumentArguments& input,
                                       const std::string& emission) {
    auto options = options_of(arguments, emission);
    std::vector<measurement::SourceFile> sources;
    if (!arguments.edge.empty()) {
        const auto file = read_instrument(arguments.edge, {});
        sources.push_back(source_of(file));
        at_file(file,
                [&] { options.edge = only_spectrum(file, measurement::SpectralWeight::power); });
    }
    measurement::AbsoluteResult result{options, {}};
    for (const auto& path : input.files) {
        const auto file = read_instrument(path, input);
        sources.push_back(source_of(file));
        at_file(file, [&] {
            auto found = analyse_absolute_plqy(photon_flux_of(file), options);
            for (auto& figures : found.figures) {
                figures.flux.name = path.stem().string();
                result.figures.push_back(std::move(figures));
            }
        });
    }
    measurement::Analysis analysis = describe(result);
    analysis.sources = std::move(sources);
    return analysis;
}

}  // namespace anchorite::app
