#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "anchorite/base/units.hpp"
#include "anchorite/measurement/light/jv.hpp"
#include "measurement/light/milliampere.hpp"

namespace anchorite::measurement {

namespace {

constexpr const char* no_error = "one sweep; the file states no accuracy";

void add(Analysis& analysis, const char* id, const std::string& name, std::optional<double> value,
         const char* unit, const char* definition) {
    if (!value) return;
    analysis.estimates.push_back({id, name, *value, unit, {}, {}, definition, no_error});
}

std::optional<double> scaled(std::optional<double> value, double factor) {
    return value ? std::optional(*value * factor) : std::nullopt;
}

void add_hysteresis(const JvResult& result, const std::string& name, Analysis& analysis) {
    for (const Hysteresis& pair : result.hysteresis) {
        if (pair.falling != name && pair.rising != name) continue;
        const std::string of_pair = fmt::format(" of {} and {}", pair.falling, pair.rising);
        add(analysis, "hysteresis_power", "hysteresis index of power" + of_pair, pair.power_index,
            "", "(P_falling - P_rising) / P_falling, each at its own highest power");
        add(analysis, "hysteresis_area", "hysteresis index of area" + of_pair, pair.area_index, "",
            "∫|J_falling - J_rising| dV / ∫|J_falling| dV from 0 to the smaller V_oc");
        return;
    }
}

/// Figures of the best sweep, or of the only one; of several without power none stands for all.
void add_estimates(const JvResult& result, Analysis& analysis) {
    const auto best = best_of(result);
    if (!best && result.sweeps.size() > 1) return;
    const JvFigures& f = result.figures[best.value_or(0)];
    const std::string& name = result.sweeps[best.value_or(0)].name;
    const std::string of =
        result.sweeps.size() > 1 ? fmt::format(" of the best sweep, {}", name) : "";
    add(analysis, "short_circuit_current", "J_sc" + of, scaled(f.short_circuit, 0.1), "mA/cm2",
        "J at V = 0 by a straight line between points, sign of the file");
    add(analysis, "open_circuit_voltage", "V_oc" + of, f.open_circuit, "V",
        "J = 0 by a straight line between points");
    add(analysis, "fill_factor", "fill factor" + of, scaled(f.fill_factor, 100), "%",
        "P_MPP / |J_sc V_oc|");
    add(analysis, "maximum_power", "P_MPP" + of, scaled(f.power, 0.1), "mW/cm2",
        "highest |J V| of the measured points between 0 and V_oc");
    add(analysis, "efficiency", "efficiency" + of, scaled(f.efficiency, 100), "%",
        "P_MPP over the irradiance");
    add_hysteresis(result, name, analysis);
}

ResultTable hysteresis_table(const JvResult& result) {
    ResultColumn falling{"falling"}, rising{"rising"}, power{"index of power"},
        area{"index of area"};
    for (const Hysteresis& pair : result.hysteresis) {
        falling.words.push_back(pair.falling);
        rising.words.push_back(pair.rising);
        power.numbers.push_back(pair.power_index);
        area.numbers.push_back(pair.area_index);
    }
    return {"hysteresis", "Hysteresis between directions", {falling, rising, power, area}};
}

template <class Value>
ResultColumn column(const JvResult& result, const char* name, const char* unit,
                    const Value& value) {
    ResultColumn out{name, unit};
    for (const JvFigures& figures : result.figures) {
        out.numbers.push_back(number_or_none(value(figures)));
    }
    return out;
}

ResultTable sweep_table(const JvResult& result) {
    ResultTable table{"sweeps", "Sweeps", {}};
    ResultColumn names{"sweep"}, directions{"voltage"};
    for (const Sweep& sweep : result.sweeps) {
        names.words.push_back(sweep.name);
        directions.words.emplace_back(name_of(sweep.direction));
    }
    using Figures = const JvFigures&;
    table.columns = {
        names,
        directions,
        column(result, "J_sc", "mA/cm2", [](Figures f) { return scaled(f.short_circuit, 0.1); }),
        column(result, "V_oc", "V", [](Figures f) { return f.open_circuit; }),
        column(result, "fill factor", "%", [](Figures f) { return scaled(f.fill_factor, 100); }),
        column(result, "P_MPP", "mW/cm2", [](Figures f) { return scaled(f.power, 0.1); }),
        column(result, "efficiency", "%", [](Figures f) { return scaled(f.efficiency, 100); })};
    return table;
}

Plot current_plot(const JvResult& result) {
    Plot plot{"current",
              "Current density against voltage",
              {"voltage", "V"},
              {"current density", "mA/cm2"},
              {},
              {}};
    for (const Sweep& sweep : result.sweeps) {
        PlotCurve curve{sweep.name, CurveRole::measured, sweep.voltage, sweep.current};
        for (double& value : curve.y) value = milliampere(value);
        plot.curves.push_back(std::move(curve));
    }
    plot.caption =
        "Measured; points are joined by straight lines, on which J_sc and V_oc are read.";
    return plot;
}

Plot power_plot(const JvResult& result) {
    Plot plot{"power", "Power against voltage", {"voltage", "V"}, {"power", "mW/cm2"}, {}, {}};
    for (std::size_t i = 0; i < result.sweeps.size(); ++i) {
        const Sweep& sweep = result.sweeps[i];
        if (!result.figures[i].power) continue;
        const double sign = result.figures[i].short_circuit.value_or(0) < 0 ? -1 : 1;
        PlotCurve curve{sweep.name, CurveRole::measured, {}, {}};
        for (std::size_t k = 0; k < sweep.voltage.size(); ++k) {
            const double power = 0.1 * sign * sweep.voltage[k] * sweep.current[k];
            if (power < 0 || sweep.voltage[k] < 0) continue;
            curve.x.push_back(sweep.voltage[k]);
            curve.y.push_back(power);
        }
        if (!curve.x.empty()) plot.curves.push_back(std::move(curve));
    }
    plot.caption = "Computed from the measured points: J V where the device gives power.";
    return plot;
}

/// Why a sweep has no power, fill factor and efficiency; empty where it has.
std::string why_no_power(const Sweep& sweep, const JvFigures& figures) {
    if (figures.power) return "";
    if (sweep.dark_by_name) return "its name calls it dark";
    if (!figures.short_circuit) return "it does not reach 0 V";
    if (!figures.open_circuit) return "its current is nowhere 0, so that it has no V_oc";
    if (*figures.open_circuit <= 0) {
        return fmt::format("its V_oc, {:.3g} V, is not above 0", *figures.open_circuit);
    }
    return fmt::format("no point between 0 and its V_oc, {:.3g} V, does", *figures.open_circuit);
}

std::vector<std::string> warnings_of(const JvResult& result) {
    std::vector<std::string> warnings;
    for (const Contradiction& found : result.contradictions) {
        warnings.push_back(
            fmt::format("The header of {} states {} = {:g}, but its own points give {:.6g}.",
                        found.sweep, found.key, found.stated, found.recomputed));
    }
    for (std::size_t i = 0; i < result.sweeps.size(); ++i) {
        const JvFigures& figures = result.figures[i];
        const std::string& name = result.sweeps[i].name;
        if (const std::string why = why_no_power(result.sweeps[i], figures); !why.empty()) {
            warnings.push_back(fmt::format("Sweep {} gives no power: {}.", name, why));
        } else if (figures.zero_crossings > 1) {
            warnings.push_back(
                fmt::format("The current of sweep {} crosses 0 {} times; V_oc is the last of them.",
                            name, figures.zero_crossings));
        }
    }
    return warnings;
}

std::string summary_of(const JvResult& result) {
    const std::size_t count = result.sweeps.size();
    const std::string sweeps = count == 1 ? "One sweep" : fmt::format("{} sweeps", count);
    const auto best = best_of(result);
    if (!best)
        return sweeps + (count == 1 ? ", which gives no power" : ", of which none gives power");
    const auto giving = std::ranges::count_if(
        result.figures, [](const JvFigures& one) { return one.power.has_value(); });
    const JvFigures& figures = result.figures[*best];
    return fmt::format(
        "{}{}; the best, {}, gives {:.2f} mW/cm2 with J_sc {:.2f} mA/cm2, V_oc {:.3f} V and a fill "
        "factor of {:.1f} %",
        sweeps,
        static_cast<std::size_t>(giving) < count ? fmt::format(", of which {} give power", giving)
                                                 : "",
        result.sweeps[*best].name, 0.1 * *figures.power, 0.1 * *figures.short_circuit,
        *figures.open_circuit, 100 * *figures.fill_factor);
}

}  // namespace

Analysis describe(const JvResult& result) {
    Analysis analysis;
    analysis.kind = "jv";
    analysis.title = "Current density and voltage";
    analysis.summary = summary_of(result);
    analysis.settings = {
        {"irradiance", fmt::format("{:g} mW/cm2", 0.1 * result.options.irradiance)},
        {"interpolation", "straight lines between points"},
        {"direction", result.sweeps.front().direction_by_name ? "by the sweep's name"
                                                              : "by the order of the points"},
    };
    add_estimates(result, analysis);
    analysis.tables = {sweep_table(result)};
    if (!result.hysteresis.empty()) analysis.tables.push_back(hysteresis_table(result));
    analysis.plots = {current_plot(result)};
    if (Plot power = power_plot(result); !power.curves.empty()) analysis.plots.push_back(power);
    analysis.warnings = warnings_of(result);
    return analysis;
}

}  // namespace anchorite::measurement
