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
};

const HeaderFigure header_figures[] = {
    {"J_sc", [](const JvFigures& f) { return f.short_circuit; }, Dimension::current_density},
    {"V_oc", [](const JvFigures& f) { return f.open_circuit; }, Dimension::voltage},
    {"Fill factor", [](const JvFigures& f) { return f.fill_factor; }, Dimension::fraction},
    {"Efficiency", [](const JvFigures& f) { return f.efficiency; }, Dimension::fraction},
    {"P_MPP", [](const JvFigures& f) { return f.power; }, Dimension::irradiance},
    {"J_MPP",
     [](const JvFigures& f) { return f.power ? std::optional(f.power_current) : std::nullopt; },
     Dimension::current_density},
    {"U_MPP",
     [](const JvFigures& f) { return f.power ? std::optional(f.power_voltage) : std::nullopt; },
     Dimension::voltage},
};

/// Unit in the brackets of "J_sc [mA/cm2]"; none without brackets.
std::optional<std::string> unit_of(const std::string& key) {
    const auto open = key.find('[');
    const auto close = key.find(']');
    if (open == std::string::npos || close == std::string::npos || close < open) return {};
    return key.substr(open + 1, close - open - 1);
}

/// A figure as the header may write it: in the unit it states; a share without one as a number or
/// in per cent. Empty where the unit is not known.
std::vector<double> readings_of(double value, const std::string& key, Dimension dimension) {
    const auto unit = unit_of(key);
    if (dimension == Dimension::fraction) {
        const auto is = [&](const char* word) { return *unit == word; };
        std::vector<double> out;
        if (!unit || is("%") || is("pct.") || is("pct")) out.push_back(100 * value);
        if (!unit || is("") || is("-") || is("1")) out.push_back(value);
        return out;
    }
    if (!unit) return {};
    try {
        return {to_unit(value, *unit, dimension)};
    } catch (const InputError&) {
        return {};
    }
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

/// The highest power between 0 and V_oc.
void find_power(const Sweep& sweep, JvFigures& figures) {
    if (!figures.short_circuit || *figures.short_circuit == 0) return;
    const double to = figures.open_circuit.value_or(0);
    const double sign = photocurrent_sign(*figures.short_circuit);
    for (std::size_t i = 0; i < sweep.voltage.size(); ++i) {
        if (!(sweep.voltage[i] > 0 && sweep.voltage[i] < to)) continue;
        const double power = sign * sweep.current[i] * sweep.voltage[i];
        if (!(power > figures.power.value_or(0))) continue;
        figures.power = power;
        figures.power_voltage = sweep.voltage[i];
        figures.power_current = sweep.current[i];
    }
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
    if (!sweep.dark_by_name) find_power(sweep, figures);
    if (!figures.power) return figures;
    figures.efficiency = *figures.power / options.irradiance;
    figures.fill_factor = *figures.power / std::abs(*figures.short_circuit * *figures.open_circuit);
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
        if (!down.power || !up.power) continue;
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
            if (!stated || !value) continue;
            // Whether photocurrent counts as positive is a habit, not a figure.
            const bool signless = figure.dimension == Dimension::current_density;
            const auto off = [&](double reading) {
                return std::abs(signless ? std::abs(reading) - std::abs(*stated)
                                         : reading - *stated) /
                       std::max(std::abs(reading), 1e-300);
            };
            const auto readings = readings_of(*value, key, figure.dimension);
            const auto nearest = std::ranges::min_element(readings, {}, off);
            if (nearest == readings.end() || off(*nearest) <= tolerance) continue;
            found.push_back(
                {sweep.name, key, *stated, signless ? std::copysign(*nearest, *stated) : *nearest});
        }
    }
    return found;
}

std::optional<std::size_t> best_of(const JvResult& result) {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < result.figures.size(); ++i) {
        const auto& power = result.figures[i].power;
        if (power && (!best || *power > *result.figures[*best].power)) best = i;
    }
    return best;
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
