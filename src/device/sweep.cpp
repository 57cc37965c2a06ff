#include "anchorite/device/sweep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"

namespace anchorite::device {

namespace {

void check_voltages(const std::vector<double>& voltages) {
    if (voltages.empty()) throw InputError("the sweep has no voltages: give at least one");
    const bool rising = voltages.back() >= voltages.front();
    for (std::size_t i = 0; i < voltages.size(); ++i) {
        if (!std::isfinite(voltages[i])) {
            throw InputError(fmt::format("voltage {} of the sweep is not finite", i + 1));
        }
        if (i > 0 && (voltages[i] > voltages[i - 1]) != rising) {
            throw InputError(fmt::format(
                "the voltages must rise or fall throughout: number {} is {:g} V after {:g} V",
                i + 1, voltages[i], voltages[i - 1]));
        }
    }
}

/// Potentials in kT/q at another temperature.
void rescale(State& state, double factor) {
    for (auto* list : {&state.value, &state.step}) {
        for (auto& node : *list) {
            for (double& value : node) value *= factor;
        }
    }
    for (double& split : state.split) split *= factor;
    for (auto& pair : state.cross) {
        for (double& cross : pair) cross *= factor;
    }
    for (double& level : state.ion_level) level *= factor;
    state.bias *= factor;
}

/// The layers on a grid that follows the solution, at a temperature that follows the power.
class Layers {
public:
    Layers(const Device& device, const SweepOptions& options)
        : device_(device),
          options_(options),
          solver_(make_model(device, make_grid(device, options.grid), device.temperature),
                  options.continuation) {
        started_ = solver_.start().termination;
    }

    [[nodiscard]] const SteadySolver& solver() const { return solver_; }

    Termination move_to(double bias, SweepPoint& point) {
        if (started_ != Termination::converged) return started_;
        auto termination = step(bias, point);
        const double heating = device_.circuit.thermal_resistance;
        for (int k = 0; heating > 0 && termination == Termination::converged && k < 60; ++k) {
            const double power =
                std::max(0.0, balance(solver_.model(), solver_.state()).current * bias);
            const double wanted = device_.temperature + heating * power;
            const double now = solver_.model().temperature;
            if (std::abs(wanted - now) < options_.temperature_tolerance) return termination;
            if (k == 59) return Termination::ran_out;
            heat(now + std::clamp(0.7 * (wanted - now), -15.0, 15.0));
            termination = step(bias, point);
        }
        return termination;
    }

private:
    Termination step(double bias, SweepPoint& point) {
        auto summary = solver_.move_to(bias);
        point.iterations += summary.iterations;
        for (int finer = 0; summary.termination != Termination::converged && finer < 4; ++finer) {
            // a front that leaps from node to node has no path on a coarse grid
            const auto& model = solver_.model();
            const auto grid = refine(model.grid);
            if (static_cast<int>(grid.x.size()) > options_.adaption.most_nodes) break;
            auto state = transfer(solver_.state(), model.grid, grid);
            solver_.adopt(make_model(device_, grid, model.temperature), std::move(state));
            summary = solver_.move_to(bias);
            point.iterations += summary.iterations;
        }
        for (int pass = 0; options_.adapt && pass < options_.adaption.most_passes; ++pass) {
            if (summary.termination != Termination::converged) break;
            const auto& model = solver_.model();
            if (static_cast<int>(model.nodes()) > options_.adaption.most_nodes) break;
            const auto marked = cells_to_cut(model, solver_.state(), options_.adaption);
            if (std::ranges::find(marked, true) == marked.end()) break;
            const auto finer = refine(model.grid, marked);
            auto state = transfer(solver_.state(), model.grid, finer);
            const SteadySolver coarse = solver_;
            solver_.adopt(make_model(device_, finer, model.temperature), std::move(state));
            summary = solver_.move_to(bias);
            point.iterations += summary.iterations;
            if (summary.termination != Termination::converged) {
                solver_ = coarse;  // the coarser grid's answer stands
                return Termination::converged;
            }
        }
        return summary.termination;
    }

    void heat(double temperature) {
        const auto& model = solver_.model();
        auto state = solver_.state();
        auto hotter = make_model(device_, model.grid, temperature);
        rescale(state, model.thermal_voltage / hotter.thermal_voltage);
        solver_.adopt(std::move(hotter), std::move(state));
    }

    const Device& device_;
    const SweepOptions& options_;
    SteadySolver solver_;
    Termination started_ = Termination::failed;
};

/// What the source must supply for the layers to be at the point's bias [V].
double source_voltage(const Circuit& circuit, const SweepPoint& point) {
    return point.bias + circuit.series * point.current;
}

void read_point(const Layers& layers, const Circuit& circuit, SweepPoint& point) {
    const auto& model = layers.solver().model();
    point.bias = layers.solver().bias();
    point.balance = balance(model, layers.solver().state());
    point.current = point.balance.current + point.bias / circuit.shunt;
    point.temperature = model.temperature;
    point.nodes = model.nodes();
}

/// Bias at which the source has the wanted voltage: the secant method between bounds, since the
/// source's voltage rises with the bias faster than the bias itself.
Termination solve_circuit(Layers& layers, const Device& device, const SweepOptions& options,
                          double before, SweepPoint& point) {
    const double wanted = point.voltage;
    double low = std::min(0.0, wanted);
    double high = std::max(0.0, wanted);
    double bias = before;
    double last_bias = NAN;
    double last_excess = NAN;
    for (int k = 0; k < 200; ++k) {
        const auto termination = layers.move_to(bias, point);
        if (termination != Termination::converged) return termination;
        read_point(layers, device.circuit, point);
        const double excess = source_voltage(device.circuit, point) - wanted;
        if (std::abs(excess) < options.circuit_tolerance) return termination;
        (excess > 0 ? high : low) = bias;
        double next = bias - excess * (bias - last_bias) / (excess - last_excess);
        if (!(next > low && next < high) || k % 8 == 7) next = (low + high) / 2;
        last_bias = bias;
        last_excess = excess;
        if (high - low < 1e-15 * (1 + std::abs(wanted))) return termination;
        bias = next;
    }
    return Termination::ran_out;
}

}  // namespace

void SweepOptions::validate() const {
    grid.validate();
    adaption.validate();
    continuation.validate();
    if (!(circuit_tolerance > 0) || !(temperature_tolerance > 0)) {
        throw InputError("the tolerances of circuit and temperature must be positive");
    }
}

Sweep sweep(const Device& device, const std::vector<double>& voltages, const SweepOptions& options,
            const ProgressCallback& progress) {
    device.validate();
    options.validate();
    check_voltages(voltages);
    Layers layers(device, options);
    Sweep result;
    for (const double voltage : voltages) {
        if (progress && !progress({"sweep", result.points.size(), voltages.size()})) {
            throw Cancelled();
        }
        SweepPoint point;
        point.voltage = voltage;
        if (device.circuit.series > 0) {
            const double before = layers.solver().bias();
            point.termination = solve_circuit(layers, device, options, before, point);
        } else {
            point.termination = layers.move_to(voltage, point);
        }
        read_point(layers, device.circuit, point);
        result.points.push_back(std::move(point));
        if (!options.keep_states) continue;
        result.models.push_back(layers.solver().model());
        result.states.push_back(layers.solver().state());
    }
    return result;
}

}  // namespace anchorite::device
