#include "present_time_response.hpp"

#include <fmt/format.h>

#include <cmath>

#include "table.hpp"

namespace anchorite::app {

namespace {

std::string seconds(const std::optional<double>& time) {
    return time ? fmt::format("{:.4g}", *time) : "-";
}

void add_pulse_rows(const device::CourseResult& course,
                    std::vector<std::vector<std::string>>& rows) {
    const auto add = [&](const char* what, const std::optional<device::PulseTimes>& times,
                         const char* unit) {
        if (!times) return;
        rows.push_back({what, fmt::format("{:.4g} {}", times->plateau, unit), seconds(times->delay),
                        seconds(times->rise), seconds(times->decay)});
    };
    add("radiance", course.light_times, "W/(sr m2)");
    add("voltage", course.voltage_times, "V");
}

std::string pulses_text(const device::DeviceResult& result) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& course : result.transients) add_pulse_rows(course, rows);
    if (rows.empty()) return {};
    return "\n" + format_table({{"pulse"},
                                {"at its end", right},
                                {"delay to 10 % [s]", right},
                                {"rise 10-90 % [s]", right},
                                {"decay 90-10 % [s]", right}},
                               rows);
}

std::string loops_text(const device::DeviceResult& result) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& course : result.transients) {
        if (!course.loop) continue;
        const auto& index = course.loop->index;
        rows.push_back({course.course.name, fmt::format("{:.5g}", course.loop->up),
                        fmt::format("{:.5g}", course.loop->down),
                        index ? fmt::format("{:.4f}", *index) : "-"});
    }
    if (rows.empty()) return {};
    return "\n" + format_table({{"scan"},
                                {"area up [W/m2]", right},
                                {"area down [W/m2]", right},
                                {"(down - up)/(down + up)", right}},
                               rows);
}

/// The last point of courses that have no figures of their own.
std::string corners_text(const device::DeviceResult& result) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& course : result.transients) {
        if (course.course.kind != device::Course::Kind::corners) continue;
        if (course.transient.points.empty()) continue;
        const auto& last = course.transient.points.back();
        rows.push_back(
            {fmt::format("{:.4g}", last.time), fmt::format("{:.5g}", last.voltage),
             fmt::format("{:.5g}", 0.1 * last.current),
             course.radiance.empty() ? "-" : fmt::format("{:.5g}", course.radiance.back()),
             std::to_string(course.transient.points.size())});
    }
    if (rows.empty()) return {};
    return "\n" + format_table({{"end of the course [s]", right},
                                {"V [V]", right},
                                {"J [mA/cm2]", right},
                                {"R [W/sr m2]", right},
                                {"steps", right}},
                               rows);
}

/// One row a decade of frequency.
std::string impedance_text(const device::DeviceResult& result) {
    std::string text;
    for (const auto& response : result.impedances) {
        std::vector<std::vector<std::string>> rows;
        double last = 0;
        for (const auto& point : response.points) {
            if (point.frequency < 9.99 * last) continue;
            last = point.frequency;
            rows.push_back(
                {fmt::format("{:.4g}", point.frequency),
                 fmt::format("{:.5g}", 1e5 * point.capacitance),
                 fmt::format("{:.5g}", 1e4 * std::abs(point.impedance)),
                 fmt::format("{:.2f}", 180 / 3.141592653589793 * std::arg(point.impedance))});
        }
        if (rows.empty()) continue;
        text += "\n" + format_table({{fmt::format("f at {:.4g} V [Hz]", response.bias), right},
                                     {"C [nF/cm2]", right},
                                     {"|Z| [Ohm cm2]", right},
                                     {"phase [deg]", right}},
                                    rows);
    }
    if (text.empty()) return text;
    return text + fmt::format("without charges: {:.5g} nF/cm2\n",
                              1e5 * device::geometric_capacitance(result.built.device));
}

}  // namespace

std::string time_response_text(const device::DeviceResult& result) {
    return pulses_text(result) + loops_text(result) + corners_text(result) + impedance_text(result);
}

}  // namespace anchorite::app
