#include <numeric>

#include "anchorite/base/in_parallel.hpp"
#include "anchorite/base/shared_progress.hpp"
#include "anchorite/device/run.hpp"
#include "anchorite/device/sclc.hpp"
#include "anchorite/device/trap_filling.hpp"
#include "anchorite/study/device_stage.hpp"
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

HoleOnlyCurve curve_of(const stack::Stack& description, const SamplePrediction& sample) {
    HoleOnlyCurve out;
    out.name = sample.name;
    out.trap_density = sample.measured.trap_density.value();
    out.measured = sample.measured.trap_filled_voltage;
    const auto device = with_traps(description, out.trap_density);
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

HoleOnlyStage hole_only_stage(const stack::Stack& description,
                              const std::vector<SamplePrediction>& samples,
                              const ProgressCallback& progress) {
    HoleOnlyStage stage;
    const auto film = film_of(description);
    stage.thickness = film.thickness;
    stage.floor = device::least_trap_filling_voltage(film.temperature);
    std::vector<const SamplePrediction*> reported;
    for (const SamplePrediction& sample : samples) {
        if (sample.measured.trap_density) reported.push_back(&sample);
    }
    stage.curves.resize(reported.size());
    SharedProgress shared(progress, "hole-only devices", reported.size());
    in_parallel(reported.size(), [&](std::size_t i) {
        stage.curves[i] = curve_of(description, *reported[i]);
        shared.step();
    });
    return stage;
}

}  // namespace anchorite::study
