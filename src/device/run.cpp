#include "anchorite/device/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace anchorite::device {

namespace {

constexpr double telling_filling = 1;  // carriers over states

bool good(const SweepPoint& point) {
    return point.termination == Termination::converged;
}

void read_points(DeviceResult& result, bool keep_profiles) {
    for (std::size_t i = 0; i < result.sweep.points.size(); ++i) {
        const SweepPoint& point = result.sweep.points[i];
        auto& split = result.split.emplace_back();
        if (good(point)) split = current_split(point.balance);
        auto& at = result.profiles.emplace_back();
        if (good(point) && keep_profiles) {
            at = profiles(result.sweep.models[i], result.sweep.states[i]);
        }
        if (!result.light) continue;
        auto& zone = result.zones.emplace_back();
        if (good(point)) {
            zone = emission_zone(result.sweep.models[i], result.sweep.states[i],
                                 result.light->emitter, zone_slices, result.light->places);
        }
        result.looks.push_back(look_of(*result.light, zone));
    }
}

void warn_of_courses(DeviceResult& result) {
    for (const auto& one : result.transients) {
        if (one.failure.empty()) continue;
        result.warnings.push_back(fmt::format("transient {}: {}", one.course.name, one.failure));
    }
    for (const auto& one : result.impedances) {
        if (one.failure.empty()) continue;
        result.warnings.push_back(fmt::format("impedance at {:g} V: {}", one.bias, one.failure));
    }
}

void warn_of_failures(DeviceResult& result) {
    warn_of_courses(result);
    const std::size_t failed = failed_points(result.sweep);
    if (failed == 0) return;
    result.warnings.push_back(fmt::format("{} of {} points did not converge and are left out",
                                          failed, result.sweep.points.size()));
}

/// Boltzmann statistics know no limit; beyond it they are wrong.
void warn_of_filling(DeviceResult& result) {
    const auto& layers = result.built.device.layers;
    std::vector<double> filling(layers.size(), 0);
    for (const auto& at : result.profiles) {
        if (!at) continue;
        for (std::size_t i = 0; i < at->position.size(); ++i) {
            const Layer& layer = layers[at->layer[i]];
            double& worst = filling[at->layer[i]];
            if (layer.electrons.statistics == Statistics::boltzmann) {
                worst = std::max(worst, at->electrons[i] / layer.electrons.states);
            }
            if (layer.holes.statistics == Statistics::boltzmann) {
                worst = std::max(worst, at->holes[i] / layer.holes.states);
            }
        }
    }
    for (std::size_t l = 0; l < layers.size(); ++l) {
        if (filling[l] < telling_filling) continue;
        result.warnings.push_back(
            fmt::format("carriers in layer {} reach {:.3g} times its states: Boltzmann statistics "
                        "do not hold there, choose another",
                        layers[l].name, filling[l]));
    }
}

void warn_of_numerics(DeviceResult& result) {
    if (result.built.device.bernoulli == Bernoulli::exact) return;
    result.warnings.push_back(
        "[numerics] reproduces SIMsalabim's rounding of the flux: currents are off by up to some "
        "1e-3, leave it out for the accurate ones");
}

void warn_of_light(DeviceResult& result) {
    if (!result.light) {
        result.warnings.push_back("no light: the stack file has no [emitter]");
        return;
    }
    if (!result.light->computed) {
        result.warnings.push_back(
            "radiance and luminance assume a Lambertian source: device.outcoupling is given, so "
            "no pattern was computed");
    }
    if (result.figures.best && result.figures.best->at_end) {
        result.warnings.push_back(
            "the largest EQE is at an end of the sweep: the maximum may lie outside of it");
    }
}

}  // namespace

std::size_t failed_points(const Sweep& sweep) {
    const auto failed = [](const SweepPoint& point) { return !good(point); };
    return static_cast<std::size_t>(std::ranges::count_if(sweep.points, failed));
}

std::size_t failures(const DeviceResult& result) {
    const auto ended_early = [](const auto& one) { return !one.failure.empty(); };
    return failed_points(result.sweep) +
           static_cast<std::size_t>(std::ranges::count_if(result.transients, ended_early)) +
           static_cast<std::size_t>(std::ranges::count_if(result.impedances, ended_early));
}

DeviceResult run_device(const stack::Stack& description, const DeviceRunOptions& options,
                        const ProgressCallback& progress) {
    DeviceResult result;
    result.description = description;
    result.provenance = make_provenance();
    result.provenance.input = description.path.filename().string();
    result.provenance.input_sha256 = description.sha256;
    result.built = device_of(description);
    result.light = options.light != nullptr ? std::optional<StackLight>(*options.light)
                                            : light_of(description, result.built, progress);
    SweepOptions sweeping = result.built.options;
    sweeping.keep_states = true;
    result.sweep = sweep(result.built.device, result.built.voltages, sweeping, progress);
    read_points(result, options.keep_profiles);
    result.sweep.models.clear();
    result.sweep.states.clear();
    if (result.light) {
        result.points = led_points(result.sweep, light_path(*result.light, result.zones));
        const auto& settings = description.device;
        LedTargets targets;
        targets.radiance = settings.turn_on_radiance;
        targets.luminance = settings.turn_on_luminance;
        result.figures = led_figures(result.points, targets);
    }
    const StackLight* light = result.light ? &*result.light : nullptr;
    if (options.transient) {
        result.transients = run_transients(description, result.built, light, progress);
    }
    if (options.impedance) result.impedances = run_impedances(description, result.built, progress);
    warn_of_failures(result);
    warn_of_filling(result);
    warn_of_numerics(result);
    warn_of_light(result);
    return result;
}

}  // namespace anchorite::device
