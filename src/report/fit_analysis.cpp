#include <fmt/format.h>

#include <cmath>

#include "anchorite/report/fit_write.hpp"
#include "report/fit_units.hpp"

namespace anchorite::report {

namespace {

using device::Abscissa;
using device::Measured;
using measurement::Analysis;
using measurement::CurveRole;
using measurement::Estimate;
using measurement::Plot;
using measurement::PlotAxis;

PlotAxis ordinate(Measured kind, bool logarithmic) {
    switch (kind) {
        case Measured::radiance:
            return {"radiance", "W sr⁻¹ m⁻²", logarithmic};
        case Measured::luminance:
            return {"luminance", "cd m⁻²", logarithmic};
        case Measured::efficiency:
            return {"EQE", "", logarithmic};
        default:
            return {"current density", "mA cm⁻²", logarithmic};
    }
}

PlotAxis abscissa(const device::FitCurve& curve) {
    const bool decades = curve.kind == Measured::sclc;
    return curve.grid.abscissa == Abscissa::voltage ? PlotAxis{"voltage", "V", decades}
                                                    : PlotAxis{"current density", "mA cm⁻²", true};
}

std::vector<double> scaled(const std::vector<double>& values, double factor) {
    std::vector<double> result = values;
    for (double& value : result) value *= factor;
    return result;
}

Plot curve_plot(const device::FittedCurve& fitted, const std::string& id) {
    const auto& curve = fitted.curve;
    const double factor = unit_of(curve.kind).factor;
    const auto x = scaled(curve.grid.at, unit_of(curve.grid.abscissa).factor);
    Plot plot;
    plot.id = id;
    plot.title = curve.name;
    plot.x = abscissa(curve);
    plot.y = ordinate(curve.kind, curve.logarithmic);
    plot.curves.push_back({"measured", CurveRole::measured, x, scaled(curve.values, factor),
                           scaled(curve.errors, factor)});
    plot.curves.push_back({"model", CurveRole::fitted, x, scaled(fitted.model, factor)});
    plot.caption = "Measured, and what the device solver gives with the parameters found";
    return plot;
}

Plot residual_plot(const device::FittedCurve& fitted, const std::string& id) {
    const auto& curve = fitted.curve;
    Plot plot;
    plot.id = id + "_residual";
    plot.title = "What the model leaves of " + curve.name;
    plot.x = abscissa(curve);
    plot.y = {"residual", "standard errors"};
    plot.curves.push_back({"residual", CurveRole::residual,
                           scaled(curve.grid.at, unit_of(curve.grid.abscissa).factor),
                           fitted.residuals});
    plot.caption = "Model less measured, over the standard error given or estimated";
    return plot;
}

Estimate estimate_of(const device::FittedParameter& fitted) {
    const auto& about = fitted.parameter;
    Estimate estimate{about.name, about.name, shown(about, fitted.value), about.unit};
    const auto& [low, high] = fitted.interval;
    if (std::isfinite(low) && std::isfinite(high)) {
        estimate.interval = numerics::Interval{shown(about, low), shown(about, high)};
    } else {
        estimate.no_error = "the data do not determine it";
    }
    estimate.definition =
        fmt::format("sought from {:.4g} to {:.4g}{}", shown(about, about.bounds.low),
                    shown(about, about.bounds.high), fitted.at_bound ? "; it lies at a bound" : "");
    return estimate;
}

measurement::ResultTable correlation_table(const device::FitResult& result) {
    measurement::ResultTable table{"correlation", "Correlations of the parameters", {}};
    measurement::ResultColumn names{"parameter"};
    for (const auto& fitted : result.parameters) names.words.push_back(fitted.parameter.name);
    table.columns.push_back(names);
    for (Eigen::Index b = 0; b < result.correlation.cols(); ++b) {
        measurement::ResultColumn column{names.words[static_cast<std::size_t>(b)]};
        for (Eigen::Index a = 0; a < result.correlation.rows(); ++a) {
            column.words.push_back(std::isfinite(result.correlation(a, b))
                                       ? fmt::format("{:+.3f}", result.correlation(a, b))
                                       : "-");
        }
        table.columns.push_back(std::move(column));
    }
    return table;
}

}  // namespace

Analysis fit_analysis(const device::FitResult& result, const Provenance& provenance) {
    Analysis analysis;
    analysis.kind = "device-fit";
    analysis.title = "Device fitted to measured curves: " + provenance.input;
    for (const auto& fitted : result.parameters) {
        const Estimate& estimate = analysis.estimates.emplace_back(estimate_of(fitted));
        analysis.summary += fmt::format("{}{} {}", analysis.summary.empty() ? "" : "; ",
                                        estimate.name, value_text(estimate));
    }
    analysis.sources.push_back({provenance.input, provenance.input_sha256, "stack or fit file"});
    analysis.settings = {
        {"errors", result.known_errors ? "given: intervals are not scaled"
                                       : "unknown: intervals are scaled by each curve's scatter"},
        {"confidence", fmt::format("{:g} %", 100 * result.confidence)},
        {"sum of squared residuals", fmt::format("{:.4g} of {} degrees of freedom",
                                                 result.chi_square, result.degrees_of_freedom)},
        {"starts", fmt::format("{} of {} end in this minimum", result.agreeing, result.starts)}};
    if (result.correlation.size() > 0) analysis.tables.push_back(correlation_table(result));
    for (std::size_t i = 0; i < result.curves.size(); ++i) {
        const std::string id = fmt::format("curve_{}", i + 1);
        analysis.plots.push_back(curve_plot(result.curves[i], id));
        analysis.plots.push_back(residual_plot(result.curves[i], id));
    }
    analysis.warnings = result.warnings;
    return analysis;
}

}  // namespace anchorite::report
