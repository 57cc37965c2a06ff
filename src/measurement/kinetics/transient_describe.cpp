#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/units.hpp"
#include "anchorite/measurement/kinetics/transient_analysis.hpp"
#include "measurement/kinetics/trpl_text.hpp"
#include "transient_plots.hpp"

namespace anchorite::measurement {

namespace {

constexpr double picosecond = 1e-12;  // [s]

const char* kind_name(TransientModelKind kind) {
    switch (kind) {
        case TransientModelKind::parallel:
            return "parallel";
        case TransientModelKind::sequential:
            return "sequential";
        default:
            return "target";
    }
}

/// An estimate with the parameter's error and interval, times a factor.
Estimate scaled(const TransientParameter& parameter, double factor) {
    Estimate out;
    out.value = factor * parameter.value;
    if (parameter.standard_error) out.standard_error = factor * *parameter.standard_error;
    if (parameter.interval) {
        out.interval = {{factor * parameter.interval->low, factor * parameter.interval->high}};
    }
    out.no_error = parameter.no_interval;
    return out;
}

Estimate lifetime_of(const TransientParameter& rate, int number, bool profiled) {
    Estimate out;
    out.id = fmt::format("tau_{}", number);
    out.name = "lifetime 1/" + rate.name;
    out.value = 1 / rate.value;
    out.unit = "ps";
    if (rate.standard_error) {
        out.standard_error = *rate.standard_error / (rate.value * rate.value);
    }
    if (rate.interval && std::isfinite(rate.interval->high) && rate.interval->low > 0) {
        out.interval = {{1 / rate.interval->high, 1 / rate.interval->low}};
    }
    out.no_error = rate.no_interval;
    if (rate.interval && !out.interval) out.no_error = "the map does not bound the interval";
    out.definition = profiled ? "1/k; interval by likelihood profile" : "1/k; interval by error";
    return out;
}

Estimate named(Estimate estimate, const std::string& id, const std::string& name, const char* unit,
               const std::string& definition) {
    estimate.id = id;
    estimate.name = name;
    estimate.unit = unit;
    estimate.definition = definition;
    return estimate;
}

Estimate estimate_of_parameter(const TransientResult& result, const TransientParameter& parameter,
                               int number) {
    const double reference = result.fit.irf ? result.fit.irf->reference_nm : 0;
    switch (parameter.role) {
        case TransientParameterRole::rate:
            return lifetime_of(parameter, number, result.options.profile);
        case TransientParameterRole::fraction:
            return named(scaled(parameter, 1), "fraction_" + parameter.name,
                         "fraction " + parameter.name, "", "share of the transfer's rate");
        case TransientParameterRole::centre:
            return named(scaled(parameter, 1), "t0", "arrival of the pump", "ps",
                         fmt::format("centre of the response at {:.4g} nm", reference));
        case TransientParameterRole::width:
            return named(scaled(parameter, fwhm_per_deviation), "response_fwhm",
                         "width of the response", "ps", "full width at half maximum, Gaussian");
        default:
            return named(scaled(parameter, 1), fmt::format("chirp_{}", number),
                         fmt::format("chirp, order {}", number), "ps",
                         fmt::format("of ((λ − {:.4g} nm)/100 nm)^{}", reference, number));
    }
}

Estimate plain(const char* id, const char* name, double value, const char* unit,
               const std::string& definition, const char* why) {
    Estimate out;
    out.id = id;
    out.name = name;
    out.value = value;
    out.unit = unit;
    out.definition = definition;
    out.no_error = why;
    return out;
}

/// How many of a unit a picosecond is.
double of_picosecond(const std::string& unit) {
    return to_unit(picosecond, unit, Dimension::time);
}

/// Gives a time in ps the unit that its size asks for.
void choose_unit(Estimate& estimate) {
    if (estimate.unit != "ps") return;
    estimate.unit = time_unit(estimate.value * picosecond);
    const double factor = of_picosecond(estimate.unit);
    estimate.value *= factor;
    if (estimate.standard_error) *estimate.standard_error *= factor;
    if (estimate.interval) {
        estimate.interval->low *= factor;
        estimate.interval->high *= factor;
    }
}

std::vector<Estimate> estimates_of(const TransientResult& result) {
    std::vector<Estimate> out;
    int rates = 0;
    int chirps = 0;
    for (const TransientParameter& parameter : result.fit.parameters) {
        const bool rate = parameter.role == TransientParameterRole::rate;
        const bool chirp = parameter.role == TransientParameterRole::dispersion;
        const int number = rate ? ++rates : chirp ? ++chirps : 0;
        out.push_back(estimate_of_parameter(result, parameter, number));
        choose_unit(out.back());
    }
    const TransientSvd& svd = result.svd;
    out.push_back(plain("components", "components over the noise", svd.structured, "",
                        svd.noise_measured
                            ? "structured singular values over measured noise, after the response"
                            : "structured singular values over their median's threshold",
                        "a count"));
    if (result.noise > 0) {
        out.push_back(plain("noise", "scatter of a point", 1e3 * result.noise, "mOD",
                            "r.m.s. before the pump", "describes the data"));
    }
    const bool weighted = result.options.weight_by_noise || !result.fit.model.weights.empty();
    out.push_back(plain("rmse", "r.m.s. of the residual",
                        weighted ? result.fit.rmse : 1e3 * result.fit.rmse, weighted ? "" : "mOD",
                        weighted ? "of weighted residuals" : "all points", "describes the fit"));
    return out;
}

/// Unit in which the slowest fitted process is easy to read, for tables and axes.
std::string unit_of_map(const TransientResult& result) {
    double longest = 0;
    for (const TransientRate& rate : result.fit.model.rates) {
        if (!rate.fixed && rate.per_ps > 0) longest = std::max(longest, 1 / rate.per_ps);
    }
    return time_unit((longest > 0 ? longest : result.map.delays_ps.back()) * picosecond);
}

/// Draws delays in ps in another unit.
void draw_in(const std::string& unit, Analysis& analysis) {
    const double factor = of_picosecond(unit);
    const auto turn = [&](PlotAxis& axis, std::vector<double>& values) {
        if (axis.unit != "ps") return;
        for (double& value : values) value *= factor;
    };
    for (Plot& plot : analysis.plots) {
        for (PlotCurve& curve : plot.curves) {
            turn(plot.x, curve.x);
            turn(plot.y, curve.y);
        }
        for (PlotAxis* axis : {&plot.x, &plot.y}) {
            if (axis->unit == "ps") axis->unit = unit;
        }
    }
    for (MapPlot& map : analysis.maps) {
        turn(map.y, map.y_values);
        if (map.y.unit == "ps") map.y.unit = unit;
    }
}

ResultTable rates_table(const TransientFit& fit, const std::string& unit) {
    const std::string per = "1/" + unit;
    const double factor = of_picosecond(unit);
    ResultTable table{"rates", "Rates", {{"rate"}, {"k", per}, {"standard error", per}}};
    for (const TransientParameter& parameter : fit.parameters) {
        if (parameter.role != TransientParameterRole::rate) continue;
        table.columns[0].words.push_back(parameter.name + (parameter.fixed ? " (fixed)" : ""));
        table.columns[1].numbers.push_back(parameter.value / factor);
        table.columns[2].numbers.push_back(parameter.standard_error.value_or(std::nan("")) /
                                           factor);
    }
    return table;
}

ResultTable singular_table(const TransientResult& result) {
    ResultTable table{"singular",
                      "Singular values",
                      {{"number"},
                       {"value", "mOD"},
                       {"over threshold"},
                       {"structure in time"},
                       {"structure in spectrum"}}};
    const TransientSvd& svd = result.svd;
    for (Eigen::Index i = 0; i < svd.time_structure.size(); ++i) {
        table.columns[0].numbers.push_back(static_cast<double>(i + 1));
        table.columns[1].numbers.push_back(1e3 * svd.values(i));
        table.columns[2].numbers.push_back(svd.values(i) / svd.threshold);
        table.columns[3].numbers.push_back(svd.time_structure(i));
        table.columns[4].numbers.push_back(svd.spectrum_structure(i));
    }
    return table;
}

std::string response_text(const TransientResult& result) {
    if (!result.fit.irf) return "none: the pump is instantaneous";
    return fmt::format("Gaussian, chirp of order {} in λ inside the model, artefact of {} terms",
                       result.fit.irf->dispersion.size(), result.options.artefact_terms);
}

std::vector<Setting> settings_of(const TransientResult& result) {
    const TransientFit& fit = result.fit;
    return {
        {"signal", "ΔA = −log10(1 + ΔT/T)"},
        {"model", kind_name(fit.model.kind)},
        {"response", response_text(result)},
        {"background", result.before_ps
                           ? "mean before " + time_text(*result.before_ps * picosecond, 4)
                           : "not subtracted"},
        {"objective", result.options.weight_by_noise ? "least squares, wavelengths over their noise"
                                                     : "least squares"},
        {"errors", "from the scatter of the residuals"},
        {"points", fmt::format("{} delays x {} wavelengths, {} fitted", result.map.signal.rows(),
                               result.map.signal.cols(), fit.points)}};
}

std::string summary_of(const TransientResult& result) {
    std::string lifetimes;
    for (const TransientRate& rate : result.fit.model.rates) {
        if (rate.fixed) continue;
        if (!lifetimes.empty()) lifetimes += ", ";
        lifetimes += time_text(picosecond / rate.per_ps, 3);
    }
    if (lifetimes.empty()) lifetimes = "none that are fitted";
    return fmt::format("Lifetimes {} by a {} model; r.m.s. of the residual {:.3g}{}.", lifetimes,
                       kind_name(result.fit.model.kind), result.fit.rmse,
                       result.noise > 0 ? fmt::format(", noise {:.3g}", result.noise) : "");
}

}  // namespace

Analysis describe(const TransientResult& result) {
    Analysis out;
    out.kind = "transient-absorption";
    out.title = "Transient absorption";
    out.settled = result.fit.termination == Termination::converged;
    out.summary =
        out.settled ? summary_of(result) : "The fit did not settle: no lifetimes are given.";
    out.settings = settings_of(result);
    const std::string unit = unit_of_map(result);
    if (out.settled) {
        out.estimates = estimates_of(result);
        out.tables.push_back(rates_table(result.fit, unit));
    }
    out.tables.push_back(singular_table(result));
    out.plots = transient_plots(result);
    out.maps = transient_maps(result);
    draw_in(unit, out);
    out.warnings = result.warnings;
    return out;
}

}  // namespace anchorite::measurement
