#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>
#include <memory>

#include "analyse_command.hpp"
#include "analyse_kinds.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/measurement/light/bias_spectra.hpp"
#include "anchorite/measurement/light/led.hpp"
#include "anchorite/measurement/light/measured_spectrum.hpp"
#include "light_arguments.hpp"

namespace anchorite::app {

namespace {

using measurement::LedLight;
using measurement::LightKind;

struct LedArguments {
    InstrumentArguments input;
    std::filesystem::path output, responsivity;
    std::vector<std::filesystem::path> spectra;
    std::vector<std::string> biases;
    LightArguments of_light;
    std::string area, area_error, kind, radius, distance;
    double pattern = 0;
    std::string noise, calibration_error, wavelength_error = "1 nm";
    std::vector<std::string> onsets;
    double snr = 5;
};

const std::map<std::string, LightKind>& kinds() {
    static const std::map<std::string, LightKind> words{{"radiance", LightKind::radiance},
                                                        {"luminance", LightKind::luminance},
                                                        {"photocurrent", LightKind::photocurrent},
                                                        {"flux", LightKind::flux}};
    return words;
}

Dimension dimension_of(LightKind kind) {
    constexpr Dimension dimensions[] = {Dimension::radiance, Dimension::luminance,
                                        Dimension::current, Dimension::power};
    return dimensions[static_cast<std::size_t>(kind)];
}

/// Every spectrum of the files. A file of one is called by its own name where its column names no
/// bias, so that spectra may be one file a bias.
std::vector<measurement::MeasuredSpectrum> spectra_in(
    const LedArguments& arguments, std::vector<measurement::SourceFile>& sources) {
    const auto weight = arguments.of_light.weight();
    std::vector<measurement::MeasuredSpectrum> spectra;
    for (const auto& path : arguments.spectra) {
        const auto file = read_instrument(path, {});
        sources.push_back(source_of(file));
        at_file(file, [&] {
            auto found = spectra_of(file, weight);
            const bool named = measurement::bias_in(found.front().name).has_value();
            if (found.size() == 1 && !named) found.front().name = path.stem().string();
            for (auto& spectrum : found) spectra.push_back(std::move(spectrum));
        });
    }
    return spectra;
}

/// The spectrum in watts: measured, at one bias or several, or a Gaussian.
void add_spectrum(const LedArguments& arguments, std::vector<measurement::SourceFile>& sources,
                  LedLight& light) {
    const auto gaussian = arguments.of_light.gaussian();
    if (arguments.spectra.empty() != gaussian.has_value()) {
        throw InputError(
            "give the light's spectrum: --spectrum FILE, or --peak and --fwhm of a Gaussian");
    }
    if (gaussian) {
        light.power = *gaussian;
        return;
    }
    const auto spectra = spectra_in(arguments, sources);
    std::vector<double> biases;
    for (const auto& text : arguments.biases) {
        biases.push_back(quantity("--spectrum-bias", text, Dimension::voltage));
    }
    if (spectra.size() == 1 && biases.empty()) {
        light.power = power_of(spectra.front());
        return;
    }
    light.by_bias = with_biases(spectra, biases);
    light.power = light.by_bias.back().power;
}

measurement::Photodiode photodiode_of(const LedArguments& arguments,
                                      std::vector<measurement::SourceFile>& sources) {
    if (arguments.responsivity.empty() || arguments.radius.empty() || arguments.distance.empty()) {
        throw InputError(
            "a photocurrent needs --responsivity FILE, --photodiode-radius and --distance");
    }
    measurement::Photodiode diode;
    diode.radius = positive("--photodiode-radius", arguments.radius, Dimension::length);
    diode.distance = positive("--distance", arguments.distance, Dimension::length);
    const auto file = read_instrument(arguments.responsivity, {});
    sources.push_back(source_of(file));
    at_file(file, [&] {
        const auto curve = only_spectrum(file, measurement::SpectralWeight::power);
        diode.responsivity = {curve.wavelengths, curve.values};
    });
    return diode;
}

measurement::Onset onset_of(const std::string& text) {
    try {
        return {parse_quantity(text, Dimension::radiance), false};
    } catch (const InputError&) {
        return {positive("--turn-on", text, Dimension::luminance), true};
    }
}

measurement::LedOptions options_of(const LedArguments& arguments, LightKind kind) {
    measurement::LedOptions options;
    options.least_snr = arguments.snr;
    if (!arguments.noise.empty()) {
        options.noise = positive("--noise", arguments.noise, dimension_of(kind));
    }
    if (!arguments.onsets.empty()) options.onsets.clear();
    for (const auto& text : arguments.onsets) options.onsets.push_back(onset_of(text));
    if (!arguments.area_error.empty()) {
        options.area_error = quantity("--area-error", arguments.area_error, Dimension::fraction);
    }
    if (!arguments.calibration_error.empty()) {
        options.calibration_error =
            quantity("--calibration-error", arguments.calibration_error, Dimension::fraction);
    }
    options.wavelength_error =
        quantity("--wavelength-error", arguments.wavelength_error, Dimension::length);
    return options;
}

void run(const LedArguments& arguments, Session& session) {
    auto area = given_area(arguments.area);
    std::optional<LightKind> kind;
    if (!arguments.kind.empty()) kind = kinds().at(arguments.kind);
    std::vector<measurement::LedSweep> sweeps;
    LedLight light;
    auto sources = for_each_file(arguments.input, [&](const auto& file) {
        auto found = led_sweeps_of(file, area, kind);
        kind = found.kind;
        if (!area) area = measurement::area_in_header(file);
        for (auto& sweep : found.sweeps) sweeps.push_back(std::move(sweep));
    });
    light.kind = *kind;
    light.area = area.value_or(0);
    add_spectrum(arguments, sources, light);
    light.lambertian = !(arguments.pattern > 0);
    if (!light.lambertian) light.pattern = arguments.pattern;
    if (light.kind == LightKind::photocurrent) light.photodiode = photodiode_of(arguments, sources);
    measurement::Analysis analysis =
        describe(analyse_led(std::move(sweeps), light, options_of(arguments, light.kind)));
    analysis.sources = std::move(sources);
    present_analysis(analysis, arguments.output, session);
}

void add_detector_options(CLI::App& command, LedArguments& arguments) {
    command.add_option("--light", arguments.kind, "Which light to take where a file has several")
        ->check(CLI::IsMember({"radiance", "luminance", "photocurrent", "flux"}));
    command
        .add_option("--spectrum", arguments.spectra,
                    "File of the light's spectrum; once more for every bias, or one file with a "
                    "column a bias (\"3.5 V\")")
        ->type_name("FILE")
        ->allow_extra_args(false);
    command
        .add_option("--spectrum-bias", arguments.biases,
                    "Bias of each spectrum in turn, where names of files or columns do not say it")
        ->type_name("VOLTAGE");
    add_light_options(command, arguments.of_light);
    command
        .add_option("--pattern", arguments.pattern,
                    "Flux over that of a Lambertian source of the same radiance along the "
                    "normal; without it, Lambert is assumed")
        ->check(CLI::PositiveNumber);
    command
        .add_option("--responsivity", arguments.responsivity,
                    "File of the photodiode's A/W against wavelength")
        ->type_name("FILE");
    command.add_option("--photodiode-radius", arguments.radius, "Radius of the photodiode's disc")
        ->type_name("LENGTH");
    command.add_option("--distance", arguments.distance, "From the device to the photodiode")
        ->type_name("LENGTH");
}

void add_error_options(CLI::App& command, LedArguments& arguments) {
    command
        .add_option("--noise", arguments.noise,
                    "Standard deviation of the light's noise; without it, from the points "
                    "below half the photon energy")
        ->type_name("QUANTITY");
    command
        .add_option("--least-snr", arguments.snr,
                    "Light below so many deviations of the noise is not used")
        ->capture_default_str();
    command.add_option("--area-error", arguments.area_error, "Standard error of the area")
        ->type_name("PERCENT");
    command
        .add_option("--calibration-error", arguments.calibration_error,
                    "Standard error of the light's calibration; without it the EQE has none")
        ->type_name("PERCENT");
    command
        .add_option("--wavelength-error", arguments.wavelength_error,
                    "Standard error of the spectrum's wavelengths")
        ->type_name("LENGTH")
        ->capture_default_str();
}

}  // namespace

void add_analyse_led(CLI::App& analyse, Session& session) {
    CLI::App* command = analyse.add_subcommand(
        "led", "EQE, turn-on, roll-off and efficiencies of LEDs from current and light");
    const auto arguments = std::make_shared<LedArguments>();
    add_files(*command, arguments->input, "Files with voltage, current and light");
    add_area_option(*command, arguments->area);
    command
        ->add_option("--turn-on", arguments->onsets,
                     "Radiance or luminance at which the device counts as on (0.01 W/(sr m2) and "
                     "1 cd/m2)")
        ->type_name("LIGHT");
    add_detector_options(*command, *arguments);
    add_error_options(*command, *arguments);
    finish_kind(*command, arguments, session, run);
}

}  // namespace anchorite::app
