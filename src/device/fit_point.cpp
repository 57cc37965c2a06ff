#include "fit_point.hpp"

#include <cmath>

#include "anchorite/device/fit_tangent.hpp"

namespace anchorite::device {

PointFigures figures_at(const SweepPoint& point, const Model& model, const State& state,
                        const std::optional<StackLight>& light) {
    PointFigures figures;
    figures.voltage = point.voltage;
    figures.current = point.current;
    if (!light) return figures;
    std::vector<EmissionZone> zones;
    if (!light->places.empty()) {
        zones.push_back(emission_zone(model, state, light->emitter, zone_slices, light->places));
    }
    Sweep one;
    one.points = {point};
    one.points[0].termination = Termination::converged;
    const LedPoint led = led_points(one, light_path(*light, zones)).front();
    figures.radiance = led.radiance;
    figures.luminance = led.luminance;
    figures.efficiency = led.external.value_or(0);
    return figures;
}

PointFigures figures_of(const Model& model, const State& state,
                        const std::optional<StackLight>& light) {
    SweepPoint point;
    point.bias = state.bias * model.thermal_voltage;
    point.balance = balance(model, state);
    // sums without cancellation: the flux at a contact is a tiny difference of potentials there
    const double through = point.balance.recombination + point.balance.electrons_at_anode +
                           point.balance.holes_at_cathode;
    point.current = through + point.bias / model.circuit.shunt;
    point.voltage = point.bias + model.circuit.series * point.current;
    return figures_at(point, model, state, light);
}

double log_slope(const Sweep& sweep, std::size_t point, const Device& device) {
    constexpr double step = 1e-4;  // [kT/q]
    const auto& model = sweep.models[point];
    const auto tangents = steady_tangents(model, sweep.states[point], {});
    const auto at = [&](double by) {
        State state = sweep.states[point];
        advance(state, tangents.bias, state.bias + by);
        return figures_of(model, state, std::nullopt);
    };
    const auto below = at(-step);
    const auto above = at(step);
    double volts = above.voltage - below.voltage;
    if (device.circuit.series == 0) volts = 2 * step * model.thermal_voltage;
    return (std::log(above.current) - std::log(below.current)) / volts;
}

}  // namespace anchorite::device
