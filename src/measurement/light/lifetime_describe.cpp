#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/measurement/light/lifetime_traces.hpp"

namespace anchorite::measurement {

namespace {

constexpr double hour = 3600;
constexpr const char* two_levels = "two levels leave no scatter about the law and so no interval";

std::string share_name(double share) {
    return fmt::format("T{:g}", 100 * share);
}

std::string level_text(const std::optional<Level>& level) {
    if (!level) return "relative";
    if (const auto* radiance = std::get_if<lifetime::Radiance>(&*level)) {
        return fmt::format("{:.4g} W/(sr m2)", radiance->value);
    }
    return fmt::format("{:.4g} cd/m2", std::get<lifetime::Luminance>(*level).value);
}

numerics::Interval in_hours(const numerics::Interval& interval) {
    return {interval.low / hour, interval.high / hour};
}

void add_lifetimes(const TraceResult& result, Analysis& analysis) {
    const TraceFigures& figures = result.figures.front();
    const std::string at = level_text(figures.level);
    for (std::size_t i = 0; i < result.options.shares.size(); ++i) {
        const std::string name = share_name(result.options.shares[i]);
        if (const auto& measured = figures.interpolated[i]) {
            analysis.estimates.push_back(
                {name + "_interpolated",
                 name + ", interpolated",
                 measured->seconds / hour,
                 "h",
                 {},
                 in_hours(measured->interval),
                 fmt::format("between measured points, R0 {} ({}); error from their scatter", at,
                             name_of(result.options.start))});
        }
        const auto& modelled = figures.modelled[i];
        Estimate estimate{
            name + "_modelled",
            name + ", by model",
            modelled.seconds / hour,
            "h",
            {},
            in_hours(modelled.interval),
            fmt::format("{}, R0 of the fit{}", name_of(modelled.form),
                        modelled.extrapolated()
                            ? fmt::format("; extrapolated {:.2g}-fold", modelled.reach)
                            : "")};
        if (!std::isfinite(estimate.interval->high)) {
            estimate.interval.reset();
            estimate.no_error = "the curve does not determine the model";
        }
        analysis.estimates.push_back(std::move(estimate));
    }
}

void add_parameter(Analysis& analysis, const char* id, const char* name, double value,
                   const char* unit, const numerics::Interval& interval, const char* definition,
                   const char* why_open = "the curve does not determine it") {
    Estimate estimate{id, name, value, unit, {}, interval, definition};
    if (!std::isfinite(interval.low) || !std::isfinite(interval.high)) {
        estimate.interval.reset();
        estimate.no_error = why_open;
    }
    analysis.estimates.push_back(std::move(estimate));
}

void add_model(const TraceResult& result, Analysis& analysis) {
    const lifetime::DecayFit& fit = result.figures.front().fit;
    add_parameter(analysis, "tau", "time constant", fit.model.tau / hour, "h", in_hours(fit.tau),
                  "of the fitted form, least squares, all points alike");
    if (fit.model.form != lifetime::DecayForm::stretched) return;
    add_parameter(analysis, "beta", "stretching exponent", fit.model.beta, "", fit.beta,
                  "R/R0 = exp(-(t/τ)^β)");
}

/// What the law is made of, for a definition.
std::string law_kind(const TraceResult& result) {
    const bool radiance = result.law->index() < 2;
    const bool interpolated = result.law->index() % 2 == 0;
    return fmt::format("{} of {} {}s", share_name(result.options.shares.back()),
                       radiance ? "radiance-referenced" : "luminance-referenced",
                       interpolated ? "interpolated lifetime" : "modelled lifetime");
}

void add_law(const TraceResult& result, const std::vector<LevelAsked>& asked, Analysis& analysis) {
    if (!result.law) return;
    const lifetime::PowerLaw& law = power_law_of(*result.law);
    add_parameter(analysis, "acceleration", "acceleration factor n", law.n, "", law.n_interval, "",
                  two_levels);
    analysis.estimates.back().definition =
        fmt::format("R0^n T = constant, {}, {} levels", law_kind(result), result.figures.size());
    for (const auto& [level, efficacy] : asked) {
        const auto found = lifetime_at(*result.law, level, efficacy);
        const std::string name =
            fmt::format("{} at {}", share_name(result.options.shares.back()), level_text(level));
        Estimate estimate{
            fmt::format("lifetime_at_{}", analysis.estimates.size()),
            name,
            found.seconds / hour,
            "h",
            {},
            in_hours(found.interval),
            fmt::format("by the law, {}{}", law_kind(result),
                        found.reach > 1
                            ? fmt::format("; {:.3g}-fold beyond the levels measured", found.reach)
                            : "")};
        if (!std::isfinite(estimate.interval->high)) {
            estimate.interval.reset();
            estimate.no_error = two_levels;
        }
        analysis.estimates.push_back(std::move(estimate));
    }
}

ResultTable trace_table(const TraceResult& result) {
    std::vector<ResultColumn> columns{{"trace"}, {"R0"}};
    for (const double share : result.options.shares) {
        columns.push_back({share_name(share) + " interpolated [h]"});
        columns.push_back({share_name(share) + " by model [h]"});
    }
    ResultColumn beta{"β or form"}, preferred{"preferred form"}, gaps{"pauses"};
    for (const TraceFigures& figures : result.figures) {
        columns[0].words.push_back(figures.trace.name);
        columns[1].words.push_back(level_text(figures.level));
        for (std::size_t i = 0; i < result.options.shares.size(); ++i) {
            const auto& measured = figures.interpolated[i];
            columns[2 + 2 * i].words.push_back(
                measured ? fmt::format("{:.4g}", measured->seconds / hour) : "not reached");
            columns[3 + 2 * i].words.push_back(
                fmt::format("{:.4g}{}", figures.modelled[i].seconds / hour,
                            figures.modelled[i].extrapolated() ? " (extrapolated)" : ""));
        }
        beta.words.push_back(figures.fit.model.form == lifetime::DecayForm::stretched
                                 ? fmt::format("{:.3f}", figures.fit.model.beta)
                                 : std::string(name_of(figures.fit.model.form)));
        preferred.words.emplace_back(name_of(figures.forms.front().model.form));
        gaps.numbers.push_back(static_cast<double>(figures.gaps.size()));
    }
    columns.insert(columns.end(), {beta, preferred, gaps});
    return {"traces", "Traces", columns};
}

std::vector<double> hours_of(std::vector<double> seconds) {
    for (double& value : seconds) value /= hour;
    return seconds;
}

std::vector<Plot> plots_of(const TraceResult& result) {
    Plot decay{"decay", "Light against time", {"time", "h"}, {"light over R0", ""}, {}, {}};
    Plot residual{
        "decay_residual", "What the model leaves", {"time", "h"}, {"residual over R0", ""}, {}, {}};
    for (const TraceFigures& figures : result.figures) {
        const std::vector<double> x = hours_of(figures.used.times);
        PlotCurve measured{figures.trace.name, CurveRole::measured, x, figures.used.values};
        PlotCurve fitted{figures.trace.name + ", fitted", CurveRole::fitted, x, {}};
        PlotCurve left{figures.trace.name, CurveRole::residual, x, {}};
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double model = figures.fit.model.value(figures.used.times[i]);
            fitted.y.push_back(model / figures.start_value);
            left.y.push_back((figures.used.values[i] - model) / figures.start_value);
            measured.y[i] /= figures.start_value;
        }
        decay.curves.push_back(std::move(measured));
        decay.curves.push_back(std::move(fitted));
        residual.curves.push_back(std::move(left));
    }
    decay.caption = fmt::format("Measured light, R0 and time 0 at the {}; {} fitted.",
                                name_of(result.options.start), name_of(result.options.form));
    residual.caption = "Measured less fitted.";
    return {decay, residual};
}

double level_value(const Level& level) {
    return std::visit([](const auto& one) { return one.value; }, level);
}

Plot law_plot(const TraceResult& result) {
    const bool radiance = result.law->index() < 2;
    Plot plot{"acceleration",
              "Lifetime against initial level",
              {radiance ? "initial radiance" : "initial luminance",
               radiance ? "W/(sr m2)" : "cd/m2", true},
              {share_name(result.options.shares.back()), "h", true},
              {},
              "Lifetimes of the traces and the law R0^n T = constant fitted to them."};
    PlotCurve points{law_kind(result), CurveRole::measured, {}, {}};
    for (const TraceFigures& figures : result.figures) {
        points.x.push_back(level_value(*figures.level));
        points.y.push_back((result.law->index() % 2 == 0 ? figures.interpolated.back()->seconds
                                                         : figures.modelled.back().seconds) /
                           hour);
    }
    PlotCurve line{"fitted law", CurveRole::fitted, {}, {}};
    const lifetime::PowerLaw& law = power_law_of(*result.law);
    for (const double level : {law.lowest, law.highest}) {
        line.x.push_back(level);
        line.y.push_back(lifetime::evaluate(law, level).seconds / hour);
    }
    plot.curves = {points, line};
    return plot;
}

void add_warnings(const TraceResult& result, Analysis& analysis) {
    auto& warnings = analysis.warnings;
    for (const TraceFigures& figures : result.figures) {
        const std::string& name = figures.trace.name;
        if (figures.trace.left_out > 0) {
            warnings.push_back(fmt::format(
                "{} rows of {} are left out: no number, or a time not after that before.",
                figures.trace.left_out, name));
        }
        if (!figures.gaps.empty()) {
            const auto longest = std::ranges::max_element(
                figures.gaps, {}, [](const Gap& gap) { return gap.to - gap.from; });
            warnings.push_back(fmt::format(
                "{} has {} pauses, the longest of {:.3g} h: what happened in them is not known.",
                name, figures.gaps.size(), (longest->to - longest->from) / hour));
        }
        const double top = *std::ranges::max_element(figures.used.values);
        const double noise = lifetime::noise_of(figures.used);
        if (top > figures.start_value + 5 * noise) {
            warnings.push_back(
                fmt::format("{} brightens to {:.3g} R0 after its start: lifetimes depend on what "
                            "R0 is (--start).",
                            name, top / figures.start_value));
        }
        if (figures.modelled.back().extrapolated()) {
            warnings.push_back(fmt::format(
                "{} of {} by model lies {:.2g} times beyond the last point: nothing measured "
                "supports it.",
                share_name(result.options.shares.back()), name, figures.modelled.back().reach));
        }
    }
    if (result.figures.size() > 1 && !result.law) {
        warnings.push_back(fmt::format("No acceleration factor: {}.", result.why_no_law));
    }
    if (!result.shape_warning.empty()) warnings.push_back(result.shape_warning + ".");
    if (!result.law) return;
    for (const auto& warning : power_law_of(*result.law).warnings)
        warnings.push_back(warning + ".");
}

std::string summary_of(const TraceResult& result) {
    const TraceFigures& figures = result.figures.front();
    const std::string name = share_name(result.options.shares.back());
    const auto& measured = figures.interpolated.back();
    std::string text = measured
                           ? fmt::format("{} of {} is {:.4g} h, interpolated", name,
                                         figures.trace.name, measured->seconds / hour)
                           : fmt::format(
                                 "{} of {} is not reached; the model gives {:.4g} h, {:.2g} times "
                                 "beyond the last point",
                                 name, figures.trace.name, figures.modelled.back().seconds / hour,
                                 figures.modelled.back().reach);
    if (result.law) text += fmt::format("; n = {:.2f}", power_law_of(*result.law).n);
    return text;
}

}  // namespace

Analysis describe(const TraceResult& result, const std::vector<LevelAsked>& asked) {
    Analysis analysis;
    analysis.kind = "lifetime";
    analysis.title = "Operating lifetime";
    analysis.summary = summary_of(result);
    analysis.settings = {
        {"R0 and time 0",
         result.options.start == LifetimeStart::after_burn_in
             ? fmt::format("after {:g} h of burn-in", result.options.burn_in / hour)
             : std::string(name_of(result.options.start))},
        {"model", std::string(name_of(result.options.form))},
        {"preferred by AICc",
         std::string(name_of(result.figures.front().forms.front().model.form))},
        {"estimates", "of the first trace; the list has all"},
    };
    add_lifetimes(result, analysis);
    add_model(result, analysis);
    add_law(result, asked, analysis);
    analysis.tables = {trace_table(result)};
    analysis.plots = plots_of(result);
    if (result.law) analysis.plots.push_back(law_plot(result));
    add_warnings(result, analysis);
    return analysis;
}

}  // namespace anchorite::measurement
