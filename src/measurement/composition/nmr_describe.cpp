#include <fmt/format.h>

#include <cmath>

#include "anchorite/measurement/composition/nmr_signals.hpp"

namespace anchorite::measurement {

namespace {

constexpr double whole = 0.2;  // nuclei that an integral may lie off a whole number

Estimate with_noise(const NmrResult& result, Estimate one, double error) {
    if (result.options.noise) {
        const double half = numerics::student_quantile(0.95, 0) * error;
        one.standard_error = error;
        one.interval = {one.value - half, one.value + half};
    } else {
        one.no_error = "no part without signals is named (--noise)";
    }
    return one;
}

bool is_scaled(const NmrResult& result) {
    return result.options.scale || result.expected;
}

void add_sum(Analysis& out, const NmrResult& result) {
    if (!result.options.scale) return;
    const std::string& nucleus = result.options.nucleus;
    out.estimates.push_back(with_noise(result,
                                       {"sum",
                                        "all signals",
                                        result.sum,
                                        nucleus,
                                        {},
                                        {},
                                        "integrals scaled to the signal of known nuclei"},
                                       result.sum_error));
    if (!result.expected) return;
    const double off = result.sum - *result.expected;
    out.summary = fmt::format("The signals hold {:.2f} {}, the formula {}.", result.sum, nucleus,
                              *result.expected);
    if (std::abs(off) < 0.5) return;
    out.warnings.push_back(fmt::format(
        "The signals hold {:.2f} {} and the formula {}: another molecule, solvent or impurity "
        "under a signal, or a signal that is not among them (OH and NH exchange).",
        result.sum, nucleus, *result.expected));
}

Estimate nuclei_of(const NmrResult& result, std::size_t signal, const std::string& name) {
    const NmrSignal& one = result.spectra.front().signals[signal];
    Estimate nuclei{fmt::format("nuclei_{}", signal + 1),
                    name + ", integral",
                    one.nuclei,
                    result.options.nucleus,
                    {},
                    {},
                    result.options.scale
                        ? "∫ over the window, scaled to the signal of known nuclei"
                        : "∫ over the window; all windows together are the formula's"};
    if (one.nuclei_error > 0 || !result.options.noise) {
        return with_noise(result, std::move(nuclei), one.nuclei_error);
    }
    nuclei.no_error = "it sets the scale";
    return nuclei;
}

/// Shift of a signal, or why its window shows none.
void add_shift(Analysis& out, const NmrResult& result, const std::string& name, std::size_t i) {
    for (const NmrSpectrum& spectrum : result.spectra) {
        const NmrSignal& one = spectrum.signals[i];
        if (!one.figures.at_edge) continue;
        const std::string where = result.spectra.size() > 1 ? " in " + spectrum.trace.name : "";
        out.warnings.push_back(edge_warning(name + where, part_of(spectrum.trace, one.window)));
    }
    const BandFigures& figures = result.spectra.front().signals[i].figures;
    if (figures.at_edge) return;
    out.estimates.push_back(with_noise(result,
                                       {fmt::format("shift_{}", i + 1),
                                        name + ", shift",
                                        figures.position,
                                        "ppm",
                                        {},
                                        {},
                                        "vertex of the highest line"},
                                       figures.position_error));
}

void add_signals(Analysis& out, const NmrResult& result) {
    for (std::size_t i = 0; i < result.spectra.front().signals.size(); ++i) {
        const NmrSignal& one = result.spectra.front().signals[i];
        const std::string name = one.window.label.empty()
                                     ? fmt::format("signal at {:.2f} ppm", one.figures.centroid)
                                     : one.window.label;
        add_shift(out, result, name, i);
        if (!is_scaled(result)) continue;
        out.estimates.push_back(nuclei_of(result, i, name));
        if (std::abs(one.nuclei - std::round(one.nuclei)) <= whole) continue;
        out.warnings.push_back(
            fmt::format("The integral of the {} is {:.2f}, far from a whole "
                        "number of nuclei.",
                        name, one.nuclei));
    }
}

void add_differences(Analysis& out, const NmrResult& result) {
    for (std::size_t file = 1; file < result.spectra.size(); ++file) {
        for (std::size_t i = 0; i < result.options.signals.size(); ++i) {
            const BandFigures& now = result.spectra[file].signals[i].figures;
            const BandFigures& then = result.spectra[0].signals[i].figures;
            if (now.at_edge || then.at_edge) continue;
            const double difference = now.position - then.position;
            Estimate one{
                fmt::format("difference_{}_file{}", i + 1, file + 1),
                fmt::format("{} of {}, {}", result.options.signals[i].name(),
                            result.spectra[file].trace.name, direction_of_shift(difference)),
                difference,
                "ppm",
                {},
                {},
                fmt::format(
                    "shift less that of {}; positive is downfield; reference {}, "
                    "solvent {}",
                    result.spectra[0].trace.name,
                    result.options.reference.empty() ? "not named" : result.options.reference,
                    result.options.solvent.empty() ? "not named" : result.options.solvent)};
            out.summary += (out.summary.empty() ? "" : " ") +
                           fmt::format("{} moves {:.3f} ppm {}.", result.options.signals[i].name(),
                                       std::abs(difference), direction_of_shift(difference));
            out.estimates.push_back(with_noise(
                result, std::move(one), std::hypot(now.position_error, then.position_error)));
        }
    }
    if (result.spectra.size() > 1 &&
        (result.options.reference.empty() || result.options.solvent.empty())) {
        out.warnings.emplace_back(
            "A difference of shifts means little without the reference (--reference) and the "
            "solvent (--solvent) of both samples.");
    }
}

ResultTable signal_table(const NmrResult& result) {
    ResultColumn window{"window"}, shift{"shift", "ppm"}, centroid{"centroid", "ppm"},
        nuclei{"nuclei"}, error{"its error"};
    for (const NmrSignal& one : result.spectra.front().signals) {
        window.words.push_back(one.window.name());
        shift.numbers.push_back(one.figures.at_edge ? number_or_none({}) : one.figures.position);
        centroid.numbers.push_back(one.figures.centroid);
        nuclei.numbers.push_back(one.nuclei);
        error.numbers.push_back(one.nuclei_error);
    }
    ResultTable table{
        "signals", "Signals of " + result.spectra.front().trace.name, {window, shift, centroid}};
    if (is_scaled(result)) table.columns.push_back(nuclei);
    if (is_scaled(result) && result.options.noise) table.columns.push_back(error);
    return table;
}

Plot spectra_plot(const NmrResult& result) {
    Plot plot{"spectra",
              result.options.nucleus + " spectra",
              {"shift", "ppm", false, true},
              {"intensity", ""},
              {},
              "Measured spectra; the windows of the signals are in the list."};
    for (const NmrSpectrum& one : result.spectra) {
        plot.curves.push_back({one.trace.name, CurveRole::measured, one.trace.x, one.trace.y});
    }
    return plot;
}

std::string scale_words(const NmrResult& result) {
    const NmrOptions& options = result.options;
    if (options.scale) {
        return fmt::format("{} is {:g} {}", options.signals[*options.scale].name(),
                           options.scale_nuclei, options.nucleus);
    }
    return result.expected ? "all signals together are the formula's nuclei" : "none";
}

}  // namespace

Analysis describe(const NmrResult& result) {
    Analysis out;
    out.kind = "nmr";
    out.title = result.options.nucleus + " signals of " + result.spectra.front().trace.name;
    out.sources = result.sources;
    add_sum(out, result);
    add_differences(out, result);
    add_signals(out, result);
    if (out.summary.empty()) {
        out.summary = fmt::format("{} signals.", result.spectra.front().signals.size());
    }
    const NmrOptions& options = result.options;
    out.settings = {{"nucleus", options.nucleus},
                    {"scale", scale_words(result)},
                    {"shifts", result.spectra.front().axis},
                    {"formula", options.formula ? hill_formula(*options.formula) : "none"},
                    {"reference", options.reference.empty() ? "not named" : options.reference},
                    {"solvent", options.solvent.empty() ? "not named" : options.solvent},
                    {"integration", "trapezia over the windows, no baseline subtracted"}};
    out.tables = {signal_table(result)};
    out.plots = {spectra_plot(result)};
    return out;
}

}  // namespace anchorite::measurement
