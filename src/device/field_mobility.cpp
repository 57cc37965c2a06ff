#include "field_mobility.hpp"

#include <cmath>

namespace anchorite::device {

// The square root is E^2 / (E^2 + r^2)^(3/4): smooth at no field, and above r = 1e5 (kT/q)/m it
// comes to sqrt|E| as fast as (r / E)^2.
FieldFactor field_factor(double gamma, double d_u, double length) {
    if (gamma <= 0) return {};
    constexpr double round = 1e5;
    const double field = d_u / length;
    const double square = field * field;
    const double sum = square + round * round;
    const double root = square / std::pow(sum, 0.75);
    const double slope = field * (0.5 * square + 2 * round * round) / std::pow(sum, 1.75);
    return {std::exp(gamma * root), gamma * slope / length};
}

DirectCoefficient direct_coefficient(const Model& model, const State& state, std::size_t node) {
    const auto& layer = model.layer_of(node);
    DirectCoefficient k{layer.radiative};
    if (!layer.langevin) return k;
    const bool left = node > 0 && model.edges[node - 1].interface < 0;
    const bool right = node < model.edges.size() && model.edges[node].interface < 0;
    const double share = left && right ? 0.5 : 1;
    const auto add = [&](std::size_t e, double& slope) {
        for (const int s : {electron, hole}) {
            const double gamma = layer.species[s].poole_frenkel;
            const auto factor = field_factor(gamma, state.step[e][0], model.edges[e].length);
            const double part = share * (*layer.langevin)[s] * factor.value;
            k.value += part;
            slope += part * factor.log_slope;
        }
    };
    if (left) add(node - 1, k.of_left);
    if (right) add(node, k.of_right);
    return k;
}

}  // namespace anchorite::device
