#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "anchorite/measurement/composition/core_levels.hpp"
#include "anchorite/measurement/composition/xps_analysis.hpp"

namespace anchorite::measurement {

namespace {

std::string id_of(const std::string& name, std::size_t file, const char* what) {
    std::string id;
    for (const unsigned char letter : name) {
        if (std::isalnum(letter)) id += static_cast<char>(std::tolower(letter));
    }
    if (file > 0) id += fmt::format("_file{}", file + 1);
    return id + "_" + what;
}

std::string in_file(const XpsResult& result, std::size_t file) {
    return result.sources.size() > 1
               ? fmt::format(" in {}", result.sources[file].path.filename().string())
               : "";
}

Estimate estimate(std::string id, std::string name, const FittedValue& value,
                  const std::string& unit, double scale = 1) {
    Estimate out{std::move(id), std::move(name), value.value * scale, unit};
    if (std::isfinite(value.error)) {
        out.standard_error = value.error * scale;
        out.interval = {value.interval.low * scale, value.interval.high * scale};
    } else {
        out.no_error = "the fit does not determine it";
    }
    return out;
}

FittedValue moved(FittedValue value, double by) {
    value.value += by;
    value.interval.low += by;
    value.interval.high += by;
    return value;
}

/// Of intensity over energy, where a file's intensity may be without a unit.
std::string area_unit(const XpsSpectrum& spectrum) {
    return (spectrum.unit.empty() ? "intensity" : spectrum.unit) + " eV";
}

void add_lines(Analysis& out, const XpsResult& result, const XpsLevelFit& level) {
    const std::string where = in_file(result, level.file);
    for (const XpsLine& line : level.fit.lines) {
        if (!line.seen) continue;
        out.estimates.push_back(estimate(id_of(line.name, level.file, "position"),
                                         line.name + " position" + where,
                                         moved(line.position, result.charge[level.file]), "eV"));
        out.estimates.back().definition =
            std::string("binding energy of the line's centre") +
            (line.splitting > 0 ? fmt::format(" (larger j; splitting {:g} eV held)", line.splitting)
                                : "");
        out.estimates.push_back(estimate(id_of(line.name, level.file, "width"),
                                         line.name + " width" + where, line.width, "eV"));
        out.estimates.back().definition =
            fmt::format("full width at half maximum, {}", name_of(level.fit.options.shape));
        out.estimates.push_back(estimate(id_of(line.name, level.file, "area"),
                                         line.name + " area" + where, line.area,
                                         area_unit(level.fit.spectrum)));
        out.estimates.back().definition = "all its lines, background fitted at once";
    }
    for (const auto& warning : level.fit.warnings) {
        out.warnings.push_back(level.level + where + ": " + warning);
    }
    for (const auto& note : level.fit.spectrum.notes) {
        out.warnings.push_back(level.level + where + ": " + note);
    }
}

void add_composition(Analysis& out, const XpsResult& result) {
    for (std::size_t i = 0; i < result.compositions.size(); ++i) {
        const XpsComposition& one = result.compositions[i];
        for (std::size_t k = 0; k < one.names.size(); ++k) {
            out.estimates.push_back(estimate(id_of(one.names[k], i, "atomic_percent"),
                                             one.names[k] + " share" + in_file(result, i),
                                             one.shares[k], "at.%", 100));
            out.estimates.back().definition =
                "area over sensitivity, of the lines seen; error of the areas alone";
        }
    }
}

void add_shifts(Analysis& out, const XpsResult& result) {
    for (const XpsLevelShift& one : result.shifts) {
        const std::size_t file = one.file;
        out.estimates.push_back(estimate(id_of(one.level, file, "shift"),
                                         "shift of " + one.level + in_file(result, file),
                                         one.shift.shift, "eV"));
        out.estimates.back().definition =
            fmt::format("relative to {}, which was measured in the same run, less the same of {}",
                        result.options.internal, result.sources[0].path.filename().string());
        if (!one.shift.seen) {
            out.warnings.push_back(fmt::format(
                "The shift of {} cannot be told from none: its interval holds 0.", one.level));
        }
    }
    if (!result.shifts.empty() && result.options.repeatability == 0) {
        out.warnings.emplace_back(
            "Errors of the shifts are those of the fits alone; the repeatability of the "
            "instrument's scale (ISO 15472) is not known and not in them.");
    }
}

Plot spectrum_plot(const XpsResult& result, const XpsLevelFit& level) {
    const XpsFit& fit = level.fit;
    const std::string unit = fit.spectrum.unit.empty() ? "as in the file" : fit.spectrum.unit;
    Plot plot{id_of(level.level, level.file, "spectrum"),
              level.level + in_file(result, level.file),
              {"binding energy", "eV", false, true},
              {"intensity", unit},
              {}};
    const auto& energy = fit.spectrum.energy;
    plot.curves.push_back({"measured", CurveRole::measured, energy, fit.spectrum.counts});
    plot.curves.push_back({"sum", CurveRole::fitted, energy, fit.model});
    for (const XpsLine& line : fit.lines) {
        std::vector<double> raised = line.values;
        std::ranges::transform(raised, fit.background, raised.begin(), std::plus<>());
        plot.curves.push_back({line.name, CurveRole::component, energy, std::move(raised)});
    }
    plot.curves.push_back({std::string(name_of(fit.options.background)) + " background",
                           CurveRole::component, energy, fit.background});
    plot.caption = fmt::format(
        "Points: measured; lines: {} components on a {} background, all fitted at once. {}.",
        name_of(fit.options.shape), name_of(fit.options.background), fit.spectrum.scale);
    return plot;
}

Plot residual_plot(const XpsResult& result, const XpsLevelFit& level) {
    return {id_of(level.level, level.file, "residual"),
            "Residuals of " + level.level + in_file(result, level.file),
            {"binding energy", "eV", false, true},
            {"residual", "standard errors"},
            {{"residual", CurveRole::residual, level.fit.spectrum.energy, level.fit.residuals}},
            level.fit.spectrum.counted ? "Signed roots of each point's Poisson deviance."
                                       : "Measured less fitted, over their standard deviation."};
}

ResultTable correlation_table(const XpsResult& result, const XpsLevelFit& level) {
    ResultTable table{id_of(level.level, level.file, "correlation"),
                      "Correlations, " + level.level + in_file(result, level.file),
                      {{"parameter", "", {}, level.fit.parameters}}};
    for (Eigen::Index column = 0; column < level.fit.correlation.cols(); ++column) {
        ResultColumn numbers{level.fit.parameters[static_cast<std::size_t>(column)]};
        for (Eigen::Index row = 0; row < level.fit.correlation.rows(); ++row) {
            numbers.numbers.push_back(level.fit.correlation(row, column));
        }
        table.columns.push_back(std::move(numbers));
    }
    return table;
}

ResultTable quality_table(const XpsResult& result) {
    ResultColumn level{"level"}, mixing{"mixing"}, following{"background coefficient"},
        chi{"reduced chi-square"}, freedom{"degrees of freedom"};
    for (const XpsLevelFit& one : result.levels) {
        level.words.push_back(one.level + in_file(result, one.file));
        mixing.numbers.push_back(one.fit.mixing.value);
        following.numbers.push_back(one.fit.following);
        chi.numbers.push_back(one.fit.reduced_chi_square);
        freedom.numbers.push_back(one.fit.degrees_of_freedom);
    }
    return {"fits", "Fits", {level, mixing, following, chi, freedom}};
}

std::string background_words(const XpsFitOptions& options) {
    std::string text(name_of(options.background));
    if (options.background == XpsBackground::tougaard) {
        text += fmt::format(" (C = {:g} eV² held, B fitted)", options.tougaard_c);
    }
    return text + ", part of the fit";
}

void add_settings(Analysis& out, const XpsResult& result) {
    const XpsAnalysisOptions& options = result.options;
    const XpsLevelFit& first = result.levels.front();
    out.settings = {
        {"energy scale", first.fit.spectrum.scale},
        {"line shape", std::string(name_of(options.fit.shape))},
        {"mixing", options.fit.mixing ? fmt::format("{:g}, held", *options.fit.mixing) : "fitted"},
        {"background", background_words(options.fit)},
        {"objective", first.fit.spectrum.counted
                          ? "Poisson likelihood (deviance), errors not scaled"
                          : "least squares, errors from the scatter"}};
    if (!result.compositions.empty()) {
        out.settings.push_back(
            {"sensitivities", options.sensitivities.empty()
                                  ? std::string(sensitivity_source())
                                  : "as given; the table's for levels that have none"});
    }
    if (!options.reference) {
        out.settings.push_back({"charge reference", "none: positions as measured"});
        return;
    }
    out.settings.push_back(
        {"charge reference",
         fmt::format("{} at {:g} eV", options.reference->level, options.reference->position)});
    out.warnings.emplace_back(
        "Positions are referred to one level; adventitious carbon has no fixed binding energy "
        "(Greczynski and Hultman, Prog. Mater. Sci. 107, 100591 (2020)): compare differences of "
        "levels of one run instead.");
}

std::string summary_of(const Analysis& analysis, const XpsResult& result) {
    std::string text;
    const char* wanted = result.shifts.empty() ? "_position" : "_shift";
    for (const Estimate& one : analysis.estimates) {
        if (!one.id.ends_with(wanted)) continue;
        text += (text.empty() ? "" : "; ") + one.name + " " + value_text(one);
    }
    return text.empty() ? "No line stands above the noise." : text + ".";
}

}  // namespace

Analysis describe(const XpsResult& result) {
    Analysis out;
    out.kind = "xps";
    out.title = "Photoelectron spectra of ";
    for (std::size_t i = 0; i < result.sources.size(); ++i) {
        out.title += (i > 0 ? ", " : "") + result.sources[i].path.filename().string();
    }
    out.sources = result.sources;
    add_shifts(out, result);
    for (const XpsLevelFit& level : result.levels) add_lines(out, result, level);
    add_composition(out, result);
    out.tables.push_back(quality_table(result));
    for (const XpsLevelFit& level : result.levels) {
        out.tables.push_back(correlation_table(result, level));
        out.plots.push_back(spectrum_plot(result, level));
        out.plots.push_back(residual_plot(result, level));
    }
    add_settings(out, result);
    out.summary = summary_of(out, result);
    out.settled = std::ranges::all_of(result.levels, [](const XpsLevelFit& level) {
        return level.fit.termination == Termination::converged;
    });
    if (!out.settled) {  // shares and shifts are of several levels together
        out.summary = "A fit did not settle: no positions, areas, shares or shifts are given.";
        out.estimates.clear();
    }
    return out;
}

}  // namespace anchorite::measurement
