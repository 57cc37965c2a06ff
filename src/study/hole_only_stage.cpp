#include <fmt/format.h>

#include <numeric>

#include "anchorite/base/in_parallel.hpp"
#include "anchorite/base/shared_progress.hpp"
#include "anchorite/device/run.hpp"
#include "anchorite/device/sclc.hpp"
#include "anchorite/device/trap_filling.hpp"
#include "anchorite/study/device_stage.hpp"
#include "study/device_json.hpp"
#include "study/emitting_layer.hpp"

namespace anchorite::study {

namespace {

device::SclcCurve film_of(stack::Stack description) {
    device::SclcCurve film;
    film.permittivity = emitting_electronic(description).permittivity;
    film.thickness = emitting_layer(description).thickness;
    film.temperature = description.device.temperature;
    return film;
}

HoleOnlyCurve compute_curve(const stack::Stack& description, double trap_density) {
    HoleOnlyCurve out;
    out.trap_density = trap_density;
    const auto device = with_traps(description, trap_density);
    const auto result = device::run_device(device, {false, nullptr});
    for (const device::SweepPoint& point : result.sweep.points) {
        if (point.termination != Termination::converged || point.voltage <= 0) continue;
        out.voltage.push_back(point.voltage);
        out.current.push_back(point.current);
    }
    device::SclcCurve curve = film_of(device);
    curve.voltage = out.voltage;
    curve.current = out.current;
    const auto limit = device::trap_filled_limit(curve);
    out.limit = limit.voltage;
    out.objections = limit.objections;
    return out;
}

HoleOnlyCurve curve_of(const StudyStack& stack, const SamplePrediction& sample,
                       const StageCache& cache) {
    const double traps = sample.measured.trap_density.value();
    auto out =
        cache.recall<HoleOnlyCurve>("hole-only", fmt::format("{} traps {}", stack.key, traps),
                                    [&] { return compute_curve(stack.description, traps); });
    out.name = sample.name;
    out.measured = sample.measured.trap_filled_voltage;
    return out;
}

}  // namespace

stack::Stack with_traps(const stack::Stack& description, double density) {
    stack::Stack out = description;
    auto& traps = emitting_electronic(out).traps;
    const double before = std::accumulate(
        traps.begin(), traps.end(), 0.0,
        [](double sum, const auto& trap) { return sum + trap.value.density.value; });
    if (!(before > 0)) {
        throw InputError(emitting_layer(out).name.where,
                         "the emitter of the hole-only device has no traps to scale",
                         "add [[layer.electronic.trap]] with depth and capture coefficients");
    }
    for (auto& trap : traps) trap.value.density.value *= density / before;
    return out;
}

HoleOnlyStage hole_only_stage(const StudyStack& stack, const std::vector<SamplePrediction>& samples,
                              const StageCache& cache, const ProgressCallback& progress) {
    HoleOnlyStage stage;
    const auto film = film_of(stack.description);
    stage.thickness = film.thickness;
    stage.floor = device::least_trap_filling_voltage(film.temperature);
    std::vector<const SamplePrediction*> reported;
    for (const SamplePrediction& sample : samples) {
        if (sample.measured.trap_density) reported.push_back(&sample);
    }
    stage.curves.resize(reported.size());
    SharedProgress shared(progress, "hole-only devices", reported.size());
    in_parallel(reported.size(), [&](std::size_t i) {
        stage.curves[i] = curve_of(stack, *reported[i], cache);
        shared.step();
    });
    return stage;
}

}  // namespace anchorite::study
