#include "anchorite/device/transient_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"

namespace anchorite::device {

namespace {

constexpr double points_of_a_branch = 150;

Course pulse_course(const stack::PulseInput& pulse) {
    Course course;
    course.kind = Course::Kind::pulse;
    course.name = "pulse";
    course.current_source = pulse.current.has_value();
    const double low = course.current_source ? 0 : pulse.base_voltage;
    const double high = course.current_source ? *pulse.current : *pulse.voltage;
    const double fall = pulse.edge + pulse.on;
    course.corners = {{0, low},
                      {pulse.edge, high},
                      {fall, high},
                      {fall + pulse.edge, low},
                      {fall + pulse.edge + pulse.off, low}};
    return course;
}

Course scan_course(const stack::VoltageScanInput& scan, double rate) {
    Course course;
    course.kind = Course::Kind::scan;
    course.name = fmt::format("{:g} V/s", rate);
    course.rate = rate;
    const double time = std::abs(scan.to - scan.from) / rate;
    course.corners = {{0, scan.from}, {time, scan.to}, {2 * time, scan.from}};
    course.largest_step = time / points_of_a_branch;
    return course;
}

Course corner_course(const std::vector<Located<stack::CornerInput>>& corners) {
    Course course;
    course.name = "corners";
    course.current_source = corners.front().value.current.has_value();
    for (const auto& corner : corners) {
        const auto& input = corner.value;
        course.corners.push_back(
            {input.time, course.current_source ? *input.current : *input.voltage});
    }
    return course;
}

void add_light(CourseResult& result, const StackLight& light) {
    std::vector<EmissionZone> zones;
    for (const auto& point : result.transient.points) zones.push_back(point.zone);
    const LightPath path = light_path(light, zones);
    for (std::size_t i = 0; i < zones.size(); ++i) {
        const LightOut out = path.out_at ? path.out_at(i) : path.out;
        const double made =
            photons_made(path, result.transient.points[i].layer_radiative[light.emitter]);
        result.radiance.push_back(radiance_of(out, made));
        result.luminance.push_back(out.efficacy * result.radiance.back());
    }
}

std::vector<double> values_of(const Transient& transient, double TransientPoint::*value) {
    std::vector<double> values;
    for (const auto& point : transient.points) values.push_back(point.*value);
    return values;
}

void add_figures(CourseResult& result) {
    const auto times = values_of(result.transient, &TransientPoint::time);
    const auto currents = values_of(result.transient, &TransientPoint::current);
    const auto& corners = result.course.corners;
    if (result.course.kind == Course::Kind::pulse) {
        if (result.course.current_source) {
            result.voltage_times =
                pulse_times(times, values_of(result.transient, &TransientPoint::voltage),
                            corners[0].time, corners[2].time);
        }
        if (!result.radiance.empty()) {
            result.light_times =
                pulse_times(times, result.radiance, corners[0].time, corners[2].time);
        }
    }
    if (result.course.kind == Course::Kind::scan) {
        const auto turn = std::ranges::lower_bound(times, corners[1].time) - times.begin();
        result.loop = hysteresis(values_of(result.transient, &TransientPoint::voltage), currents,
                                 static_cast<std::size_t>(turn));
    }
}

CourseResult run(const Course& course, const stack::TransientSettings& settings,
                 const StackDevice& built, const StackLight* light,
                 const ProgressCallback& progress) {
    CourseResult result;
    result.course = course;
    TransientOptions options;
    options.grid = built.options.grid;
    options.adapt = built.options.adapt;
    options.current_source = course.current_source;
    options.ions_move = settings.ions_move;
    options.tolerance = settings.tolerance;
    if (course.largest_step > 0) options.largest_step = course.largest_step;
    if (light != nullptr) {
        options.emitter = light->emitter;
        options.zone_slices = zone_slices;
        options.places = light->places;
    }
    try {
        result.transient = transient(built.device, course.corners, options, progress);
    } catch (const Cancelled&) {
        throw;
    } catch (const RunError& error) {
        result.failure = error.what();
        return result;
    }
    if (light != nullptr) add_light(result, *light);
    if (result.transient.termination != Termination::converged) {
        result.failure =
            fmt::format("no step could be made after {:g} s", result.transient.points.back().time);
        return result;
    }
    add_figures(result);
    return result;
}

}  // namespace

std::vector<Course> courses_of(const stack::TransientSettings& settings) {
    if (!settings.corners.empty()) return {corner_course(settings.corners)};
    if (settings.pulse) return {pulse_course(settings.pulse->value)};
    std::vector<Course> courses;
    for (const double rate : settings.scan->value.rates) {
        courses.push_back(scan_course(settings.scan->value, rate));
    }
    return courses;
}

std::vector<CourseResult> run_transients(const stack::Stack& description, const StackDevice& built,
                                         const StackLight* light,
                                         const ProgressCallback& progress) {
    if (!description.transient) {
        throw InputError({description.path.string(), 0, 0, {}}, "the stack file has no [transient]",
                         "add [transient.pulse], [transient.scan] or [[transient.corner]], see "
                         "`anchorite schema stack`");
    }
    std::vector<CourseResult> results;
    for (const Course& course : courses_of(*description.transient)) {
        results.push_back(run(course, *description.transient, built, light, progress));
    }
    return results;
}

}  // namespace anchorite::device
