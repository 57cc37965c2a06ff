#include "space_charge_error.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "anchorite/device/balance.hpp"

namespace anchorite::device {

namespace {

double largest(const std::vector<double>& values) {
    double most = 0;
    for (const double value : values) most = std::max(most, std::abs(value));
    return most;
}

/// The carrier without which there would be no current.
std::optional<Species> only_carrier(const Model& model, const State& state) {
    constexpr double negligible = 1e-6;
    const auto currents = edge_currents(model, state);
    const double n = largest(currents.electrons);
    const double p = largest(currents.holes);
    if (n < negligible * p) return hole;
    if (p < negligible * n) return electron;
    return std::nullopt;
}

/// coth(y) - 1/y, for y from 0 on.
double langevin(double y) {
    constexpr double small = 1e-2;
    return y < small ? y / 3 : 1 / std::tanh(y) - 1 / y;
}

}  // namespace

std::vector<double> space_charge_errors(const Model& model, const State& state,
                                        const std::vector<double>& charge) {
    const auto carrier = only_carrier(model, state);
    if (!carrier) return {};
    const std::size_t cells = model.edges.size();
    double elastance = 0;  // of all layers: potential a charge
    for (const auto& edge : model.edges) elastance += 1 / edge.permittivity;
    std::vector<double> displacement(cells);
    std::vector<double> beyond(cells + 1, 0);  // sum of 1 / (capacity x displacement) to the right
    for (std::size_t e = cells; e-- > 0;) {
        const double capacity = model.edges[e].permittivity;
        displacement[e] = capacity * std::abs(state.step[e][0]);
        beyond[e] = beyond[e + 1] + 1 / (capacity * std::max(displacement[e], 1 / elastance));
    }
    const double drop = std::abs(state.value.back()[0] - state.value.front()[0]);
    const double of_current = 2 / std::max(2.0, drop);
    std::vector<double> errors(cells, 0);
    for (std::size_t e = 0; e < cells; ++e) {
        if (model.edges[e].interface >= 0) continue;
        const double d_u = state.step[e][0];
        const bool rightward = (d_u < 0) == (*carrier == hole);
        const double path = rightward ? beyond[e] : beyond[0] - beyond[e + 1];
        const double lever = std::min(elastance, displacement[e] * path);
        const double misplaced = model.edges[e].length * std::abs(charge[e + 1] - charge[e]) / 2 *
                                 langevin(std::abs(d_u) / 2);
        errors[e] = misplaced * lever * of_current;
    }
    return errors;
}

std::vector<bool> cells_above_share(const std::vector<double>& errors, double tolerance) {
    std::vector<bool> marked(errors.size(), false);
    double sum = 0;
    double roots = 0;
    for (const double error : errors) {
        sum += error;
        roots += std::sqrt(error);
    }
    if (!(sum > tolerance)) return marked;
    // n cells of one error (roots / n)^2 sum to the tolerance
    const double share = tolerance / roots * (tolerance / roots);
    for (std::size_t e = 0; e < errors.size(); ++e) marked[e] = errors[e] > 2 * share;
    return marked;
}

}  // namespace anchorite::device
