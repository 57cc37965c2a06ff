#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <tuple>

#include "analyse_input.hpp"
#include "anchorite/base/constants.hpp"
#include "anchorite/base/json.hpp"
#include "anchorite/base/provenance.hpp"
#include "anchorite/measurement/formats/at_file.hpp"
#include "anchorite/measurement/light/colour_doubt.hpp"
#include "anchorite/measurement/light/measured_spectrum.hpp"
#include "anchorite/measurement/light/peak.hpp"
#include "anchorite/optics/appearance.hpp"
#include "anchorite/report/provenance_json.hpp"
#include "commands.hpp"
#include "instrument_arguments.hpp"
#include "session.hpp"
#include "table.hpp"

namespace anchorite::app {

namespace {

constexpr double nm = 1e9;                                            // per metre
constexpr double millielectronvolt = 1e-3 * constants::electronvolt;  // [J]

struct PhotometryArguments {
    InstrumentArguments input;  ///< of a measured spectrum; one file or none
    std::string peak, fwhm;     ///< of a Gaussian instead
    bool photons = false;
    std::string radiance, luminance, current_density, voltage;
    double pattern = 1;
};

/// What is known of the light; the rest follows from it.
struct Light {
    optics::Spectrum spectrum;
    optics::SpectrumFigures figures;
    Provenance provenance = make_provenance();
    double pattern = 1;
    std::optional<double> radiance;         ///< [W/(sr m²)]
    std::optional<double> current_density;  ///< [A/m²]
    std::optional<double> voltage;          ///< [V]
    /// Of a measured spectrum's colour; none: the spectrum is a Gaussian.
    std::optional<measurement::ColourDoubt> doubt;
};

std::optional<double> given(const char* option, const std::string& text, Dimension dimension) {
    if (text.empty()) return std::nullopt;
    return positive(option, text, dimension);
}

void take_measured(const measurement::InstrumentFile& file, bool photons, Light& light,
                   Session& session) {
    using measurement::SpectralWeight;
    const auto weight = photons ? SpectralWeight::photons : SpectralWeight::power;
    at_file(file, [&] {
        const auto measured = measurement::only_spectrum(file, weight);
        const auto [low, high] = std::ranges::minmax(measured.values);
        if (low < -1e-3 * high) {
            session.warn(fmt::format("values below 0, down to {:.2g} % of the maximum, count as 0",
                                     100 * low / high));
        }
        light.spectrum = measurement::power_of(measured);
        light.doubt = measurement::colour_doubt(
            measured, measurement::scatter_of(measured.wavelengths, measured.values));
    });
}

void take_spectrum(const PhotometryArguments& arguments, Light& light, Session& session) {
    const bool gaussian = !arguments.peak.empty() && !arguments.fwhm.empty();
    if (arguments.input.files.empty() != gaussian) {
        throw InputError({}, "the light needs either a spectrum file or both --peak and --fwhm",
                         "e.g. --peak \"693 nm\" --fwhm \"33 nm\"");
    }
    if (gaussian) {
        light.spectrum =
            optics::gaussian_spectrum(positive("--peak", arguments.peak, Dimension::length),
                                      positive("--fwhm", arguments.fwhm, Dimension::length));
        if (arguments.photons) light.spectrum = photons_to_power(light.spectrum);
        return;
    }
    const auto file = read_instrument(arguments.input.files.front(), arguments.input);
    take_measured(file, arguments.photons, light, session);
    if (!arguments.photons) {
        session.warn(
            "the intensities count as watts; --photons takes them for photons, as `analyse "
            "spectrum` does by default");
    }
    light.provenance.input = file.path.filename().string();
    light.provenance.input_sha256 = file.sha256;
}

Light light_of(const PhotometryArguments& arguments, Session& session) {
    Light light;
    take_spectrum(arguments, light, session);
    light.figures = optics::spectrum_figures(light.spectrum);
    light.pattern = arguments.pattern;
    light.radiance = given("--radiance", arguments.radiance, Dimension::radiance);
    const auto luminance = given("--luminance", arguments.luminance, Dimension::luminance);
    if (luminance) light.radiance = optics::radiance(*luminance, light.spectrum);
    light.current_density =
        given("--current-density", arguments.current_density, Dimension::current_density);
    light.voltage = given("--voltage", arguments.voltage, Dimension::voltage);
    if (light.current_density && !light.radiance) {
        throw InputError({}, "--current-density needs --radiance or --luminance beside it");
    }
    if (light.voltage && !light.current_density) {
        throw InputError({}, "--voltage needs --current-density beside it");
    }
    return light;
}

using Row = std::tuple<std::string, std::string, double, std::string>;  // key, name, value, unit

std::vector<Row> colour_rows(const Light& light) {
    const optics::SpectrumFigures& figures = light.figures;
    std::vector<Row> rows{{"peak_nm", "peak", figures.wavelength.position * nm, "nm"}};
    if (figures.wavelength.fwhm) {
        rows.emplace_back("fwhm_nm", "FWHM", *figures.wavelength.fwhm * nm, "nm");
    }
    rows.emplace_back("peak_eV", "peak per energy",
                      figures.energy.position / millielectronvolt / 1e3, "eV");
    if (figures.energy.fwhm) {
        rows.emplace_back("fwhm_meV", "FWHM per energy", *figures.energy.fwhm / millielectronvolt,
                          "meV");
    }
    if (const auto& colour = figures.colour) {
        rows.insert(rows.end(), {{"x", "CIE 1931 x", colour->x, ""},
                                 {"y", "CIE 1931 y", colour->y, ""},
                                 {"u_prime", "CIE 1976 u'", colour->u, ""},
                                 {"v_prime", "CIE 1976 v'", colour->v, ""}});
    }
    if (figures.dominant) {
        rows.emplace_back(
            "dominant_nm",
            figures.dominant->complementary ? "complementary wavelength" : "dominant wavelength",
            figures.dominant->wavelength * nm, "nm");
        rows.emplace_back("purity", "purity", figures.dominant->purity, "");
    }
    rows.emplace_back("efficacy_lm_per_W", "efficacy of the light", figures.efficacy, "lm/W");
    return rows;
}

std::vector<Row> brightness_rows(const Light& light) {
    if (!light.radiance) return {};
    const optics::Source source{light.spectrum, light.pattern};
    std::vector<Row> rows{{"radiance_W_per_sr_m2", "radiance", *light.radiance, "W/(sr m2)"},
                          {"luminance_cd_per_m2", "luminance",
                           optics::luminance(*light.radiance, light.spectrum), "cd/m2"},
                          {"photon_current_mA_per_cm2", "photons out, as a current",
                           photon_current_density(*light.radiance, source) / 10, "mA/cm2"}};
    if (!light.current_density) return rows;
    const double efficiency =
        external_efficiency_of_radiance(*light.radiance, *light.current_density, source);
    const double candela = current_efficiency(efficiency, source);
    rows.emplace_back("eqe", "external quantum efficiency", efficiency, "");
    rows.emplace_back("current_efficiency_cd_per_A", "current efficiency", candela, "cd/A");
    if (light.voltage) {
        rows.emplace_back("power_efficiency_lm_per_W", "power efficiency",
                          power_efficiency(candela, *light.voltage, source), "lm/W");
    }
    return rows;
}

void warn_of_baseline(const measurement::ColourDoubt& doubt, double efficacy, Session& session) {
    constexpr double least_colour = 1e-3, least_efficacy = 0.01;  // of the efficacy
    const measurement::ColourShift shift = doubt.shift();
    if (shift.colour <= least_colour && shift.efficacy <= least_efficacy * efficacy) return;
    session.warn(
        fmt::format("the spectrum keeps {:.2g} % of its maximum far from the peak; if that is a "
                    "detector's offset or noise, CIE x or y is wrong by {:.2g} and the efficacy by "
                    "{:.2g} lm/W",
                    100 * doubt.share, shift.colour, shift.efficacy));
}

void warn_of_doubts(const Light& light, Session& session) {
    if (light.doubt) warn_of_baseline(*light.doubt, light.figures.efficacy, session);
    if (light.radiance && light.pattern == 1) {
        session.warn(
            "Lambertian emission is assumed; --pattern takes the factor of `anchorite "
            "optics`");
    }
}

void show(const PhotometryArguments& arguments, Session& session) {
    const Light light = light_of(arguments, session);
    auto rows = colour_rows(light);
    const auto more = brightness_rows(light);
    warn_of_doubts(light, session);
    rows.insert(rows.end(), more.begin(), more.end());
    if (session.json()) {
        nlohmann::ordered_json json{{"format", "anchorite-light"},
                                    {"format_version", 1},
                                    {"provenance", report::provenance_json(light.provenance)}};
        for (const auto& [key, name, value, unit] : rows) json[key] = rounded(value);
        json["pattern_factor"] = light.pattern;
        session.print(json);
        return;
    }
    std::vector<std::vector<std::string>> cells;
    for (const auto& [key, name, value, unit] : rows) {
        cells.push_back({name, fmt::format("{:.5g}", value), unit});
    }
    session.print(format_table({{"quantity"}, {"value", Align::right}, {"unit"}}, cells));
}

void add_spectrum_options(CLI::App& command, PhotometryArguments& arguments) {
    const std::string group = "Spectrum";
    command
        .add_option("spectrum", arguments.input.files,
                    "Instrument's file or table of one spectrum, against wavelength or energy")
        ->type_name("FILE")
        ->expected(0, 1);
    command.add_flag("--photons", arguments.photons, "Intensities are photons (counts), not watts")
        ->group(group);
    command.add_option("--peak", arguments.peak, "Of a Gaussian instead of a file")
        ->type_name("LENGTH")
        ->group(group);
    command.add_option("--fwhm", arguments.fwhm, "Full width of the Gaussian at half maximum")
        ->type_name("LENGTH")
        ->group(group);
}

void add_brightness_options(CLI::App& command, PhotometryArguments& arguments) {
    const std::string group = "Brightness";
    auto* radiance = command.add_option("--radiance", arguments.radiance,
                                        "Along the normal, e.g. \"190 mW/(sr m2)\"");
    radiance->type_name("RADIANCE")->group(group);
    command.add_option("--luminance", arguments.luminance, "Along the normal, e.g. \"100 cd/m2\"")
        ->type_name("LUMINANCE")
        ->excludes(radiance)
        ->group(group);
    command
        .add_option("--current-density", arguments.current_density,
                    "Of the diode, e.g. \"10 mA/cm2\": gives the efficiencies")
        ->type_name("DENSITY")
        ->group(group);
    command.add_option("--voltage", arguments.voltage, "Of the diode: gives lumens per watt")
        ->type_name("VOLTAGE")
        ->group(group);
    command
        .add_option("--pattern", arguments.pattern,
                    "Light in all directions over that of a Lambertian source of equal radiance")
        ->type_name("FACTOR")
        ->check(CLI::Range(0.01, 10.0))
        ->capture_default_str()
        ->group(group);
}

}  // namespace

void add_light(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "light", "Turn a spectrum and a brightness into colour, luminance and efficiency");
    command->footer(
        "Example:  anchorite light --peak \"693 nm\" --fwhm \"33 nm\" --radiance \"119 W/(sr "
        "m2)\"");
    const auto arguments = std::make_shared<PhotometryArguments>();
    add_spectrum_options(*command, *arguments);
    add_brightness_options(*command, *arguments);
    add_layout_options(*command, arguments->input);
    session.add_json_flag(*command);
    command->callback([arguments, &session] { show(*arguments, session); });
}

}  // namespace anchorite::app
