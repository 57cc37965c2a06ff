#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/measurement/light/plqy.hpp"
#include "measurement/light/plain_units.hpp"

namespace anchorite::measurement {

namespace {

std::string window_text(const SpectralWindow& window) {
    return fmt::format("{:g}-{:g} nm", window.from / nm, window.to / nm);
}

/// Mean and standard deviation of a quantity over the runs.
struct Spread {
    double mean = 0;
    double deviation = 0;
};

template <class Value>
Spread spread_of(const PlqyResult& result, const Value& value) {
    Spread out;
    const auto count = static_cast<double>(result.runs.size());
    for (const PlqyFigures& run : result.runs) out.mean += value(run) / count;
    if (result.runs.size() < 2) return out;
    double squares = 0;
    for (const PlqyFigures& run : result.runs) {
        squares += (value(run) - out.mean) * (value(run) - out.mean);
    }
    out.deviation = std::sqrt(squares / (count - 1));
    return out;
}

constexpr const char* no_counts =
    "the values are not whole counts: give --counts-per-unit, or repeat the run";

/// What an error is made of.
std::string error_words(const PlqyOptions& options) {
    return options.correction_error ? "counting and correction"
                                    : "counting alone, that of the correction is not given";
}

template <class Value, class Error>
void add(const PlqyResult& result, const char* id, const char* name, const Value& value,
         const Error& error, const std::string& definition, Analysis& analysis) {
    const Spread spread = spread_of(result, value);
    Estimate one{id, name, 100 * spread.mean, "%", {}, {}, definition};
    if (result.runs.size() > 1) {
        one.standard_error = 100 * spread.deviation;
        one.definition +=
            fmt::format("; mean and standard deviation of {} runs", result.runs.size());
    } else if (const std::optional<double> own = error(result.runs.front())) {
        one.standard_error = 100 * *own;
        one.definition += "; error of " + error_words(result.options);
    } else {
        one.no_error = no_counts;
    }
    analysis.estimates.push_back(std::move(one));
}

void add_estimates(const PlqyResult& result, Analysis& analysis) {
    using Run = const PlqyFigures&;
    add(
        result, "absorbed", "absorbed share", [](Run f) { return f.absorbed; },
        [](Run f) { return f.absorbed_error; }, "A = 1 - L_c/L_b", analysis);
    add(
        result, "plqy_internal", "PLQY, internal", [](Run f) { return f.internal; },
        [](Run f) { return f.internal_error; },
        "photons out per photon absorbed, [P_c - (1 - A) P_b] / (L_a A), observed", analysis);
    add(
        result, "plqy_external", "PLQY, external", [](Run f) { return f.external; },
        [](Run f) { return f.external_error; },
        "photons out per photon incident, [P_c - (1 - A) P_b] / L_a", analysis);
    if (!result.options.reabsorbed) return;
    add(
        result, "plqy_corrected", "PLQY, corrected for self-absorption",
        [](Run f) { return f.corrected.value_or(0); }, [](Run f) { return f.corrected_error; },
        fmt::format("Φ/(1 - a + aΦ) with a = {:g}", *result.options.reabsorbed), analysis);
}

ResultTable run_table(const PlqyResult& result) {
    ResultColumn name{"run"}, absorbed{"absorbed", "%"}, absorbed_error{"its error", "%"},
        internal{"PLQY, internal", "%"},
        internal_error{"error of " + error_words(result.options), "%"},
        external{"PLQY, external", "%"};
    for (std::size_t i = 0; i < result.runs.size(); ++i) {
        const PlqyFigures& run = result.runs[i];
        name.words.push_back(result.names[i]);
        absorbed.numbers.push_back(100 * run.absorbed);
        absorbed_error.numbers.push_back(number_or_none(run.absorbed_error, 100));
        internal.numbers.push_back(100 * run.internal);
        internal_error.numbers.push_back(number_or_none(run.internal_error, 100));
        external.numbers.push_back(100 * run.external);
    }
    return {"runs", "Runs", {name, absorbed, absorbed_error, internal, internal_error, external}};
}

PlotCurve curve_of(const std::string& name, const MeasuredSpectrum& spectrum) {
    PlotCurve curve{name, CurveRole::measured, spectrum.wavelengths, spectrum.values};
    for (double& value : curve.x) value /= nm;
    return curve;
}

std::vector<Plot> plots_of(const SphereSpectra& spectra) {
    const PlotAxis x{"wavelength", "nm"};
    return {{"excitation",
             "Exciting light",
             x,
             {"signal", "", false},
             {curve_of("(a) empty sphere", spectra.empty_excitation),
              curve_of("(b) sample beside the beam", spectra.beside_excitation),
              curve_of("(c) beam on the sample", spectra.on_excitation)},
             "Measured, as the files have it: before correction and photon weighting."},
            {"emission",
             "Emission",
             x,
             {"signal", ""},
             {curve_of("(b) sample beside the beam", spectra.beside_emission),
              curve_of("(c) beam on the sample", spectra.on_emission)},
             "Measured, as the files have it: before correction and photon weighting."}};
}

std::vector<std::string> warnings_of(const PlqyResult& result) {
    std::vector<std::string> warnings;
    for (std::size_t i = 0; i < result.runs.size(); ++i) {
        const PlqyFigures& run = result.runs[i];
        if (run.internal > 1 || run.internal < 0) {
            warnings.push_back(fmt::format(
                "The quantum yield of {} is {:.1f} %: the calibration or a window is wrong.",
                result.names[i], 100 * run.internal));
        }
        if (run.absorbed < 0.1) {
            warnings.push_back(
                fmt::format("{} absorbs {:.1f} % only: errors of the exciting light grow tenfold.",
                            result.names[i], 100 * run.absorbed));
        }
    }
    const SpectralWindow& light = result.options.emission;
    const SpectralWindow& line = result.options.excitation;
    if (light.from < 2 * line.to && light.to > 2 * line.from) {
        warnings.push_back(fmt::format(
            "The emission window holds the second order of the exciting light at {:g}-{:g} nm; "
            "narrow it or use a filter.",
            2 * line.from / nm, 2 * line.to / nm));
    }
    if (!result.options.reabsorbed) {
        warnings.emplace_back(
            "Self-absorption is not corrected for: where absorption and emission overlap, as in "
            "quantum dots, the quantum yield is a lower bound. Give --reabsorbed.");
    }
    return warnings;
}

std::string counts_words(const PlqyResult& result) {
    if (result.options.counts_per_unit) {
        return fmt::format("{:g} a unit, as given", *result.options.counts_per_unit);
    }
    const bool all = std::ranges::all_of(
        result.runs, [](const PlqyFigures& run) { return run.internal_error.has_value(); });
    return all ? "1 a unit: the values are whole and not negative"
               : "not known: " + std::string(no_counts);
}

}  // namespace

Analysis describe(const PlqyResult& result) {
    Analysis analysis;
    analysis.kind = "plqy";
    analysis.title = "Photoluminescence quantum yield";
    const Spread internal = spread_of(result, [](const PlqyFigures& run) { return run.internal; });
    const Spread absorbed = spread_of(result, [](const PlqyFigures& run) { return run.absorbed; });
    analysis.summary = fmt::format(
        "{:.1f} % of the photons absorbed come out again (internal, observed), {:.1f} "
        "% of the incident are absorbed",
        100 * internal.mean, 100 * absorbed.mean);
    analysis.settings = {
        {"method", "integrating sphere after de Mello, Wittmann and Friend (1997)"},
        {"excitation window", window_text(result.options.excitation)},
        {"emission window", window_text(result.options.emission)},
        {"weighting", result.options.correction.to_power ? "signal × correction × λ: photons"
                                                         : "signal × correction: photons"},
        {"correction", result.options.correction.factors ? "factors per wavelength" : "none"},
        {"stray light",
         result.spectra.front().empty_emission ? "empty sphere subtracted" : "not subtracted"},
        {"counts", counts_words(result)},
        {"error of the correction",
         result.options.correction_error
             ? fmt::format("{:g} %", 100 * *result.options.correction_error)
             : "not given (--correction-error)"},
    };
    add_estimates(result, analysis);
    analysis.tables = {run_table(result)};
    analysis.plots = plots_of(result.spectra.front());
    analysis.warnings = warnings_of(result);
    return analysis;
}

}  // namespace anchorite::measurement
