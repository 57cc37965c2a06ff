#include "anchorite/measurement/light/led.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "anchorite/base/constants.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/measurement/light/colour_doubt.hpp"

namespace anchorite::measurement {

namespace {

optics::Source source_of(const LedLight& light) {
    return {light.power, light.pattern};
}

Noise noise_for(const LedSweep& sweep, const LedLight& light, const LedOptions& options) {
    const double photon = optics::mean_photon_energy(light.power) / constants::elementary_charge;
    Noise noise = noise_of(sweep, photon / 2);
    if (options.noise) {
        noise.deviation = *options.noise;
        noise.points = 0;
    }
    return noise;
}

/// Marks the points above the noise for good.
void trust(std::vector<LedPoint>& points, double least) {
    for (std::size_t i = points.size(); i-- > 0;) {
        const bool good = points[i].signal_to_noise >= least && points[i].current > 0;
        if (!good) return;
        points[i].trusted = true;
    }
}

/// What turns a signal into the quantities of light, for one spectrum.
struct LightFactors {
    double radiance = 0;           ///< per signal
    double efficacy = 0;           ///< [lm/W]
    double electrons = 0;          ///< photons as a current density per radiance [A sr/W]
    double lumen_per_candela = 0;  ///< [lm/W] per [cd/A], at 1 V
};

LightFactors factors_of(const LedLight& light) {
    const optics::Source source = source_of(light);
    return {radiance_per_signal(light), optics::luminous_efficacy(light.power),
            optics::photon_current_density(1, source), optics::power_efficiency(1, 1, source)};
}

LedPoint point_of(const LedSweep& sweep, std::size_t i, const LightFactors& factors,
                  const Noise& noise) {
    LedPoint point;
    const double signal = sweep.light[i] - noise.offset;
    point.voltage = sweep.electrical.voltage[i];
    point.current = sweep.electrical.current[i];
    point.radiance = factors.radiance * signal;
    point.luminance = factors.efficacy * point.radiance;
    if (noise.known()) point.signal_to_noise = signal / noise.deviation;
    if (point.current > 0) {
        point.efficiency = factors.electrons * point.radiance / point.current;
        point.candela_per_ampere = point.luminance / point.current;
    }
    if (point.current > 0 && point.voltage > 0) {
        point.lumen_per_watt = factors.lumen_per_candela * point.candela_per_ampere / point.voltage;
    }
    return point;
}

std::vector<LedPoint> points_of(const LedSweep& sweep, const LedLight& light, const Noise& noise) {
    std::vector<LedPoint> points;
    LightFactors factors = factors_of(light);
    for (std::size_t i = 0; i < sweep.light.size(); ++i) {
        if (!light.by_bias.empty())
            factors = factors_of(at_bias(light, sweep.electrical.voltage[i]));
        points.push_back(point_of(sweep, i, factors, noise));
    }
    return points;
}

double between_logs(double a, double b, double part) {
    return a > 0 && b > 0 ? std::exp(std::log(a) + part * std::log(b / a)) : a + part * (b - a);
}

/// First rise of the light through a level, straight in its logarithm.
std::optional<LedCrossing> onset_of(const std::vector<LedPoint>& points, const Onset& onset) {
    const auto value = [&onset](const LedPoint& p) {
        return onset.luminance ? p.luminance : p.radiance;
    };
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const LedPoint& a = points[i];
        const LedPoint& b = points[i + 1];
        if (!a.trusted || value(a) > onset.level || value(b) < onset.level) continue;
        const double part = std::log(onset.level / value(a)) / std::log(value(b) / value(a));
        return LedCrossing{a.voltage + part * (b.voltage - a.voltage),
                           between_logs(a.current, b.current, part)};
    }
    return std::nullopt;
}

/// Where, beyond the largest, EQE first falls through a share of it, straight in ln J.
std::optional<LedCrossing> fall_to(const std::vector<LedPoint>& points, std::size_t largest,
                                   double level) {
    for (std::size_t i = largest; i + 1 < points.size(); ++i) {
        const LedPoint& a = points[i];
        const LedPoint& b = points[i + 1];
        if (b.efficiency > level) continue;
        const double part = (a.efficiency - level) / (a.efficiency - b.efficiency);
        return LedCrossing{a.voltage + part * (b.voltage - a.voltage),
                           between_logs(a.current, b.current, part)};
    }
    return std::nullopt;
}

void read_off(LedFigures& figures, const LedLight& light, const LedOptions& options) {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < figures.points.size(); ++i) {
        const LedPoint& point = figures.points[i];
        if (!point.trusted) continue;
        if (!best || point.efficiency > figures.points[*best].efficiency) best = i;
        figures.most_radiance = std::max(figures.most_radiance.value_or(0), point.radiance);
        figures.most_luminance = std::max(figures.most_luminance.value_or(0), point.luminance);
    }
    if (!best) return;
    const LedPoint& at = figures.points[*best];
    const double noise = 1 / at.signal_to_noise;
    const auto common_error = efficiency_errors(at_bias(light, at.voltage), options).total();
    figures.largest = {at.efficiency, {}, at};
    if (common_error) {
        figures.largest->standard_error = at.efficiency * std::hypot(*common_error, noise);
    }
    figures.at_90 = fall_to(figures.points, *best, 0.9 * at.efficiency);
    figures.at_50 = fall_to(figures.points, *best, 0.5 * at.efficiency);
}

/// The light with its wavelengths moved.
LedLight moved(const LedLight& light, double by) {
    LedLight out = light;
    for (double& wavelength : out.power.wavelengths) wavelength += by;
    return out;
}

double efficiency_per_signal(const LedLight& light) {
    return radiance_per_signal(light) * optics::photon_current_density(1, source_of(light));
}

void compare_directions(LedResult& result) {
    for (std::size_t i = 0; i + 1 < result.sweeps.size(); ++i) {
        const Sweep& one = result.sweeps[i].electrical;
        const Sweep& two = result.sweeps[i + 1].electrical;
        if (one.direction == two.direction) continue;
        const std::size_t falling = one.direction == SweepDirection::falling ? i : i + 1;
        const std::size_t rising = 2 * i + 1 - falling;
        const LedFigures& down = result.figures[falling];
        const LedFigures& up = result.figures[rising];
        if (!down.largest || !up.largest) continue;
        LedHysteresis pair{result.sweeps[falling].electrical.name,
                           result.sweeps[rising].electrical.name,
                           1 - up.largest->efficiency / down.largest->efficiency,
                           {}};
        const bool both = !down.onsets.empty() && down.onsets[0] && up.onsets[0];
        if (both) pair.turn_on = down.onsets[0]->voltage - up.onsets[0]->voltage;
        result.hysteresis.push_back(std::move(pair));
        ++i;
    }
}

void compare_efficiencies(LedResult& result) {
    for (std::size_t s = 0; s < result.sweeps.size(); ++s) {
        const auto& stated = result.sweeps[s].efficiency;
        const auto& points = result.figures[s].points;
        for (std::size_t i = 0; i < stated.size(); ++i) {
            if (!points[i].trusted || !std::isfinite(stated[i])) continue;
            const double off = std::abs(stated[i] / points[i].efficiency - 1);
            result.inconsistency = std::max(result.inconsistency.value_or(0), off);
        }
    }
}

}  // namespace

void LedOptions::validate() const {
    if (!(least_snr >= 1)) throw InputError("the least signal-to-noise ratio must be 1 or more");
    if (noise && !(*noise > 0)) throw InputError("the noise of the light must be above 0");
    for (const Onset& onset : onsets) {
        if (!(onset.level > 0)) throw InputError("the light at turn-on must be above 0");
    }
    if (!(area_error.value_or(0) >= 0) || !(calibration_error.value_or(0) >= 0) ||
        !(wavelength_error >= 0)) {
        throw InputError("standard errors cannot be negative");
    }
}

std::optional<double> EfficiencyErrors::total() const {
    if (!calibration || !area) return std::nullopt;
    return std::hypot(std::hypot(*calibration, *area), spectrum, baseline);
}

EfficiencyErrors efficiency_errors(const LedLight& light, const LedOptions& options) {
    options.validate();
    light.validate();
    EfficiencyErrors errors;
    errors.calibration = options.calibration_error;
    // The area cancels where the detector collects the light of the whole device.
    const bool per_area = light.kind == LightKind::radiance || light.kind == LightKind::luminance;
    errors.area = per_area ? options.area_error : std::optional(0.0);
    if (options.wavelength_error > 0) {
        const double up = efficiency_per_signal(moved(light, options.wavelength_error));
        const double down = efficiency_per_signal(moved(light, -options.wavelength_error));
        errors.spectrum = std::abs(up - down) / (up + down);
    }
    LedLight lower = light;
    lower.power = without_level(light.power);
    errors.baseline = std::abs(efficiency_per_signal(lower) / efficiency_per_signal(light) - 1);
    return errors;
}

LedFigures led_figures(const LedSweep& sweep, const LedLight& light, const LedOptions& options) {
    options.validate();
    light.validate();
    if (sweep.light.size() != sweep.electrical.voltage.size() ||
        sweep.light.size() != sweep.electrical.current.size()) {
        throw InputError("voltages, currents and light of a sweep differ in number");
    }
    LedFigures figures;
    figures.noise = noise_for(sweep, light, options);
    figures.points = points_of(sweep, light, figures.noise);
    if (figures.noise.known()) trust(figures.points, options.least_snr);
    for (const Onset& onset : options.onsets) {
        figures.onsets.push_back(onset_of(figures.points, onset));
    }
    read_off(figures, light, options);
    return figures;
}

LedResult analyse_led(std::vector<LedSweep> sweeps, const LedLight& light,
                      const LedOptions& options) {
    if (sweeps.empty()) throw InputError("there is no sweep");
    LedResult result{light, options, std::move(sweeps), {}, {}, {}};
    for (const LedSweep& sweep : result.sweeps) {
        result.figures.push_back(led_figures(sweep, light, options));
    }
    compare_directions(result);
    compare_efficiencies(result);
    return result;
}

}  // namespace anchorite::measurement
