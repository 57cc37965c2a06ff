#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

#include "anchorite/measurement/composition/infrared.hpp"

namespace anchorite::measurement {

namespace {

constexpr const char* axis_unit = "1/cm";
std::string error_words(const InfraredOptions& options) {
    const std::string noise = "noise of the points, taken as independent";
    if (options.baseline == InfraredBaseline::anchors) return noise + ", and of the anchors";
    return options.baseline == InfraredBaseline::none ? noise : noise + "; not of the baseline";
}

/// An estimate whose error comes from the noise, where a part without bands was named.
Estimate estimate(std::string id, std::string name, double value, double error,
                  const std::string& unit, std::string definition, bool noise) {
    Estimate out{std::move(id), std::move(name), value, unit, {}, {}, std::move(definition)};
    if (noise) {
        const double half = numerics::student_quantile(0.95, 0) * error;
        out.standard_error = error;
        out.interval = {value - half, value + half};
    } else {
        out.no_error = "no part without bands is named (--noise)";
    }
    return out;
}

std::string in_file(const InfraredResult& result, std::size_t file) {
    return result.spectra.size() > 1 ? " in " + result.spectra[file].raw.name : "";
}

std::string id_of(const char* what, std::size_t band, std::size_t file) {
    const std::string id = fmt::format("{}_{}", what, band + 1);
    return file == 0 ? id : fmt::format("{}_file{}", id, file + 1);
}

void add_band(Analysis& out, const InfraredResult& result, std::size_t file, std::size_t i) {
    const InfraredBand& band = result.bands[file][i];
    const bool noise = result.options.noise.has_value();
    const std::string name = band.window.name() + in_file(result, file);
    if (band.figures.at_edge) {
        const Trace part = part_of(result.spectra[file].corrected, band.window);
        out.warnings.push_back(edge_warning(name, part));
    } else {
        out.estimates.push_back(
            estimate(id_of("position", i, file), name + ", position", band.figures.position,
                     band.figures.position_error, axis_unit,
                     "vertex of the parabola through the highest three points", noise));
        out.estimates.push_back(estimate(id_of("height", i, file), name + ", height",
                                         band.figures.height, band.height_error, "",
                                         "absorbance at the vertex above the baseline", noise));
    }
    out.estimates.push_back(estimate(
        id_of("area", i, file), name + ", area", band.figures.area, band.figures.area_error,
        axis_unit, "∫A dν, trapezia; error: " + error_words(result.options), noise));
    if (!band.ratio) return;
    out.estimates.push_back(
        estimate(id_of("ratio", i, file), name + ", ratio", band.ratio->value, band.ratio->error,
                 "", "area over that of " + result.options.internal->name(), noise));
}

void add_changes(Analysis& out, const InfraredResult& result) {
    const bool noise = result.options.noise.has_value();
    const std::string of = result.options.internal ? "ratio to the internal band" : "area";
    for (std::size_t file = 0; file < result.changes.size(); ++file) {
        for (std::size_t i = 0; i < result.changes[file].size(); ++i) {
            const InfraredValue& change = result.changes[file][i];
            const std::string name = result.options.bands[i].name();
            out.estimates.push_back(estimate(
                id_of("change", i, file + 1), name + ", change" + in_file(result, file + 1),
                100 * change.value, 100 * change.error, "%",
                of + " over that of " + result.spectra[0].raw.name + ", less 1", noise));
            const double reach = numerics::student_quantile(0.95, 0) * change.error;
            if (noise && std::abs(change.value) <= reach) {
                out.warnings.push_back("The change of " + name +
                                       " cannot be told from none: its interval holds 0.");
            }
        }
    }
    if (!result.changes.empty() && !result.options.internal) {
        out.warnings.emplace_back(
            "Areas of different spectra depend on how much of the sample the light met: without an "
            "internal band (--internal) a band is neither weakened nor strengthened.");
    }
}

Plot spectra_plot(const InfraredResult& result) {
    Plot plot{"spectra",
              "Absorbance",
              {"wavenumber", axis_unit, false, true},
              {"absorbance", ""},
              {},
              "Absorbance after the corrections that the settings name."};
    for (const InfraredSpectrum& one : result.spectra) {
        plot.curves.push_back(
            {one.raw.name, CurveRole::measured, one.corrected.x, one.corrected.y});
    }
    return plot;
}

Plot baseline_plot(const InfraredSpectrum& spectrum, std::size_t file) {
    std::vector<double> before = spectrum.corrected.y;
    for (std::size_t i = 0; i < before.size(); ++i) before[i] += spectrum.baseline[i];
    return {fmt::format("baseline_{}", file + 1),
            "Baseline of " + spectrum.raw.name,
            {"wavenumber", axis_unit, false, true},
            {"absorbance", ""},
            {{"before subtraction", CurveRole::measured, spectrum.corrected.x, before},
             {"baseline", CurveRole::component, spectrum.corrected.x, spectrum.baseline}},
            "Measured, and what is subtracted as baseline."};
}

std::string baseline_words(const InfraredOptions& options) {
    if (options.baseline == InfraredBaseline::none) return "none subtracted";
    if (options.baseline == InfraredBaseline::rubber_band) return "rubber band (lower convex hull)";
    return fmt::format("straight between {} 1/cm", fmt::join(options.anchors, ", "));
}

}  // namespace

Analysis describe(const InfraredResult& result) {
    Analysis out;
    out.kind = "ftir";
    out.title = "Infrared bands of " + result.spectra.front().raw.name;
    out.sources = result.sources;
    add_changes(out, result);
    for (std::size_t file = 0; file < result.bands.size(); ++file) {
        for (std::size_t i = 0; i < result.bands[file].size(); ++i) add_band(out, result, file, i);
        for (const auto& note : result.spectra[file].notes) out.warnings.push_back(note);
    }
    const InfraredOptions& options = result.options;
    out.settings = {
        {"ordinate", result.spectra.front().ordinate},
        {"attenuated total reflection",
         options.attenuated_reflection
             ? fmt::format("absorbance × ν / {:g} 1/cm: the penetration depth is as 1/ν (constant "
                           "refractive indices)",
                           options.atr_reference)
             : "not corrected"},
        {"baseline", baseline_words(options)},
        {"internal band", options.internal ? options.internal->name() : "none"}};
    out.plots.push_back(spectra_plot(result));
    for (std::size_t file = 0; file < result.spectra.size(); ++file) {
        if (options.baseline == InfraredBaseline::none) break;
        out.plots.push_back(baseline_plot(result.spectra[file], file));
    }
    for (const Estimate& one : out.estimates) {
        const bool wanted =
            result.changes.empty() ? one.id.starts_with("position") : one.id.starts_with("change");
        if (wanted)
            out.summary += (out.summary.empty() ? "" : "; ") + one.name + " " + value_text(one);
    }
    if (out.summary.empty()) out.summary = "No band has its maximum within its window";
    out.summary += ".";
    return out;
}

}  // namespace anchorite::measurement
