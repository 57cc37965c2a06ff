#include <fmt/format.h>

#include <algorithm>

#include "anchorite/base/error.hpp"
#include "anchorite/base/units.hpp"
#include "anchorite/measurement/structure/roughness.hpp"

namespace anchorite::measurement {

namespace {

void add_estimates(const RoughnessResult& result, Analysis& out) {
    const std::string unit = result.map.value_unit;
    const std::string levelling = levelling_name(result.options.levelling);
    const auto add = [&](const std::string& id, const std::string& name, double value,
                         const std::string& definition, const std::string& in) {
        Estimate one{id, name, value, in};
        one.definition = definition + "; " + levelling;
        one.no_error = "one image; compare the spread between levellings and other places";
        out.estimates.push_back(one);
    };
    const Roughness& r = result.chosen;
    add("Sq", "Sq, root mean square of the area", r.sq, "ISO 25178-2, no S- or L-filter", unit);
    add("Sa", "Sa, mean absolute height", r.sa, "ISO 25178-2, no S- or L-filter", unit);
    add("Sz", "Sz, highest to lowest", r.sz, "ISO 25178-2, no S- or L-filter", unit);
    add("Ssk", "skewness of heights", r.ssk, "ISO 25178-2", "");
    add("Sku", "kurtosis of heights", r.sku, "ISO 25178-2; 3 for a normal distribution", "");
    add("Rq", "Rq, root mean square of rows", r.rq,
        "ISO 21920-2, each row about its mean, no filter", unit);
}

ResultTable levelling_table(const RoughnessResult& result) {
    ResultTable table{"levellings", "Roughness by levelling", {}};
    const std::string& unit = result.map.value_unit;
    ResultColumn name{"levelling"}, sq{"Sq", unit}, sa{"Sa", unit}, sz{"Sz", unit},
        rq{"Rq of rows", unit}, masked{"points left out"};
    for (const auto& [levelling, r] : result.all) {
        name.words.push_back(levelling_name(levelling));
        sq.numbers.push_back(r.sq);
        sa.numbers.push_back(r.sa);
        sz.numbers.push_back(r.sz);
        rq.numbers.push_back(r.rq);
        masked.numbers.push_back(static_cast<double>(r.masked));
    }
    table.columns = {name, sq, sa, sz, rq, masked};
    return table;
}

Plot spectrum_plot(const std::string& id, const std::string& title, const HeightSpectrum& spectrum,
                   const std::string& unit, const std::string& length, const std::string& caption) {
    Plot plot{id, title, {"spatial frequency", "1/" + length, true}, {"density", unit, true}, {}};
    PlotCurve curve{"measured", CurveRole::measured, {}, {}};
    for (std::size_t i = 0; i < spectrum.frequency.size(); ++i) {
        if (!(spectrum.density[i] > 0)) continue;  // has no logarithm
        curve.x.push_back(spectrum.frequency[i]);
        curve.y.push_back(spectrum.density[i]);
    }
    plot.curves = {curve};
    plot.caption = caption;
    return plot;
}

/// Whether the map's values are heights, by their unit.
bool are_heights(const ImageMap& map) {
    try {
        (void)from_unit(1, map.value_unit, Dimension::length);
        return !map.value_unit.empty();
    } catch (const InputError&) {
        return false;
    }
}

void warn_of_no_heights(const ImageMap& map, Analysis& out) {
    if (are_heights(map)) return;
    out.warnings.push_back(fmt::format(
        "The values of {} have {}: they are no heights known to be such, and the numbers are "
        "statistics of that signal, not the roughness of a surface.",
        map.name,
        map.value_unit.empty() ? "no unit"
                               : "the unit " + map.value_unit + ", which is not a length"));
}

}  // namespace

Analysis describe(const RoughnessResult& result) {
    Analysis out;
    out.kind = "afm";
    out.title = (are_heights(result.map) ? "Roughness of " : "Scatter of ") + result.map.name;
    add_estimates(result, out);
    const auto [least, most] = std::ranges::minmax(
        result.all, {}, [](const LevelledRoughness& one) { return one.roughness.sq; });
    const std::string& unit = result.map.value_unit;
    out.summary = fmt::format("Sq = {:.4g} {} ({}); {:.4g} to {:.4g} {} over all levellings",
                              result.chosen.sq, unit.empty() ? "without unit" : unit,
                              levelling_name(result.options.levelling), least.roughness.sq,
                              most.roughness.sq, unit.empty() ? "without unit" : unit);
    out.tables = {levelling_table(result)};
    const std::string& length = result.map.length_unit;
    out.maps = {map_plot(result.map, "heights", "Heights",
                         {are_heights(result.map) ? "height" : "value", unit})};
    out.maps[0].caption =
        levelling_name(result.options.levelling) + "; averaged over blocks of points.";
    out.plots = {
        spectrum_plot(
            "psd_radial", "Power spectral density of the area", result.radial,
            fmt::format("{}²·{}²", unit, length), length,
            "Average over directions; the integral over the plane of frequencies is Sq²."),
        spectrum_plot("psd_rows", "Power spectral density of rows", result.rows,
                      fmt::format("{}²·{}", unit, length), length,
                      "One-sided, averaged over rows; the integral over frequency is Rq².")};
    out.settings = {
        {"levelling", levelling_name(result.options.levelling)},
        {"filters", "none (neither S nor L)"},
        {"window of spectra", "none"},
        {"scan",
         fmt::format("{} x {} points, {:.5g} x {:.5g} {}", result.map.columns, result.map.rows,
                     result.map.step_x * static_cast<double>(result.map.columns),
                     result.map.step_y * static_cast<double>(result.map.rows), length)},
        {"outliers", result.options.outliers > 0
                         ? fmt::format("beyond {:g} robust standard deviations left out",
                                       result.options.outliers)
                         : "kept"}};
    warn_of_no_heights(result.map, out);
    return out;
}

}  // namespace anchorite::measurement
