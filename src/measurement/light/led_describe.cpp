#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/constants.hpp"
#include "anchorite/base/units.hpp"
#include "anchorite/measurement/light/led.hpp"
#include "anchorite/measurement/light/spectrum_figures.hpp"
#include "measurement/light/led_spectra_describe.hpp"
#include "measurement/light/milliampere.hpp"

namespace anchorite::measurement {

namespace {

std::size_t best_of(const LedResult& result) {
    std::size_t best = 0;
    const auto height = [&result](std::size_t i) {
        const auto& largest = result.figures[i].largest;
        return largest ? largest->efficiency : -1;
    };
    for (std::size_t i = 1; i < result.figures.size(); ++i) {
        if (height(i) > height(best)) best = i;
    }
    return best;
}

/// The light at the maximum of a sweep's EQE, at its last point where there is none.
LedLight light_at_best(const LedResult& result, const LedFigures& figures) {
    const LedPoint& at = figures.largest ? figures.largest->at : figures.points.back();
    return at_bias(result.light, at.voltage);
}

/// Whether the light is seen: else luminances are those of the spectrum's noise or offset and not
/// given.
bool is_seen(const LedLight& light) {
    return visible_share(light.power) >= least_visible &&
           colour_doubt(light.power).shift().colour <= most_shift;
}

std::string definition_of(const LedLight& light) {
    if (light.kind == LightKind::flux) {
        return "photons out on one side per electron, from the flux into a sphere";
    }
    return fmt::format("photons out on one side per electron, from the {} along the normal; {}",
                       name_of(light.kind),
                       light.lambertian ? "Lambertian assumed"
                                        : fmt::format("pattern factor {:.4g}", light.pattern));
}

std::string onset_name(const Onset& onset) {
    return onset.luminance ? fmt::format("V_on at {:g} cd/m2", onset.level)
                           : fmt::format("V_on at {:g} W/(sr m2)", onset.level);
}

constexpr const char* one_sweep = "one sweep, read between two points";

/// Whether a turn-on is given: found, and not one of luminance where the light is not seen.
bool is_given(const LedResult& result, const LedFigures& figures, std::size_t onset) {
    const bool seen =
        !result.options.onsets[onset].luminance || is_seen(light_at_best(result, figures));
    return figures.onsets[onset] && seen;
}

/// Why a sweep with light above the noise has no turn-on at a level.
std::string why_no_onset(const LedFigures& figures, const Onset& onset) {
    const auto reaches = [&onset](const LedPoint& point) {
        return point.trusted && (onset.luminance ? point.luminance : point.radiance) >= onset.level;
    };
    return std::ranges::any_of(figures.points, reaches)
               ? "its light is above that level where it first stands above the noise"
               : "its light above the noise does not reach that level";
}

void add_onsets(const LedResult& result, const LedFigures& figures, Analysis& analysis) {
    for (std::size_t i = 0; i < result.options.onsets.size(); ++i) {
        const Onset& onset = result.options.onsets[i];
        if (!is_given(result, figures, i)) continue;
        analysis.estimates.push_back(
            {fmt::format("turn_on_{}_{:g}", onset.luminance ? "luminance" : "radiance",
                         onset.level),
             onset_name(onset),
             figures.onsets[i]->voltage,
             "V",
             {},
             {},
             "first rise through the level, straight in the logarithm of the light",
             one_sweep});
    }
}

/// Which options would give the error of the light; empty: none is missing.
std::string missing_errors(const LedResult& result, const LedFigures& figures) {
    const EfficiencyErrors errors =
        efficiency_errors(light_at_best(result, figures), result.options);
    std::string missing;
    if (!errors.calibration) missing = "--calibration-error";
    if (!errors.area) missing += missing.empty() ? "--area-error" : " and --area-error";
    return missing.empty() ? "" : "that of the calibration or area is not given: " + missing;
}

/// An estimate with its relative error, or why it has none.
void add_with_error(Estimate estimate, const std::optional<double>& relative,
                    const std::string& missing, Analysis& analysis) {
    if (relative) {
        estimate.standard_error = estimate.value * *relative;
    } else {
        estimate.no_error = missing;
    }
    analysis.estimates.push_back(std::move(estimate));
}

void add_largest(const LedResult& result, const LedFigures& figures, Analysis& analysis) {
    if (!figures.largest) return;
    const LargestEfficiency& largest = *figures.largest;
    std::optional<double> relative;
    if (largest.standard_error) relative = *largest.standard_error / largest.efficiency;
    add_with_error({"largest_efficiency",
                    "maximum EQE",
                    100 * largest.efficiency,
                    "%",
                    {},
                    {},
                    definition_of(result.light)},
                   relative, missing_errors(result, figures), analysis);
    const auto add = [&](const char* id, const char* name, double value, const char* unit,
                         const char* definition) {
        analysis.estimates.push_back({id, name, value, unit, {}, {}, definition, one_sweep});
    };
    add("largest_efficiency_voltage", "voltage at the maximum EQE", largest.at.voltage, "V",
        "a measured point");
    add("largest_efficiency_current", "current density at the maximum EQE",
        milliampere(largest.at.current), "mA/cm2", "a measured point");
    if (is_seen(light_at_best(result, figures))) {
        add("candela_per_ampere", "current efficiency at the maximum EQE",
            largest.at.candela_per_ampere, "cd/A", "luminance over current density");
        add("lumen_per_watt", "power efficiency at the maximum EQE", largest.at.lumen_per_watt,
            "lm/W", "luminous flux of one side over electrical power");
    }
    for (const auto& [id, name, at] :
         {std::tuple{"j90", "J90", figures.at_90}, std::tuple{"j50", "J50", figures.at_50}}) {
        if (!at) continue;
        analysis.estimates.push_back(
            {id,
             name,
             milliampere(at->current),
             "mA/cm2",
             {},
             {},
             fmt::format("beyond the maximum, EQE has fallen to {} % of it",
                         std::string_view(id).substr(1)),
             one_sweep});
    }
}

void add_spectrum(const LedLight& light, double wavelength_error, bool seen, Analysis& analysis) {
    const optics::Spectrum& power = light.power;
    if (seen) {
        optics::Spectrum up = power;
        for (double& wavelength : up.wavelengths) wavelength += wavelength_error;
        const double efficacy = optics::luminous_efficacy(power);
        analysis.estimates.push_back(
            {"efficacy",
             "luminous efficacy of the light",
             efficacy,
             "lm/W",
             std::hypot(optics::luminous_efficacy(up) - efficacy,
                        colour_doubt(power).shift().efficacy),
             {},
             "683.002 lm/W ∫S V dλ / ∫S dλ; error of the wavelength scale and of the spectrum's "
             "baseline"});
    }
    analysis.estimates.push_back({"photon_energy",
                                  "mean photon energy",
                                  optics::mean_photon_energy(power) / constants::electronvolt,
                                  "eV",
                                  {},
                                  {},
                                  "∫S dλ / ∫S λ/(hc) dλ of the measured spectrum",
                                  "error within that of the EQE"});
}

void add_light(const LedResult& result, const LedFigures& figures, Analysis& analysis) {
    const LedLight light = light_at_best(result, figures);
    const bool seen = is_seen(light);
    if (figures.most_radiance) {
        const auto common = efficiency_errors(light, result.options).total();
        add_with_error({"most_radiance",
                        "highest radiance",
                        *figures.most_radiance,
                        "W/(sr m2)",
                        {},
                        {},
                        "along the normal"},
                       common, missing_errors(result, figures), analysis);
    }
    if (figures.most_luminance && seen) {
        analysis.estimates.push_back({"most_luminance",
                                      "highest luminance",
                                      *figures.most_luminance,
                                      "cd/m2",
                                      {},
                                      {},
                                      "along the normal, K_m = 683.002 lm/W, CIE 1931 V(λ)",
                                      "see the efficacy's error"});
    }
    add_spectrum(light, result.options.wavelength_error, seen, analysis);
}

double volts_of(const std::optional<LedCrossing>& crossing) {
    return crossing ? crossing->voltage : number_or_none({});
}

double current_of(const std::optional<LedCrossing>& crossing) {
    return crossing ? milliampere(crossing->current) : number_or_none({});
}

ResultTable sweep_table(const LedResult& result) {
    ResultColumn names{"sweep"}, directions{"voltage"}, largest{"maximum EQE", "%"},
        j90{"J90", "mA/cm2"}, j50{"J50", "mA/cm2"}, trusted{"points above the noise"};
    std::vector<ResultColumn> onsets;
    for (const Onset& onset : result.options.onsets) onsets.push_back({onset_name(onset), "V"});
    for (std::size_t i = 0; i < result.sweeps.size(); ++i) {
        const LedFigures& figures = result.figures[i];
        names.words.push_back(result.sweeps[i].electrical.name);
        directions.words.emplace_back(name_of(result.sweeps[i].electrical.direction));
        largest.numbers.push_back(figures.largest ? 100 * figures.largest->efficiency
                                                  : number_or_none({}));
        j90.numbers.push_back(current_of(figures.at_90));
        j50.numbers.push_back(current_of(figures.at_50));
        const auto count = std::ranges::count_if(figures.points, &LedPoint::trusted);
        trusted.words.push_back(fmt::format("{} of {}", count, figures.points.size()));
        for (std::size_t k = 0; k < onsets.size(); ++k) {
            const bool given = is_given(result, figures, k);
            onsets[k].numbers.push_back(given ? volts_of(figures.onsets[k]) : number_or_none({}));
        }
    }
    ResultTable table{"sweeps", "Sweeps", {names, directions, largest}};
    table.columns.insert(table.columns.end(), onsets.begin(), onsets.end());
    table.columns.insert(table.columns.end(), {j90, j50, trusted});
    return table;
}

ResultTable hysteresis_table(const LedResult& result) {
    ResultColumn falling{"falling"}, rising{"rising"}, efficiency{"index of the maximum EQE"},
        turn_on{"V_on falling less rising", "V"};
    for (const LedHysteresis& pair : result.hysteresis) {
        falling.words.push_back(pair.falling);
        rising.words.push_back(pair.rising);
        efficiency.numbers.push_back(pair.efficiency);
        turn_on.numbers.push_back(number_or_none(pair.turn_on));
    }
    return {"hysteresis",
            "Hysteresis: (EQE falling - EQE rising) / EQE falling",
            {falling, rising, efficiency, turn_on}};
}

ResultTable error_table(const LedResult& result, const LedFigures& figures) {
    const EfficiencyErrors errors =
        efficiency_errors(light_at_best(result, figures), result.options);
    ResultTable table{"errors", "What the error of the EQE is made of", {}};
    const auto name = [](const char* source, const std::optional<double>& error) {
        return std::string(source) + (error ? "" : ", not given");
    };
    table.columns = {
        {"source",
         "",
         {},
         {name("calibration", errors.calibration), name("area", errors.area), "wavelength scale",
          "baseline of the spectrum", "together, without noise"}},
        {"relative standard error",
         "%",
         {number_or_none(errors.calibration, 100), number_or_none(errors.area, 100),
          100 * errors.spectrum, 100 * errors.baseline, number_or_none(errors.total(), 100)}}};
    return table;
}

/// One quantity of all sweeps against another, only where both can stand on a logarithmic axis.
template <class X, class Y>
std::vector<PlotCurve> curves_of(const LedResult& result, bool trusted, const X& x, const Y& y) {
    std::vector<PlotCurve> curves;
    for (std::size_t i = 0; i < result.sweeps.size(); ++i) {
        PlotCurve curve{result.sweeps[i].electrical.name, CurveRole::measured, {}, {}};
        if (!trusted) curve.name += ", in the noise";
        if (!trusted) curve.role = CurveRole::reference;
        for (const LedPoint& point : result.figures[i].points) {
            if (point.trusted != trusted || !(x(point) > 0) || !(y(point) > 0)) continue;
            curve.x.push_back(x(point));
            curve.y.push_back(y(point));
        }
        if (!curve.x.empty()) curves.push_back(std::move(curve));
    }
    return curves;
}

template <class X, class Y>
void add_plot(const LedResult& result, Plot plot, const X& x, const Y& y, Analysis& analysis) {
    plot.curves = curves_of(result, true, x, y);
    for (auto& curve : curves_of(result, false, x, y)) plot.curves.push_back(std::move(curve));
    if (!plot.curves.empty()) analysis.plots.push_back(std::move(plot));
}

void add_plots(const LedResult& result, Analysis& analysis) {
    const PlotAxis voltage{"voltage", "V"};
    const PlotAxis current{"current density", "mA/cm2", true};
    const auto volts = [](const LedPoint& p) { return p.voltage; };
    const auto density = [](const LedPoint& p) { return milliampere(p.current); };
    add_plot(result,
             {"current", "Current density against voltage", voltage, current, {}, "Measured."},
             volts, density, analysis);
    add_plot(
        result,
        {"radiance",
         "Radiance against voltage",
         voltage,
         {"radiance", "W/(sr m2)", true},
         {},
         "Measured light as radiance along the normal; points in the noise are marked."},
        volts, [](const LedPoint& p) { return p.radiance; }, analysis);
    add_plot(
        result,
        {"efficiency",
         "External quantum efficiency",
         current,
         {"EQE", "%"},
         {},
         "Computed from the measured points. The maximum is taken over points above the noise "
         "only."},
        density, [](const LedPoint& p) { return 100 * p.efficiency; }, analysis);
    if (!is_seen(result.light)) return;
    add_plot(
        result,
        {"power_efficiency",
         "Power efficiency",
         current,
         {"power efficiency", "lm/W"},
         {},
         "Computed: luminous flux of one side over electrical power."},
        density, [](const LedPoint& p) { return p.lumen_per_watt; }, analysis);
}

/// What a sweep with light above the noise does not show.
void warn_of_sweep(const LedResult& result, std::size_t sweep, std::vector<std::string>& warnings) {
    const LedFigures& figures = result.figures[sweep];
    const std::string& name = result.sweeps[sweep].electrical.name;
    if (figures.points.back().voltage == figures.largest->at.voltage) {
        warnings.push_back(fmt::format(
            "The EQE of {} still rises at the last point: its maximum is a lower bound.", name));
    }
    for (std::size_t i = 0; i < figures.onsets.size(); ++i) {
        if (figures.onsets[i]) continue;
        const Onset& onset = result.options.onsets[i];
        warnings.push_back(fmt::format("{} has no {}: {}.", name, onset_name(onset),
                                       why_no_onset(figures, onset)));
    }
}

/// Why no luminances are given.
std::string why_not_seen(const LedLight& light) {
    const double visible = visible_share(light.power);
    if (visible < least_visible) {
        return fmt::format(
            "{:.2g} % of the light's power lies between 380 and 780 nm: luminances, cd/A and lm/W "
            "would be those of the spectrum's noise and are not given.",
            100 * visible);
    }
    const ColourDoubt doubt = colour_doubt(light.power);
    return fmt::format(
        "The spectrum's baseline, {:.2g} % of its maximum at least, moves CIE x or y by {:.2g} "
        "({:g} is the most) and the efficacy by {:.2g} lm/W: luminances, cd/A and lm/W are not "
        "given. Subtract the detector's offset from the spectrum.",
        100 * doubt.share, doubt.shift().colour, most_shift, doubt.shift().efficacy);
}

std::vector<std::string> warnings_of(const LedResult& result) {
    std::vector<std::string> warnings;
    for (std::size_t i = 0; i < result.sweeps.size(); ++i) {
        const LedFigures& figures = result.figures[i];
        const std::string& name = result.sweeps[i].electrical.name;
        if (!figures.noise.known()) {
            warnings.push_back(fmt::format(
                "The noise of the light of {} is unknown: it has {} points below half the photon "
                "energy, and no EQE is read off it. Give --noise, or measure from 0 V.",
                name, figures.noise.points));
        } else if (!figures.largest) {
            warnings.push_back(fmt::format("No light of {} stands above the noise.", name));
        } else {
            warn_of_sweep(result, i, warnings);
        }
    }
    constexpr double agreement = 0.02;
    if (result.inconsistency.value_or(0) > agreement) {
        warnings.push_back(
            fmt::format("The file's own EQE differs from light over current by up to {:.1f} %.",
                        100 * *result.inconsistency));
    }
    const double peak = optics::peak_in_wavelength(result.light.power).position;
    if (!is_seen(result.light)) warnings.push_back(why_not_seen(result.light));
    if (result.light.kind == LightKind::luminance && peak > 650e-9) {
        warnings.push_back(fmt::format(
            "At {:.0f} nm the eye sees little: an EQE from luminance carries the error of the "
            "wavelength scale many times over. Measure radiance.",
            peak * 1e9));
    }
    return warnings;
}

std::string noise_text(const LedResult& result, const LedFigures& figures) {
    if (!figures.noise.known()) return "unknown";
    return fmt::format("{:.3g} {}; {}", figures.noise.deviation,
                       result.light.kind == LightKind::photocurrent ? "A"
                       : result.light.kind == LightKind::flux       ? "W"
                       : result.light.kind == LightKind::radiance   ? "W/(sr m2)"
                                                                    : "cd/m2",
                       figures.noise.points > 0
                           ? fmt::format("standard deviation of {} points below half the photon "
                                         "energy, whose mean is subtracted",
                                         figures.noise.points)
                           : "given");
}

std::string summary_of(const LedResult& result, const LedFigures& figures) {
    if (!figures.largest) {
        return "No maximum EQE can be given: no light is known to stand above the noise";
    }
    const LargestEfficiency& largest = *figures.largest;
    const std::string value =
        largest.standard_error
            ? fmt::format("({:.2f} ± {:.2f}) %", 100 * largest.efficiency,
                          100 * *largest.standard_error)
            : fmt::format("{:.2f} %, of unknown error,", 100 * largest.efficiency);
    return fmt::format("The maximum EQE is {} at {:.3g} V and {:.3g} mA/cm2{}", value,
                       largest.at.voltage, milliampere(largest.at.current),
                       result.light.kind == LightKind::flux ? ", by a sphere"
                       : result.light.lambertian            ? ", Lambertian assumed"
                                                            : ", with the measured pattern");
}

}  // namespace

Analysis describe(const LedResult& result) {
    Analysis analysis;
    analysis.kind = "led";
    analysis.title = "Light-emitting diode";
    const std::size_t best = best_of(result);
    const LedFigures& figures = result.figures[best];
    analysis.summary = summary_of(result, figures);
    analysis.settings = {
        {"light", std::string(name_of(result.light.kind))},
        {"spectrum", spectra_text(result.light)},
        {"efficiency", definition_of(result.light)},
        {"least signal to noise", fmt::format("{:g}", result.options.least_snr)},
        {"noise of the light", noise_text(result, figures)},
        {"wavelength scale", fmt::format("± {:g} nm", result.options.wavelength_error * 1e9)},
        {"best sweep", result.sweeps[best].electrical.name},
    };
    if (result.inconsistency) {
        analysis.settings.push_back({"EQE of the file", fmt::format("differs by {:.3g} % at most",
                                                                    100 * *result.inconsistency)});
    }
    add_largest(result, figures, analysis);
    add_onsets(result, figures, analysis);
    add_light(result, figures, analysis);
    analysis.tables = {sweep_table(result), error_table(result, figures)};
    if (!result.hysteresis.empty()) analysis.tables.push_back(hysteresis_table(result));
    add_plots(result, analysis);
    describe_spectra(result, analysis);
    analysis.warnings = warnings_of(result);
    return analysis;
}

}  // namespace anchorite::measurement
