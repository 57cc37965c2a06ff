#include "anchorite/device/fit_response.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/device/run.hpp"
#include "fit_point.hpp"

namespace anchorite::device {

namespace {

/// ln J against V where J is positive, to guess a voltage by straight lines.
struct LogCurve {
    std::vector<double> voltage;
    std::vector<double> log_current;
};

LogCurve log_curve(const Sweep& sweep) {
    LogCurve curve;
    for (const auto& point : sweep.points) {
        if (point.termination != Termination::converged || !(point.current > 0)) continue;
        if (!curve.log_current.empty() && std::log(point.current) <= curve.log_current.back()) {
            continue;
        }
        curve.voltage.push_back(point.voltage);
        curve.log_current.push_back(std::log(point.current));
    }
    return curve;
}

std::optional<double> voltage_for(const LogCurve& curve, double log_current) {
    if (curve.voltage.size() < 2 || log_current < curve.log_current.front() ||
        log_current > curve.log_current.back()) {
        return std::nullopt;
    }
    const auto above = std::max(
        std::ranges::lower_bound(curve.log_current, log_current) - curve.log_current.begin(),
        std::ptrdiff_t{1});
    const auto k = static_cast<std::size_t>(above);
    const double part = (log_current - curve.log_current[k - 1]) /
                        (curve.log_current[k] - curve.log_current[k - 1]);
    return std::lerp(curve.voltage[k - 1], curve.voltage[k], part);
}

constexpr double widest_search = 60;  ///< a current that needs more than this is out of reach [V]

/// Voltages from 0 on whose currents enclose those wanted; empty when they cannot be reached.
LogCurve enclosing(const StackDevice& built, const std::vector<double>& at,
                   const ProgressCallback& progress) {
    const double wanted = std::log(*std::ranges::max_element(at));
    double end = std::max(std::abs(built.voltages.front()), std::abs(built.voltages.back()));
    for (end = std::max(end, 1.0); end <= widest_search; end *= 2) {
        std::vector<double> voltages;
        for (int i = 0; i <= 48; ++i) voltages.push_back(end * i / 48);
        const auto curve = log_curve(sweep(built.device, voltages, built.options, progress));
        if (!curve.log_current.empty() && curve.log_current.back() >= wanted) return curve;
    }
    return {};
}

/// The sweep whose currents are those wanted: each round corrects the voltages by the slope of
/// ln J, which the points themselves give.
Sweep sweep_at_currents(const StackDevice& built, const std::vector<double>& at,
                        const ProgressCallback& progress, std::string& failure) {
    constexpr double tolerance = 1e-9;
    const auto curve = enclosing(built, at, progress);
    std::vector<double> voltages;
    for (const double current : at) {
        const auto guess = voltage_for(curve, std::log(current));
        if (!guess) {
            failure =
                fmt::format("no voltage up to {:g} V gives {:.4g} A/m2", widest_search, current);
            return {};
        }
        voltages.push_back(*guess);
    }
    Sweep result;
    for (int round = 0; round < 12; ++round) {
        result = sweep(built.device, voltages, built.options, progress);
        double worst = 0;
        for (std::size_t i = 0; i < at.size(); ++i) {
            const double miss = std::log(at[i] / result.points[i].current);
            const double slope = log_slope(result, i, built.device);
            if (!std::isfinite(miss) || !(slope > 0)) continue;
            worst = std::max(worst, std::abs(miss));
            voltages[i] += miss / slope;
        }
        if (worst < tolerance) return result;
        if (!std::ranges::is_sorted(voltages) && !std::ranges::is_sorted(voltages, std::greater{}))
            break;
    }
    failure = "the voltages of the stated currents were not found";
    return result;
}

void check_points(const Sweep& sweep, std::string& failure) {
    if (!failure.empty()) return;
    const std::size_t failed = failed_points(sweep);
    if (failed > 0) {
        failure = fmt::format("{} of {} points do not converge", failed, sweep.points.size());
    }
}

}  // namespace

stack::Stack stack_at(const FitDevice& device, std::span<const double> values) {
    std::vector<InputOverride> overrides;
    for (const auto& key : device.free) {
        overrides.push_back(stack::override_of(key.axis, values[key.parameter]));
    }
    return stack::variant(device.description, overrides);
}

double figure(const PointFigures& figures, Measured measured) {
    switch (measured) {
        case Measured::radiance:
            return figures.radiance;
        case Measured::luminance:
            return figures.luminance;
        case Measured::efficiency:
            return figures.efficiency;
        default:
            return figures.current;
    }
}

Response respond(const FitDevice& device, std::span<const double> values, const FitGrid& grid,
                 const StackLight* light, const ProgressCallback& progress) {
    const auto description = stack_at(device, values);
    Response response;
    response.built = device_of(description);
    response.built.options.adapt = grid.adapt;
    auto& cells = response.built.options.grid;
    cells.cells_per_layer *= grid.refinement;
    if (cells.peer) cells.peer->points *= grid.refinement;
    response.built.options.keep_states = true;
    response.light = light != nullptr ? std::optional<StackLight>(*light)
                                      : light_of(description, response.built, progress);
    response.sweep = grid.abscissa == Abscissa::voltage
                         ? sweep(response.built.device, grid.at, response.built.options, progress)
                         : sweep_at_currents(response.built, grid.at, progress, response.failure);
    check_points(response.sweep, response.failure);
    if (!response.good()) return response;
    for (std::size_t i = 0; i < response.sweep.points.size(); ++i) {
        response.points.push_back(figures_at(response.sweep.points[i], response.sweep.models[i],
                                             response.sweep.states[i], response.light));
    }
    return response;
}

}  // namespace anchorite::device
