#include "anchorite/study/device_stage.hpp"

#include <fmt/format.h>

#include <cmath>

#include "anchorite/base/in_parallel.hpp"
#include "anchorite/base/shared_progress.hpp"
#include "anchorite/device/run.hpp"
#include "anchorite/optics/run.hpp"
#include "anchorite/photophysics/rates.hpp"
#include "anchorite/stack/roles.hpp"
#include "study/device_json.hpp"
#include "study/emitting_layer.hpp"

namespace anchorite::study {

namespace {

std::vector<DiagramLayer> diagram(const stack::Stack& description) {
    std::vector<DiagramLayer> layers;
    for (const stack::Layer& layer : description.layers) {
        DiagramLayer& out = layers.emplace_back();
        out.name = layer.name;
        out.material = layer.material;
        out.thickness = layer.thickness;
        out.assumed = layer.basis == stack::Basis::assumed;
        for (const stack::Role role : layer.roles) out.roles.emplace_back(stack::name_of(role));
        if (!layer.electronic) continue;
        out.conduction = -layer.electronic->value.electron_affinity.value;
        out.valence = -stack::ionisation_energy(layer.electronic->value);
    }
    return layers;
}

StageSpectrum spectrum_of(const optics::Appearance& appearance) {
    StageSpectrum out;
    out.wavelengths = appearance.all.wavelengths;
    out.power = appearance.all.values;
    out.peak = appearance.all_figures.wavelength.position;
    out.fwhm = appearance.all_figures.wavelength.fwhm;
    if (appearance.all_figures.colour) {
        out.x = appearance.all_figures.colour->x;
        out.y = appearance.all_figures.colour->y;
    }
    return out;
}

/// Work function against vacuum, 0 without a contact (device_of refuses that later).
double level_of(const std::optional<Located<stack::ContactInput>>& contact) {
    return contact ? -contact->value.work_function.value : 0;
}

std::optional<Predicted> yield_in_device(const SamplePrediction& sample) {
    if (sample.plqy.fitted) return sample.plqy.fitted;
    if (!sample.plqy.measured) return std::nullopt;
    return Predicted{*sample.plqy.measured, {*sample.plqy.measured, *sample.plqy.measured}};
}

StackOptics compute_optics(const stack::Stack& description, const ProgressCallback& progress) {
    const auto optics = optics::run_optics(description, {}, progress);
    StackOptics out;
    out.spectrum = spectrum_of(optics.appearance);
    out.lumens_per_watt = optics.appearance.all_figures.efficacy;
    out.efficiency = optics.emission.figures.efficiency;
    const bool varied = !optics.tolerances.draws.empty();
    out.low = varied ? optics.tolerances.efficiency.low : out.efficiency;
    out.high = varied ? optics.tolerances.efficiency.high : out.efficiency;
    return out;
}

/// The efficiency's interval: that of the optics' tolerances and, to first order EQE ∝ PLQY, that
/// of the yield, in quadrature.
Predicted efficiency(double best, const StackOptics& optics, const Predicted& plqy) {
    const double below =
        std::hypot(1 - optics.low / optics.efficiency, 1 - plqy.interval.low / plqy.value);
    const double above =
        std::hypot(optics.high / optics.efficiency - 1, plqy.interval.high / plqy.value - 1);
    return {best, {std::max(0.0, best * (1 - below)), std::min(1.0, best * (1 + above))}};
}

void read_curves(const device::DeviceResult& result, DiodeCurves& out) {
    for (const device::LedPoint& point : result.points) {
        if (!point.converged) continue;
        out.voltage.push_back(point.voltage);
        out.current.push_back(point.current);
        out.radiance.push_back(point.radiance);
        out.external.push_back(point.external);
    }
    out.turn_on = result.figures.turn_on_radiance;
    out.first_roll_off = result.figures.first_roll_off;
    out.second_roll_off = result.figures.second_roll_off;
    out.failed = device::failed_points(result.sweep);
}

/// The curves alone: its interval is not the device's to give.
DiodeCurves compute_diode(const stack::Stack& description, double plqy) {
    const auto result = device::run_device(with_dots(description, plqy), {false, nullptr});
    DiodeCurves out;
    read_curves(result, out);
    if (result.figures.best) {
        const double best = result.figures.best->external;
        out.best = Predicted{best, {best, best}};
        out.best_current = result.figures.best->current;
    }
    return out;
}

DiodeCurves diode_of(const StudyStack& stack, const SamplePrediction& sample,
                     const StackOptics& optics, const Predicted& plqy, const StageCache& cache) {
    auto out =
        cache.recall<DiodeCurves>("diode", fmt::format("{} plqy {}", stack.key, plqy.value),
                                  [&] { return compute_diode(stack.description, plqy.value); });
    out.name = sample.name;
    if (out.best) out.best = efficiency(out.best->value, optics, plqy);
    return out;
}

}  // namespace

stack::Stack with_dots(const stack::Stack& description, double plqy) {
    if (!description.emitter) throw InputError("the device's stack file has no [emitter]");
    stack::Stack out = description;
    const double before = description.emitter->value.plqy;
    const double traps =
        photophysics::nonradiative_ratio(plqy) / photophysics::nonradiative_ratio(before);
    stack::Electronic& dots = emitting_electronic(out);
    if (!std::isfinite(traps) && !dots.traps.empty()) {
        throw InputError(description.emitter->where,
                         "traps cannot be scaled from dots with a plqy of 1",
                         "give the plqy of the dots whose traps the emitter has");
    }
    out.emitter->value.plqy = plqy;
    if (dots.exciton) dots.exciton->lifetime *= plqy / before;
    for (auto& trap : dots.traps) trap.value.density.value *= traps;
    return out;
}

DeviceStage device_stage(const StudyStack& stack, const std::vector<SamplePrediction>& samples,
                         const StageCache& cache, const ProgressCallback& progress) {
    const stack::Stack& description = stack.description;
    const auto optics = cache.recall<StackOptics>(
        "optics", stack.key, [&] { return compute_optics(description, progress); });
    DeviceStage stage;
    stage.name = description.name;
    stage.layers = diagram(description);
    stage.anode = level_of(description.contact.anode);
    stage.cathode = level_of(description.contact.cathode);
    stage.lumens_per_watt = optics.lumens_per_watt;
    stage.spectrum = optics.spectrum;
    std::vector<std::optional<DiodeCurves>> diodes(samples.size());
    SharedProgress shared(progress, "devices", samples.size());
    in_parallel(samples.size(), [&](std::size_t i) {
        const auto plqy = yield_in_device(samples[i]);
        if (plqy) diodes[i] = diode_of(stack, samples[i], optics, *plqy, cache);
        shared.step();
    });
    for (auto& diode : diodes) {
        if (diode) stage.diodes.push_back(*std::move(diode));
    }
    return stage;
}

}  // namespace anchorite::study
