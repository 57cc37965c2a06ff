#include "anchorite/measurement/light/lifetime_traces.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/formats/columns.hpp"
#include "anchorite/numerics/median.hpp"

namespace anchorite::measurement {

namespace {

using lifetime::DecayCurve;
using lifetime::InterpolatedLifetime;
using lifetime::Luminance;
using lifetime::ModelledLifetime;
using lifetime::Radiance;

/// A table in which the column that is named with a unit, "Duration_h [h]", has that unit; the same
/// where the name has none.
DataTable with_stated_unit(DataTable table, std::string_view name) {
    const auto open = name.find('['), close = name.rfind(']');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
        return table;
    }
    const Column* named = &column_named(table, name);
    if (named->name == name) return table;  // brackets of its own
    Column& column = table.columns[static_cast<std::size_t>(named - table.columns.data())];
    const std::string unit(name.substr(open + 1, close - open - 1));
    if (!column.unit.empty() && column.unit != unit) {
        throw InputError(fmt::format("column \"{}\" is in {}, not in {}; leave out the unit",
                                     column.name, column.unit, unit));
    }
    column.unit = unit;
    return table;
}

const Column& time_column(const DataTable& table, const std::string& name) {
    if (!name.empty()) return column_named(table, name);
    return find_column(
        table, {"time", Dimension::time, {"time", "t", "duration", "elapsed", "operating time"}});
}

struct LightColumn {
    const Column* column;
    TraceScale scale;
};

TraceScale scale_of(const Column& column) {
    if (measures(column, Dimension::radiance)) return TraceScale::radiance;
    if (measures(column, Dimension::luminance)) return TraceScale::luminance;
    return TraceScale::relative;
}

LightColumn light_column_of(const DataTable& table, const std::string& name) {
    if (!name.empty()) {
        const Column& column = column_named(table, name);
        return {&column, scale_of(column)};
    }
    const ColumnQuery radiance{"radiance", Dimension::radiance, {"radiance"}};
    const ColumnQuery luminance{"luminance", Dimension::luminance, {"luminance", "l"}};
    const Column* watts = search_column(table, radiance);
    const Column* candela = search_column(table, luminance);
    if (watts != nullptr && candela != nullptr) {
        throw InputError(
            fmt::format("columns \"{}\" and \"{}\" are both light; say which with --light",
                        watts->name, candela->name));
    }
    if (watts != nullptr && !watts->unit.empty()) return {watts, TraceScale::radiance};
    if (candela != nullptr && !candela->unit.empty()) return {candela, TraceScale::luminance};
    const ColumnQuery relative{"light",
                               Dimension::number,
                               {"light", "intensity", "signal", "photodiode", "photocurrent",
                                "r/r0", "l/l0", "relative luminance", "relative radiance", "eqe"}};
    return {&find_column(table, relative), TraceScale::relative};
}

std::vector<double> light_in_si(const LightColumn& light) {
    if (light.scale == TraceScale::radiance) {
        return column_in_si(*light.column, Dimension::radiance);
    }
    if (light.scale == TraceScale::luminance) {
        return column_in_si(*light.column, Dimension::luminance);
    }
    return light.column->values;
}

std::size_t start_of(const DecayCurve& curve, const TraceOptions& options) {
    const auto& times = curve.times;
    if (options.start == LifetimeStart::maximum) {
        const auto top = std::ranges::max_element(curve.values);
        return static_cast<std::size_t>(top - curve.values.begin());
    }
    if (options.start == LifetimeStart::first) return 0;
    const auto found = std::ranges::lower_bound(times, times.front() + options.burn_in);
    return static_cast<std::size_t>(found - times.begin());
}

std::optional<Level> level_of(const LifetimeTrace& trace, double value) {
    if (trace.scale == TraceScale::radiance) return Radiance{value};
    if (trace.scale == TraceScale::luminance) return Luminance{value};
    return std::nullopt;
}

/// Lifetimes of one kind; empty where a trace has none.
template <class Lifetime>
std::optional<Lifetime> last_lifetime(const TraceFigures& figures);

template <>
std::optional<InterpolatedLifetime> last_lifetime(const TraceFigures& figures) {
    return figures.interpolated.back();
}

template <>
std::optional<ModelledLifetime> last_lifetime(const TraceFigures& figures) {
    return figures.modelled.back();
}

template <class Kind, class Lifetime>
TraceLaw law_with(const std::vector<TraceFigures>& all) {
    std::vector<lifetime::LevelLifetime<Kind, Lifetime>> points;
    for (const TraceFigures& figures : all) {
        points.push_back({std::get<Kind>(*figures.level), *last_lifetime<Lifetime>(figures)});
    }
    return fit_acceleration(points);
}

template <class Kind>
TraceLaw law_of_kind(const std::vector<TraceFigures>& all) {
    const bool measured = std::ranges::all_of(
        all, [](const TraceFigures& figures) { return figures.interpolated.back().has_value(); });
    return measured ? law_with<Kind, InterpolatedLifetime>(all)
                    : law_with<Kind, ModelledLifetime>(all);
}

std::string why_not(const std::vector<TraceFigures>& all) {
    if (all.size() < 2) return "one trace: an acceleration factor needs two levels";
    for (const TraceFigures& figures : all) {
        if (!figures.level) {
            return fmt::format("the radiance or luminance of {} is not known", figures.trace.name);
        }
        if (figures.level->index() != all.front().level->index()) {
            throw InputError(
                "some traces start at a radiance and some at a luminance: give all of one kind");
        }
    }
    return {};
}

}  // namespace

std::string_view name_of(LifetimeStart start) {
    constexpr std::string_view names[] = {"first point", "maximum", "after burn-in"};
    return names[static_cast<std::size_t>(start)];
}

void TraceOptions::validate() const {
    if (shares.empty()) throw InputError("give a share of R0 to find the time to");
    for (const double share : shares) {
        if (!(share > 0 && share < 1)) throw InputError("a share must lie between 0 and 1");
    }
    if (!(burn_in >= 0)) throw InputError("a burn-in cannot be negative");
}

std::vector<LifetimeTrace> traces_of(const InstrumentFile& file, const TraceColumns& columns) {
    std::vector<LifetimeTrace> traces;
    for (const DataTable& source : file.tables) {
        const DataTable table =
            with_stated_unit(with_stated_unit(source, columns.time), columns.light);
        const std::vector<double> times =
            column_in_si(time_column(table, columns.time), Dimension::time);
        const LightColumn light = light_column_of(table, columns.light);
        const std::vector<double> values = light_in_si(light);
        LifetimeTrace trace;
        trace.name = table.name.empty() ? file.path.stem().string() : table.name;
        trace.scale = light.scale;
        for (std::size_t i = 0; i < times.size(); ++i) {
            const auto& kept = trace.curve.times;
            const bool later = kept.empty() || times[i] > kept.back();
            if (!std::isfinite(times[i]) || !std::isfinite(values[i]) || !later) {
                ++trace.left_out;
                continue;
            }
            trace.curve.times.push_back(times[i]);
            trace.curve.values.push_back(values[i]);
        }
        trace.curve.validate();
        traces.push_back(std::move(trace));
    }
    if (traces.empty()) throw InputError("the file has no table of numbers");
    return traces;
}

std::vector<Gap> gaps_of(const DecayCurve& curve) {
    std::vector<double> steps;
    for (std::size_t i = 1; i < curve.times.size(); ++i) {
        steps.push_back(curve.times[i] - curve.times[i - 1]);
    }
    std::vector<Gap> gaps;
    if (steps.empty()) return gaps;
    constexpr double many = 10;
    const double median = numerics::median(steps);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i] > many * median) gaps.push_back({curve.times[i], curve.times[i + 1]});
    }
    return gaps;
}

TraceFigures trace_figures(const LifetimeTrace& trace, const TraceOptions& options,
                           const std::optional<Level>& level) {
    options.validate();
    trace.curve.validate();
    TraceFigures out;
    out.trace = trace;
    const std::size_t start = start_of(trace.curve, options);
    if (start + 5 > trace.curve.times.size()) {
        throw InputError(fmt::format("{} has {} points after its start ({}); five are the least",
                                     trace.name, trace.curve.times.size() - start,
                                     name_of(options.start)));
    }
    out.start_value = trace.curve.values[start];
    out.start_time = trace.curve.times[start];
    for (std::size_t i = start; i < trace.curve.times.size(); ++i) {
        out.used.times.push_back(trace.curve.times[i] - out.start_time);
        out.used.values.push_back(trace.curve.values[i]);
    }
    out.level = level ? level : level_of(trace, out.start_value);
    out.fit = fit_decay(out.used, options.form);
    out.forms = fit_every_form(out.used);
    for (const double share : options.shares) {
        out.interpolated.push_back(interpolated_lifetime(out.used, share));
        out.modelled.push_back(modelled_lifetime(out.fit, share));
    }
    out.gaps = gaps_of(out.used);
    return out;
}

TraceResult analyse_traces(const std::vector<LifetimeTrace>& traces, const TraceOptions& options,
                           const std::vector<std::optional<Level>>& levels) {
    if (traces.empty()) throw InputError("there is no trace");
    if (!levels.empty() && levels.size() != traces.size()) {
        throw InputError(
            fmt::format("{} levels for {} traces; give one each", levels.size(), traces.size()));
    }
    TraceResult result;
    result.options = options;
    std::vector<lifetime::DecayFit> fits;
    for (std::size_t i = 0; i < traces.size(); ++i) {
        result.figures.push_back(
            trace_figures(traces[i], options, levels.empty() ? std::optional<Level>() : levels[i]));
        fits.push_back(result.figures.back().fit);
    }
    result.why_no_law = why_not(result.figures);
    if (!result.why_no_law.empty()) return result;
    result.law = std::holds_alternative<Radiance>(*result.figures.front().level)
                     ? law_of_kind<Radiance>(result.figures)
                     : law_of_kind<Luminance>(result.figures);
    if (options.form == lifetime::DecayForm::stretched) {
        result.shape_warning = lifetime::shape_warning(fits);
    }
    return result;
}

namespace {

/// Lifetime at a level of the law's own kind or, through the efficacy, of the other.
template <class Kind, class Lifetime, class Asked>
lifetime::ExtrapolatedLifetime lifetime_of(
    const lifetime::AccelerationLaw<Kind, Lifetime>& law, Asked level,
    const std::optional<lifetime::LuminousEfficacy>& efficacy) {
    if constexpr (std::is_same_v<Kind, Asked>) {
        return lifetime::lifetime_at(law, level);
    } else {
        if (!efficacy) {
            throw InputError(
                "the law is of the other kind of light than the level asked for: give the light's "
                "spectrum");
        }
        return lifetime::lifetime_at(law, level, *efficacy);
    }
}

}  // namespace

lifetime::ExtrapolatedLifetime lifetime_at(const TraceLaw& law, const Level& level,
                                           std::optional<lifetime::LuminousEfficacy> efficacy) {
    return std::visit(
        [&efficacy](const auto& a, const auto& b) { return lifetime_of(a, b, efficacy); }, law,
        level);
}

const lifetime::PowerLaw& power_law_of(const TraceLaw& law) {
    return std::visit([](const auto& one) -> const lifetime::PowerLaw& { return one.law; }, law);
}

}  // namespace anchorite::measurement
