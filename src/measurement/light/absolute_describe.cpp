#include <fmt/format.h>

#include <cmath>

#include "anchorite/base/constants.hpp"
#include "anchorite/measurement/light/absolute_plqy.hpp"
#include "measurement/light/plain_units.hpp"

namespace anchorite::measurement {

namespace {

double error_of(const AbsoluteYield& yield, double value) {
    return 100 * yield.relative_error * value;
}

void add_yield(const AbsoluteFigures& f, Analysis& analysis) {
    if (!f.yield) return;
    const AbsoluteYield& yield = *f.yield;
    const std::string no_error =
        yield.relative_error > 0 ? "" : "give --calibration-error and --excitation-error";
    const auto add = [&](const char* id, const char* name, double value, const char* definition) {
        Estimate estimate{id, name, 100 * value, "%", {}, {}, definition, no_error};
        if (yield.relative_error > 0) estimate.standard_error = error_of(yield, value);
        analysis.estimates.push_back(std::move(estimate));
    };
    add("plqy_internal", "PLQY, internal", yield.internal,
        "photons out per photon absorbed, ∫Φ dλ over irradiance · λ/(hc) · absorptance, observed");
    add("plqy_external", "PLQY, external", yield.external, "photons out per photon incident");
}

/// What the error of a splitting holds.
std::string tail_error_of(const AbsoluteOptions& options) {
    std::string held = "scatter along the tail";
    if (options.calibration_error > 0) held += ", calibration";
    if (options.temperature_error > 0) held += ", temperature";
    return held + (options.calibration_error > 0
                       ? ""
                       : "; not of the spectrum's scale: give --calibration-error");
}

Estimate implied_voltage(const AbsoluteResult& result, const EdgeSplitting& edge) {
    const AbsoluteOptions& options = result.options;
    const std::string absorbing =
        options.edge ? "measured absorptance" : fmt::format("step at {:g} eV", *options.gap / ev);
    Estimate out{"implied_voltage", "implied V_oc, whole emission", edge.splitting / ev, "V"};
    out.definition =
        fmt::format("kT/q ln(Φ/Φ_0), Φ_0 = ∫a·2πE²/(h³c²) exp(-E/kT) dE, {}, T = {:g} K", absorbing,
                    options.tail.temperature);
    if (options.calibration_error > 0) {
        out.standard_error = edge.error / ev;
        out.definition += "; error of calibration and temperature, not of the edge";
    } else {
        out.no_error = fmt::format(
            "the error of the spectrum's scale is not known: give --calibration-error; that of the "
            "temperature alone is {:.2g} mV",
            1e3 * edge.error / ev);
    }
    return out;
}

void add_splitting(const AbsoluteResult& result, const AbsoluteFigures& f, Analysis& analysis) {
    const TailOptions& options = result.options.tail;
    if (f.tail.flat) {
        analysis.estimates.push_back(
            {"splitting_tail",
             "quasi-Fermi level splitting, tail",
             f.tail.mean / ev,
             "eV",
             f.tail_error / ev,
             {},
             fmt::format("mean over {:.4g}-{:.4g} eV of E - kT ln(1 + 2πE²a/(h³c²Φ)), generalised "
                         "Planck law (Würfel 1982), T = {:g} K, a = {:g}; error of {}",
                         f.tail.energies.front() / ev, f.tail.energies.back() / ev,
                         options.temperature, options.absorptance, tail_error_of(result.options))});
    }
    analysis.estimates.push_back({"tail_temperature",
                                  "temperature of the tail",
                                  f.tail.temperature,
                                  "K",
                                  f.tail.temperature_error,
                                  {},
                                  "of the slope of ln(Φ/E²) against E, absorptance constant"});
    if (!f.edge) return;
    analysis.estimates.push_back(implied_voltage(result, *f.edge));
    if (!f.edge->radiative) return;
    analysis.estimates.push_back({"radiative_voltage",
                                  "V_oc if every recombination gave a photon out",
                                  *f.edge->radiative / ev,
                                  "V",
                                  {},
                                  {},
                                  "kT/q ln(absorbed photons/Φ_0)",
                                  "systematic: the edge and the exciting light"});
}

ResultTable flux_table(const AbsoluteResult& result) {
    ResultColumn name{"spectrum"}, emitted{"photons out", "1/(s m2)"},
        internal{"PLQY, internal [%]"}, tail{"splitting, tail [eV]"},
        drift{"drift over the tail", "meV"}, warm{"temperature of the tail", "K"},
        edge{"implied V_oc [V]"};
    for (const AbsoluteFigures& f : result.figures) {
        name.words.push_back(f.flux.name);
        emitted.numbers.push_back(f.emitted);
        internal.words.push_back(f.yield ? fmt::format("{:.4g}", 100 * f.yield->internal) : "none");
        tail.words.push_back(f.tail.flat ? fmt::format("{:.4f}", f.tail.mean / ev) : "none");
        drift.numbers.push_back(1e3 * f.tail.drift / ev);
        warm.numbers.push_back(f.tail.temperature);
        edge.words.push_back(f.edge ? fmt::format("{:.4f}", f.edge->splitting / ev) : "none");
    }
    return {"spectra", "Spectra", {name, emitted, internal, tail, drift, warm, edge}};
}

std::vector<Plot> flux_plots(const AbsoluteResult& result) {
    Plot flux{"flux",
              "Emission",
              {"wavelength", "nm"},
              {"photon flux", "1/(s m2 nm)"},
              {},
              "Measured, on the scale of the calibration."};
    Plot tail{"splitting",
              "Quasi-Fermi level splitting over the tail",
              {"photon energy", "eV"},
              {"Δμ", "eV"},
              {},
              "Computed point by point from the measured flux by the generalised Planck law; flat "
              "where the absorptance is constant and the temperature right."};
    for (const AbsoluteFigures& f : result.figures) {
        PlotCurve curve{f.flux.name, CurveRole::measured, f.flux.wavelengths, f.flux.values};
        for (double& value : curve.x) value /= nm;
        for (double& value : curve.y) value *= nm;
        flux.curves.push_back(std::move(curve));
        PlotCurve points{f.flux.name, CurveRole::measured, f.tail.energies, f.tail.splitting};
        for (double& value : points.x) value /= ev;
        for (double& value : points.y) value /= ev;
        tail.curves.push_back(std::move(points));
    }
    return {std::move(flux), std::move(tail)};
}

std::vector<std::string> absolute_warnings(const AbsoluteResult& result) {
    std::vector<std::string> warnings;
    const double temperature = result.options.tail.temperature;
    for (const AbsoluteFigures& f : result.figures) {
        if (!f.tail.flat) {
            warnings.push_back(fmt::format(
                "The tail of {} gives no splitting: Δμ changes by {:.0f} meV over it, more than kT "
                "= {:.0f} meV, and its slope is that of {:.0f} K. The absorptance is not constant "
                "there, the light is not thermal, or the temperature is wrong.",
                f.flux.name, 1e3 * f.tail.drift / ev, 1e3 * constants::boltzmann * temperature / ev,
                f.tail.temperature));
        }
        const double off = std::abs(f.tail.temperature - temperature);
        if (f.tail.flat && off > 0.05 * temperature && off > 3 * f.tail.temperature_error) {
            warnings.push_back(fmt::format(
                "The slope of the tail of {} is that of {:.0f} K where {:.0f} K are stated: the "
                "absorptance changes along it or the temperature is another.",
                f.flux.name, f.tail.temperature, temperature));
        }
        if (f.yield && f.yield->internal > 1) {
            warnings.push_back(
                fmt::format("{} emits {:.1f} % of the photons absorbed: calibration, "
                            "area or absorptance is wrong.",
                            f.flux.name, 100 * f.yield->internal));
        }
    }
    if (!result.options.excitation) {
        warnings.emplace_back(
            "No quantum yield: it needs --laser, --irradiance (or --power and --spot) and "
            "--absorptance of the exciting light.");
    }
    return warnings;
}

std::vector<Setting> absolute_settings(const AbsoluteResult& result) {
    const AbsoluteOptions& options = result.options;
    std::vector<Setting> settings = {
        {"method", "calibrated spectrum of emission over absorbed exciting light"},
        {"temperature", fmt::format("{:g} K", options.tail.temperature)},
        {"absorptance in the tail", fmt::format("{:g}, constant", options.tail.absorptance)},
        {"light of", options.sides == 1 ? "one side" : "both sides"}};
    if (const auto& light = options.excitation) {
        settings.push_back({"exciting light", fmt::format("{:.4g} nm, {:.4g} W/m2, {:.4g} of it "
                                                          "absorbed",
                                                          light->wavelength / nm, light->irradiance,
                                                          light->absorptance)});
    }
    return settings;
}

std::string absolute_summary(const AbsoluteFigures& f) {
    std::string text =
        f.yield
            ? fmt::format("{:.3g} % of the photons absorbed come out again (internal, observed)",
                          100 * f.yield->internal)
            : fmt::format("{:.3g} photons out per s and m2", f.emitted);
    if (f.tail.flat) {
        text += fmt::format("; quasi-Fermi levels split by {:.3f} eV (tail)", f.tail.mean / ev);
    }
    if (f.edge) text += fmt::format("; implied V_oc {:.3f} V", f.edge->splitting / ev);
    return text;
}

}  // namespace

Analysis describe(const AbsoluteResult& result) {
    const AbsoluteFigures& first = result.figures.front();
    Analysis analysis;
    analysis.kind = "plqy";
    analysis.title = "Photoluminescence quantum yield on an absolute scale";
    analysis.summary = absolute_summary(first);
    analysis.settings = absolute_settings(result);
    add_yield(first, analysis);
    add_splitting(result, first, analysis);
    analysis.tables = {flux_table(result)};
    analysis.plots = flux_plots(result);
    analysis.warnings = absolute_warnings(result);
    return analysis;
}

}  // namespace anchorite::measurement
