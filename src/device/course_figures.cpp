#include "anchorite/device/course_figures.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>

#include "anchorite/base/error.hpp"

namespace anchorite::device {

namespace {

constexpr double low_level = 0.1;
constexpr double high_level = 0.9;

/// Value at a time, straight between its neighbours, held beyond the ends.
double value_at(std::span<const double> times, std::span<const double> values, double time) {
    for (std::size_t i = 1; i < times.size(); ++i) {
        if (times[i] < time) continue;
        const double span = times[i] - times[i - 1];
        return span > 0 ? std::lerp(values[i - 1], values[i], (time - times[i - 1]) / span)
                        : values[i];
    }
    return values.back();
}

/// First time after `from` and not after `to` at which share x (values - base) reaches `level`.
std::optional<double> crossing(std::span<const double> times, std::span<const double> values,
                               double from, double to, double level, bool upwards) {
    double before_time = from;
    double before = value_at(times, values, from);
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (times[i] <= from) continue;
        if (times[i] > to) break;
        const bool there = upwards ? values[i] >= level : values[i] <= level;
        if (there) {
            const double part = values[i] == before ? 1 : (level - before) / (values[i] - before);
            return std::lerp(before_time, times[i], part);
        }
        before_time = times[i];
        before = values[i];
    }
    return std::nullopt;
}

double area(std::span<const double> voltages, std::span<const double> currents) {
    double sum = 0;
    for (std::size_t i = 1; i < voltages.size(); ++i) {
        sum += (voltages[i] - voltages[i - 1]) * (currents[i] + currents[i - 1]) / 2;
    }
    return sum;
}

}  // namespace

PulseTimes pulse_times(std::span<const double> times, std::span<const double> values,
                       double rising_edge, double falling_edge) {
    if (times.size() != values.size() || times.size() < 2 || !(falling_edge > rising_edge)) {
        throw InputError("a pulse needs two times or more, as many values, and its edges in order");
    }
    PulseTimes result;
    result.base = value_at(times, values, rising_edge);
    result.plateau = value_at(times, values, falling_edge);
    if (!(result.plateau > result.base)) return result;
    const auto level = [&](double share) { return std::lerp(result.base, result.plateau, share); };
    const auto low = crossing(times, values, rising_edge, falling_edge, level(low_level), true);
    const auto high = crossing(times, values, rising_edge, falling_edge, level(high_level), true);
    if (low) result.delay = *low - rising_edge;
    if (low && high) result.rise = *high - *low;
    const double end = times.back();
    const auto begun = crossing(times, values, falling_edge, end, level(high_level), false);
    const auto done = crossing(times, values, falling_edge, end, level(low_level), false);
    if (begun && done) result.decay = *done - *begun;
    return result;
}

Loop hysteresis(std::span<const double> voltages, std::span<const double> currents,
                std::size_t turn) {
    if (voltages.size() != currents.size() || turn == 0 || turn + 1 >= voltages.size()) {
        throw InputError(fmt::format("a loop of {} voltages and {} currents cannot turn at {}",
                                     voltages.size(), currents.size(), turn));
    }
    Loop loop;
    loop.up = area(voltages.first(turn + 1), currents.first(turn + 1));
    loop.down = -area(voltages.subspan(turn), currents.subspan(turn));
    if (loop.up + loop.down != 0) loop.index = (loop.down - loop.up) / (loop.down + loop.up);
    return loop;
}

}  // namespace anchorite::device
