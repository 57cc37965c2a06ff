#include "anchorite/device/fit_derivative.hpp"

#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/device/fit_tangent.hpp"
#include "fit_point.hpp"

namespace anchorite::device {

namespace {

/// Calls `use` for each number of two sets of figures and one to write to.
template <typename Use>
PointFigures combined(const PointFigures& a, const PointFigures& b, const Use& use) {
    return {use(a.voltage, b.voltage), use(a.current, b.current), use(a.radiance, b.radiance),
            use(a.luminance, b.luminance), use(a.efficiency, b.efficiency)};
}

PointFigures slope(const PointFigures& below, const PointFigures& above, double span) {
    return combined(below, above, [&](double b, double a) { return (a - b) / span; });
}

/// A device on one side of a pair, built once for all points.
struct PairSide {
    StackDevice built;
    std::optional<StackLight> light;
};

PairSide side_of(const FitDevice& device, const std::vector<double>& values,
                 const StackLight* light) {
    const auto description = stack_at(device, values);
    PairSide side{device_of(description), {}};
    side.light =
        light != nullptr ? std::optional<StackLight>(*light) : light_of(description, side.built);
    return side;
}

/// The model of a changed device on a point's grid, with its way through staggered interfaces.
Model model_of(const Device& changed, const Device& base, const Model& at) {
    Model model = make_model(changed, stretched(at.grid, base, changed), changed.temperature);
    for (std::size_t k = 0; k < model.interfaces.size(); ++k) {
        model.interfaces[k].crossed = at.interfaces[k].crossed;
    }
    set_exchanged(model);
    return model;
}

/// Derivative at a given abscissa from those at a given bias: y_p - y_b x_p / x_b.
PointFigures at_abscissa(const PointFigures& of_parameter, const PointFigures& of_bias,
                         Abscissa abscissa) {
    const bool voltage = abscissa == Abscissa::voltage;
    const double ratio =
        voltage ? of_parameter.voltage / of_bias.voltage : of_parameter.current / of_bias.current;
    return combined(of_parameter, of_bias,
                    [&](double of_p, double of_b) { return of_p - of_b * ratio; });
}

PointFigures bias_slope(const Model& model, const State& state, const Tangent& tangent,
                        const std::optional<StackLight>& light) {
    constexpr double step = 1e-5;  // [kT/q]
    const auto at = [&](double by) {
        State moved = state;
        advance(moved, tangent, state.bias + by);
        return figures_of(model, moved, light);
    };
    return slope(at(-step), at(step), 2 * step);
}

PointFigures parameter_slope(const ModelPair& models, const PairSide& below, const PairSide& above,
                             double share, const State& state, const Tangent& tangent) {
    State under = state;
    State over = state;
    move_along(under, tangent, -share * models.span);
    move_along(over, tangent, (1 - share) * models.span);
    return slope(figures_of(models.below, under, below.light),
                 figures_of(models.above, over, above.light), models.span);
}

}  // namespace

FigureDerivatives differenced(const FitDevice& device, const FitGrid& grid,
                              const std::vector<ValuePair>& pairs, const StackLight* light) {
    FigureDerivatives all;
    for (const auto& pair : pairs) {
        const auto below = respond(device, pair.below, grid, light);
        const auto above = respond(device, pair.above, grid, light);
        for (const auto* side : {&below, &above}) {
            if (!side->good()) throw RunError("no derivative: " + side->failure);
        }
        auto& list = all.emplace_back();
        for (std::size_t i = 0; i < grid.at.size(); ++i) {
            list.push_back(slope(below.points[i], above.points[i], pair.span));
        }
    }
    return all;
}

FigureDerivatives derivatives(const FitDevice& device, const FitGrid& grid,
                              const Response& response, const std::vector<ValuePair>& pairs,
                              const StackLight* light) {
    const Device& base = response.built.device;
    if (base.circuit.thermal_resistance > 0) return differenced(device, grid, pairs, light);
    std::vector<PairSide> below;
    std::vector<PairSide> above;
    for (const auto& pair : pairs) {
        below.push_back(side_of(device, pair.below, light));
        above.push_back(side_of(device, pair.above, light));
    }
    FigureDerivatives all(pairs.size());
    for (std::size_t i = 0; i < grid.at.size(); ++i) {
        const Model& model = response.sweep.models[i];
        const State& state = response.sweep.states[i];
        std::vector<ModelPair> models;
        for (std::size_t k = 0; k < pairs.size(); ++k) {
            models.push_back({model_of(below[k].built.device, base, model),
                              model_of(above[k].built.device, base, model), pairs[k].span});
        }
        const auto tangents = steady_tangents(model, state, models);
        const auto of_bias = bias_slope(model, state, tangents.bias, response.light);
        for (std::size_t k = 0; k < pairs.size(); ++k) {
            const auto of_parameter = parameter_slope(models[k], below[k], above[k], pairs[k].share,
                                                      state, tangents.parameters[k]);
            all[k].push_back(at_abscissa(of_parameter, of_bias, grid.abscissa));
        }
    }
    return all;
}

}  // namespace anchorite::device
