#include "anchorite/device/led.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "anchorite/base/constants.hpp"
#include "anchorite/base/error.hpp"

namespace anchorite::device {

namespace {

void check_share(const char* what, double value) {
    if (value >= 0 && value <= 1) return;
    throw InputError(fmt::format("{} is {:g}, it must be 0 to 1", what, value));
}

void check_positive(const char* what, double value) {
    if (value > 0 && std::isfinite(value)) return;
    throw InputError(fmt::format("{} is {:g}, it must be positive", what, value));
}

double radiative_current(const Balance& balance, const std::vector<std::size_t>& emitters) {
    if (emitters.empty()) return balance.radiative;
    double sum = 0;
    for (const std::size_t layer : emitters) {
        if (layer >= balance.layers.size()) {
            throw InputError(fmt::format("layer {} emits, but there are {} layers", layer + 1,
                                         balance.layers.size()));
        }
        sum += balance.layers[layer].radiative;
    }
    return sum;
}

/// Share of the levels of turn-on below which an efficiency is not counted: about the least light
/// that a luminance meter sees. The quotient of two round-offs could be anything.
constexpr double least_light = 1e-3;

/// Watts that leave on one side [W/m^2].
double watts_out(const LightOut& out, double made) {
    return out.outcoupling * made * out.photon_energy / constants::elementary_charge;
}

LedPoint light_of(const SweepPoint& from, const LightPath& path, const LightOut& out) {
    LedPoint point;
    point.voltage = from.voltage;
    point.current = from.current;
    point.converged = from.termination == Termination::converged;
    if (!point.converged) return point;
    point.outcoupling = out.outcoupling;
    point.radiative = radiative_current(from.balance, path.emitters);
    const double made = photons_made(path, point.radiative);
    const double watts = watts_out(out, made);
    point.radiance = radiance_of(out, made);
    point.luminance = out.efficacy * point.radiance;
    if (!(from.current > 0)) return point;
    point.internal = made / from.current;
    point.external = out.outcoupling * made / from.current;
    point.current_efficiency = point.luminance / from.current;
    if (!(from.voltage > 0)) return point;
    point.wall_plug = watts / (from.current * from.voltage);
    point.power_efficiency = out.efficacy * *point.wall_plug;
    return point;
}

/// Voltage at which a level is first crossed upwards.
std::optional<double> turn_on(const std::vector<LedPoint>& points, double LedPoint::*level,
                              double target) {
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!(points[i].*level >= target)) continue;
        if (points[i].*level == target) return points[i].voltage;
        if (i == 0 || !(points[i - 1].*level > 0)) return std::nullopt;  // lit from the start
        const double low = std::log(points[i - 1].*level);
        const double high = std::log(points[i].*level);
        const double part = (std::log(target) - low) / (high - low);
        return std::lerp(points[i - 1].voltage, points[i].voltage, part);
    }
    return std::nullopt;
}

std::optional<double> roll_off(const std::vector<LedPoint>& points, std::size_t best,
                               double target) {
    for (std::size_t i = best + 1; i < points.size(); ++i) {
        const LedPoint& left = points[i - 1];
        const LedPoint& right = points[i];
        if (!(*right.external <= target)) continue;
        const double part = (*left.external - target) / (*left.external - *right.external);
        return std::exp(std::lerp(std::log(left.current), std::log(right.current), part));
    }
    return std::nullopt;
}

}  // namespace

void LightOut::validate() const {
    check_share("the outcoupling", outcoupling);
    check_positive("the photon energy", photon_energy);
    check_positive("the pattern factor", pattern);
    if (!(efficacy >= 0)) {
        throw InputError(fmt::format("the efficacy is {:g} lm/W, it cannot be negative", efficacy));
    }
}

void LightPath::validate() const {
    check_share("the emitter's yield", yield);
    out.validate();
}

void LedTargets::validate() const {
    check_positive("the radiance of turn-on", radiance);
    check_positive("the luminance of turn-on", luminance);
    check_share("the first share of the roll-off", first_roll_off);
    check_share("the second share of the roll-off", second_roll_off);
}

double photons_made(const LightPath& path, double radiative) {
    return path.yield * std::max(0.0, radiative);
}

double radiance_of(const LightOut& out, double made) {
    return watts_out(out, made) / (std::numbers::pi * out.pattern);
}

std::vector<LedPoint> led_points(const Sweep& sweep, const LightPath& path) {
    path.validate();
    std::vector<LedPoint> points;
    for (std::size_t i = 0; i < sweep.points.size(); ++i) {
        const bool converged = sweep.points[i].termination == Termination::converged;
        const LightOut out = path.out_at && converged ? path.out_at(i) : path.out;
        out.validate();
        points.push_back(light_of(sweep.points[i], path, out));
    }
    return points;
}

LedFigures led_figures(const std::vector<LedPoint>& all, const LedTargets& targets) {
    targets.validate();
    LedFigures figures;
    std::vector<LedPoint> points;
    std::ranges::copy_if(all, std::back_inserter(points), &LedPoint::converged);
    if (points.size() > 1 && points.front().voltage > points.back().voltage) {
        std::ranges::reverse(points);
    }
    figures.turn_on_radiance = turn_on(points, &LedPoint::radiance, targets.radiance);
    figures.turn_on_luminance = turn_on(points, &LedPoint::luminance, targets.luminance);
    std::erase_if(points, [](const LedPoint& point) { return !point.external; });
    if (points.empty()) return figures;
    const double lowest = points.front().voltage;
    const double highest = points.back().voltage;
    std::erase_if(points, [&](const LedPoint& point) {
        return point.radiance < least_light * targets.radiance &&
               point.luminance < least_light * targets.luminance;
    });
    if (points.empty()) return figures;
    const auto at =
        std::ranges::max_element(points, {}, [](const LedPoint& point) { return *point.external; });
    const auto best = static_cast<std::size_t>(at - points.begin());
    figures.best = {*at->external, at->voltage, at->current,
                    at->voltage == lowest || at->voltage == highest};
    figures.first_roll_off = roll_off(points, best, targets.first_roll_off * *at->external);
    figures.second_roll_off = roll_off(points, best, targets.second_roll_off * *at->external);
    return figures;
}

}  // namespace anchorite::device
