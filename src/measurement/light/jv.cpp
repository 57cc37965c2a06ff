#include "anchorite/measurement/light/jv.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/base/units.hpp"

namespace anchorite::measurement {

namespace {

/// +1 where a photocurrent is positive in the file, -1 where it is negative.
double photocurrent_sign(double short_circuit) {
    return short_circuit < 0 ? -1 : 1;
}

/// A figure as the header of a file calls it.
struct HeaderFigure {
    std::string_view key;
    std::optional<double> (*value)(const JvFigures&);
    Dimension dimension;
    std::string_view unit;  ///< where the header states none that is known
};

const HeaderFigure header_figures[] = {
    {"J_sc", [](const JvFigures& f) { return f.short_circuit; }, Dimension::current_density, ""},
    {"V_oc", [](const JvFigures& f) { return f.open_circuit; }, Dimension::voltage, ""},
    {"Fill factor", [](const JvFigures& f) { return f.fill_factor; }, Dimension::fraction, "%"},
    {"Efficiency", [](const JvFigures& f) { return f.efficiency; }, Dimension::fraction, "%"},
    {"P_MPP", [](const JvFigures& f) { return f.power; }, Dimension::irradiance, ""},
    {"J_MPP",
     [](const JvFigures& f) { return f.power ? std::optional(f.power_current) : std::nullopt; },
     Dimension::current_density, ""},
    {"U_MPP",
     [](const JvFigures& f) { return f.power ? std::optional(f.power_voltage) : std::nullopt; },
     Dimension::voltage, ""},
};

/// Unit in the brackets of "J_sc [mA/cm2]", or the figure's own.
std::string unit_of(const std::string& key, const HeaderFigure& figure) {
    if (!figure.unit.empty()) return std::string(figure.unit);
    const auto open = key.find('[');
    const auto close = key.find(']');
    return open == std::string::npos || close < open ? "" : key.substr(open + 1, close - open - 1);
}

std::optional<double> number_in(const std::string& text) {
    double number = 0;
    const auto begin = text.find_first_not_of(" \t");
    if (begin == std::string::npos) return std::nullopt;
    const auto [end, error] =
        std::from_chars(text.data() + begin, text.data() + text.size(), number);
    return error == std::errc() && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

double area_between(const Sweep& a, const Sweep& b, double to) {
    constexpr int steps = 2000;
    double difference = 0;
    double whole = 0;
    for (int i = 0; i < steps; ++i) {
        const double voltage = to * (i + 0.5) / steps;
        const auto first = on_line(a.voltage, a.current, voltage);
        const auto second = on_line(b.voltage, b.current, voltage);
        if (!first || !second) continue;
        difference += std::abs(*first - *second);
        whole += std::abs(*first);
    }
    return whole > 0 ? difference / whole : 0;
}

}  // namespace

void JvOptions::validate() const {
    if (!(irradiance > 0) || !std::isfinite(irradiance)) {
        throw InputError("the irradiance must be positive");
    }
}

JvFigures jv_figures(const Sweep& sweep, const JvOptions& options) {
    options.validate();
    JvFigures figures;
    figures.short_circuit = on_line(sweep.voltage, sweep.current, 0);
    const auto zeros = crossings(sweep.voltage, sweep.current, 0);
    figures.zero_crossings = zeros.size();
    if (!zeros.empty()) figures.open_circuit = zeros.back();
    if (!figures.short_circuit || *figures.short_circuit == 0) return figures;
    const double sign = photocurrent_sign(*figures.short_circuit);
    for (std::size_t i = 0; i < sweep.voltage.size(); ++i) {
        const double power = sign * sweep.current[i] * sweep.voltage[i];
        if (!(power > figures.power.value_or(0))) continue;
        figures.power = power;
        figures.power_voltage = sweep.voltage[i];
        figures.power_current = sweep.current[i];
    }
    if (!figures.power) return figures;
    figures.efficiency = *figures.power / options.irradiance;
    if (figures.open_circuit && *figures.open_circuit > 0) {
        figures.fill_factor =
            *figures.power / std::abs(*figures.short_circuit * *figures.open_circuit);
    }
    return figures;
}

std::vector<Hysteresis> hysteresis_of(const std::vector<Sweep>& sweeps, const JvOptions& options) {
    std::vector<Hysteresis> pairs;
    for (std::size_t i = 0; i + 1 < sweeps.size(); ++i) {
        if (sweeps[i].direction == sweeps[i + 1].direction) continue;
        const bool first_falls = sweeps[i].direction == SweepDirection::falling;
        const Sweep& falling = first_falls ? sweeps[i] : sweeps[i + 1];
        const Sweep& rising = first_falls ? sweeps[i + 1] : sweeps[i];
        const JvFigures down = jv_figures(falling, options);
        const JvFigures up = jv_figures(rising, options);
        if (!down.power || !up.power || !down.open_circuit || !up.open_circuit) continue;
        const double to = std::min(*down.open_circuit, *up.open_circuit);
        pairs.push_back({falling.name, rising.name, (*down.power - *up.power) / *down.power,
                         area_between(falling, rising, to)});
        ++i;
    }
    return pairs;
}

std::vector<Contradiction> contradictions_of(const Sweep& sweep, const JvFigures& figures) {
    constexpr double tolerance = 1e-3;
    std::vector<Contradiction> found;
    for (const auto& [key, text] : sweep.header) {
        for (const HeaderFigure& figure : header_figures) {
            if (!key.starts_with(figure.key)) continue;
            const auto stated = number_in(text);
            const auto value = figure.value(figures);
            const std::string unit = unit_of(key, figure);
            if (!stated || !value || unit.empty()) continue;
            const double recomputed = to_unit(*value, unit, figure.dimension);
            if (std::abs(recomputed - *stated) <= tolerance * std::abs(recomputed)) continue;
            found.push_back({sweep.name, key, *stated, recomputed});
        }
    }
    return found;
}

JvResult analyse_jv(std::vector<Sweep> sweeps, const JvOptions& options) {
    if (sweeps.empty()) throw InputError("there is no sweep");
    JvResult result;
    result.options = options;
    for (const Sweep& sweep : sweeps) {
        result.figures.push_back(jv_figures(sweep, options));
        for (auto& found : contradictions_of(sweep, result.figures.back())) {
            result.contradictions.push_back(std::move(found));
        }
    }
    result.hysteresis = hysteresis_of(sweeps, options);
    result.sweeps = std::move(sweeps);
    return result;
}

}  // namespace anchorite::measurement
