#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "anchorite/measurement/structure/xrd.hpp"

namespace anchorite::measurement {

namespace {

std::string unit_of(const std::string& parameter) {
    return parameter.size() == 1 ? "Å" : "°";
}

Estimate estimate_from(const std::string& id, const std::string& name, const FittedNumber& number,
                       const std::string& unit, const std::string& definition) {
    Estimate out{id, name, number.value, unit};
    out.definition = definition;
    if (number.error > 0 && std::isfinite(number.error)) {
        out.standard_error = number.error;
        out.interval = number.interval;
    } else {
        out.no_error = "not determined by this pattern";
    }
    return out;
}

/// Largest difference of a free parameter between all fits, which differ in their model.
Estimate spread_of(const XrdResult& result, std::size_t parameter) {
    std::vector<double> values;
    for (const CellFit& fit : result.cells) values.push_back(fit.parameters[parameter].value);
    for (const PatternFit& fit : result.patterns) values.push_back(fit.parameters[parameter].value);
    const auto [low, high] = std::ranges::minmax(values);
    const std::string& name = result.cells.front().parameters[parameter].name;
    Estimate out{name + "_spread", fmt::format("spread of {} between models", name), high - low,
                 unit_of(name)};
    out.definition =
        "largest less smallest over zero shift and displacement, lines and whole "
        "pattern: a measure of the systematic error";
    out.no_error = "it is itself a measure of error";
    return out;
}

void add_cell(const XrdResult& result, Analysis& out) {
    const CellFit& cell = result.best_cell();
    for (std::size_t i = 0; i < cell.parameters.size(); ++i) {
        const FittedNumber& number = cell.parameters[i];
        out.estimates.push_back(
            estimate_from(number.name, fmt::format("cell parameter {}", number.name), number,
                          unit_of(number.name),
                          fmt::format("least squares over {} lines with {}", cell.indexed.size(),
                                      angle_offset_name(cell.offset))));
        out.estimates.push_back(spread_of(result, i));
    }
    out.estimates.push_back(estimate_from("offset", std::string(angle_offset_name(cell.offset)),
                                          *cell.offset_size, "°",
                                          "added to every computed 2θ, times cosθ if a "
                                          "displacement"));
    const PatternFit* whole = result.best_pattern();
    if (whole == nullptr) return;
    for (const FittedNumber& number : whole->parameters) {
        out.estimates.push_back(estimate_from(
            number.name + "_pattern", fmt::format("{} from the whole pattern", number.name), number,
            unit_of(number.name),
            fmt::format("Pawley fit with {}", angle_offset_name(whole->offset))));
    }
    Estimate misfit{"r_weighted", "weighted residual Rwp", 100 * whole->r_weighted, "%"};
    misfit.definition = fmt::format("counting noise alone gives {:.3g} %, χ²ᵣ = {:.3g}",
                                    100 * whole->r_expected, whole->chi_square);
    misfit.no_error = "a figure of merit";
    out.estimates.push_back(misfit);
}

void add_size(const XrdResult& result, Analysis& out) {
    const SizeOptions& options = result.options.size;
    const std::string breadth = options.breadth == BreadthKind::fwhm ? "FWHM" : "integral breadth";
    const std::string instrument = options.instrument > 0
                                       ? fmt::format("instrument {:g}°", options.instrument)
                                       : "instrument not subtracted: a lower limit";
    const std::string definition =
        fmt::format("Scherrer, K = {:g}, {}, {}", options.shape_factor, breadth, instrument);
    if (result.sizes.mean) {
        out.estimates.push_back(
            estimate_from("size", "crystallite size", *result.sizes.mean, "nm", definition));
    }
    if (result.sizes.plot_strain && result.sizes.plot_size) {
        out.estimates.push_back(
            estimate_from("size_williamson_hall", "crystallite size, strain allowed for",
                          *result.sizes.plot_size, "nm", "Williamson and Hall; " + definition));
        out.estimates.push_back(estimate_from("strain", "microstrain", *result.sizes.plot_strain,
                                              "", "slope of β cosθ over 4 sinθ"));
    }
}

std::optional<double> if_finite(double value) {
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

ResultTable line_table(const XrdResult& result) {
    ResultTable table{"lines", "Lines", {}};
    ResultColumn hkl{"hkl"}, place{"2θ", "°"}, place_error{"error of 2θ", "°"},
        difference{"measured less computed", "°"}, spacing{"d", "Å"}, width{"FWHM", "°"},
        width_error{"error of FWHM", "°"}, eta{"η"}, area{"area", "counts °"},
        area_error{"error of area", "counts °"}, size{"size", "nm"};
    const CellFit* cell = result.cells.empty() ? nullptr : &result.best_cell();
    for (std::size_t i = 0; i < result.lines.size(); ++i) {
        const FittedLine& line = result.lines[i];
        place.numbers.push_back(line.two_theta);
        place_error.numbers.push_back(line.two_theta_error);
        spacing.numbers.push_back(bragg_spacing(line.two_theta, result.pattern.radiation.alpha1));
        width.numbers.push_back(line.fwhm);
        width_error.numbers.push_back(line.fwhm_error);
        eta.numbers.push_back(line.eta);
        area.numbers.push_back(line.area);
        area_error.numbers.push_back(line.area_error);
        size.numbers.push_back(number_or_none(if_finite(result.sizes.lines[i].size)));
        if (cell == nullptr) continue;
        const auto found = std::ranges::find(cell->indexed, i, &IndexedLine::line);
        const bool known = found != cell->indexed.end();
        hkl.words.push_back(known ? miller_text(found->hkl) : "-");
        difference.words.push_back(known ? fmt::format("{:.4f}", line.two_theta - found->calculated)
                                         : "-");
    }
    size.decimals = 2;
    if (cell != nullptr) table.columns = {hkl};
    table.columns.insert(table.columns.end(), {place, place_error});
    if (cell != nullptr) table.columns.push_back(difference);
    table.columns.insert(table.columns.end(),
                         {spacing, width, width_error, eta, area, area_error, size});
    return table;
}

ResultTable model_table(const XrdResult& result) {
    ResultTable table{"models", "The cell by every model", {}};
    ResultColumn from{"from"}, offset{"offset"}, size{"size of offset", "°"}, misfit{"√χ²ᵣ"};
    std::vector<ResultColumn> values, errors;
    for (const auto& number : result.cells.front().parameters) {
        values.push_back({number.name, unit_of(number.name)});
        errors.push_back({"error of " + number.name, unit_of(number.name)});
    }
    const auto add = [&](const auto& fit, const std::string& name, double deviation) {
        from.words.push_back(name);
        offset.words.emplace_back(angle_offset_name(fit.offset));
        size.numbers.push_back(fit.offset_size->value);
        misfit.numbers.push_back(deviation);
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i].numbers.push_back(fit.parameters[i].value);
            errors[i].numbers.push_back(fit.parameters[i].error);
        }
    };
    for (const auto& fit : result.cells) {
        add(fit, fmt::format("{} lines", fit.indexed.size()), fit.scatter);
    }
    for (const auto& fit : result.patterns) add(fit, "whole pattern", std::sqrt(fit.chi_square));
    table.columns = {from, offset, size};
    for (std::size_t i = 0; i < values.size(); ++i) {
        table.columns.insert(table.columns.end(), {values[i], errors[i]});
    }
    table.columns.push_back(misfit);
    return table;
}

ResultTable phase_table(const XrdResult& result) {
    ResultTable table{"phases", "Crystals compared", {}};
    ResultColumn name{"crystal"}, verdict{"verdict"}, similarity{"similarity"},
        area{"area of indexed lines", "%"}, misfit{"Rwp", "%"};
    for (const auto& phase : result.phases) {
        name.words.push_back(phase.name);
        verdict.words.emplace_back(!phase.failure.empty() ? "does not index"
                                   : phase.consistent     ? "consistent"
                                   : phase.explains       ? "worse"
                                                          : "does not explain it");
        similarity.numbers.push_back(phase.similarity);
        area.numbers.push_back(100 * phase.indexed_area);
        misfit.numbers.push_back(phase.whole ? number_or_none(phase.whole->r_weighted, 100)
                                             : number_or_none({}));
    }
    similarity.decimals = misfit.decimals = 2;
    area.decimals = 0;
    table.columns = {name, verdict, similarity, area, misfit};
    return table;
}

PlotCurve tick_marks(const PatternFit& fit, double height) {
    PlotCurve ticks{"reflections", CurveRole::bars, {}, {}};
    for (const PatternLine& line : fit.lines) {
        ticks.x.push_back(line.two_theta);
        ticks.y.push_back(height);
    }
    return ticks;
}

void add_plots(const XrdResult& result, Analysis& out) {
    const PowderPattern& pattern = result.pattern;
    const PatternFit* fit = result.best_pattern();
    const PlotAxis angle{"2θ", "°"}, counts{"intensity", "counts"};
    Plot plot{"pattern", "Diffraction pattern", angle, counts, {}};
    plot.curves.push_back({"measured", CurveRole::measured, pattern.two_theta, pattern.counts});
    if (fit == nullptr) {
        plot.curves.push_back(
            {"background (SNIP)", CurveRole::reference, pattern.two_theta, result.background});
        plot.caption = "Measured pattern and its background by clipping (SNIP).";
        out.plots.push_back(plot);
        return;
    }
    plot.curves.push_back({"whole-pattern fit", CurveRole::fitted, pattern.two_theta, fit->model});
    plot.curves.push_back(
        {"background (polynomial)", CurveRole::reference, pattern.two_theta, fit->background});
    const double top = std::ranges::max(pattern.counts);
    plot.curves.push_back(tick_marks(*fit, 0.04 * top));
    plot.caption = fmt::format(
        "Measured pattern, Pawley fit with {} ({}), its background, and bars where "
        "reflections stand.",
        result.phases.front().name, angle_offset_name(fit->offset));
    out.plots.push_back(plot);
    Plot residual{"pattern_residual", "Measured less fitted", angle, {"difference", "counts"}, {}};
    std::vector<double> difference = pattern.counts;
    for (std::size_t i = 0; i < difference.size(); ++i) difference[i] -= fit->model[i];
    residual.curves = {{"difference", CurveRole::residual, pattern.two_theta, difference}};
    residual.caption = "Measured pattern less the whole-pattern fit.";
    out.plots.push_back(residual);
}

void add_settings(const XrdResult& result, Analysis& out) {
    const PowderPattern& pattern = result.pattern;
    const Radiation& r = pattern.radiation;
    out.settings.push_back({"radiation", r.alpha2 > 0
                                             ? fmt::format("{}: {:.6f} and {:.6f} Å, ratio {:g}",
                                                           r.name, r.alpha1, r.alpha2, r.ratio)
                                             : fmt::format("{}: {:.6f} Å", r.name, r.alpha1)});
    out.settings.push_back({"weights", pattern.noise == PatternNoise::counting
                                           ? "Poisson: 1/max(counts, 1)"
                                           : "alike: values are not counts"});
    out.settings.push_back(
        {"errors", "enlarged by √χ²ᵣ where noise does not explain the misfit (1 %)"});
    out.settings.push_back({"profile", "pseudo-Voigt, Kα doublet"});
    out.settings.push_back({"lines' background", "straight, fitted with each group of lines"});
    if (result.patterns.empty()) return;
    out.settings.push_back(
        {"pattern's background",
         fmt::format("{} Chebyshev polynomials{}, fitted", result.options.pattern.background,
                     result.options.pattern.air ? " and 1/2θ" : "")});
    out.settings.push_back({"widths", "Γ² = U tan²θ + V tanθ + W, η linear in 2θ"});
    out.settings.push_back({"axial divergence", result.options.pattern.axial ? "fitted" : "none"});
    out.settings.push_back(
        {"cell shape", std::string(cell_shape_name(result.cells[0].shape)) + ", by its measures"});
}

std::string summary_of(const XrdResult& result) {
    if (result.cells.empty()) {
        return fmt::format(
            "{}{} lines, the strongest at {:.4f}°",
            result.phases.empty() ? "" : "No given crystal explains the pattern: ",
            result.lines.size(),
            std::ranges::max_element(result.lines, {}, &FittedLine::area)->two_theta);
    }
    const CellFit& cell = result.best_cell();
    std::vector<std::string> numbers;
    for (std::size_t i = 0; i < cell.parameters.size(); ++i) {
        const FittedNumber& number = cell.parameters[i];
        const auto estimate = estimate_from(number.name, "", number, unit_of(number.name), "");
        numbers.push_back(fmt::format("{} = {} (models differ by {:.2g} {})", number.name,
                                      value_text(estimate), spread_of(result, i).value,
                                      unit_of(number.name)));
    }
    std::vector<std::string> names;
    for (const auto& phase : result.phases) {
        if (phase.consistent) names.push_back(phase.name);
    }
    return fmt::format("Consistent with {}: {} from {} lines with {}", fmt::join(names, ", "),
                       fmt::join(numbers, ", "), cell.indexed.size(),
                       angle_offset_name(cell.offset));
}

}  // namespace

Analysis describe(const XrdResult& result) {
    Analysis out;
    out.kind = "xrd";
    out.title = "Diffraction pattern " + result.pattern.name;
    out.summary = summary_of(result);
    out.warnings = result.warnings;
    if (!result.cells.empty()) {
        add_cell(result, out);
        out.tables.push_back(model_table(result));
    }
    if (!result.phases.empty()) out.tables.push_back(phase_table(result));
    add_size(result, out);
    out.tables.push_back(line_table(result));
    add_plots(result, out);
    add_settings(result, out);
    return out;
}

}  // namespace anchorite::measurement
