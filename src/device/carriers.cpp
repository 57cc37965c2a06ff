#include "carriers.hpp"

#include <cmath>

#include "field_mobility.hpp"

namespace anchorite::device {

namespace {

double interface_velocity(const ScaledInterface& interface, int species) {
    if (species == electron) return interface.velocity_electron;
    return species == hole ? interface.velocity_hole : continuous_velocity;
}

EdgeEnd carrier_at(const Model& model, const State& state, std::size_t i, int s) {
    const auto& scaled = model.layer_of(i).species[s];
    if (!(scaled.states > 0)) return {};
    EdgeEnd end;
    end.eta = chemical_potential(model, state, i, s);
    end.occupation = occupation(scaled.statistics, end.eta);
    end.log_density = scaled.log_states + end.occupation.log_share;
    end.density = std::exp(end.log_density);
    return end;
}

/// The piece of SIMsalabim's Bernoulli function that follows from the ends; its statistics are
/// Boltzmann's.
int piece_between(const EdgeEnd& left, const EdgeEnd& right, int z, double d_phi) {
    return numerics::bernoulli_piece(right.log_density - left.log_density - z * d_phi);
}

int piece_of(const Model& model, const State& state, const EdgeEnd& left, const EdgeEnd& right,
             std::size_t e, int s) {
    if (model.bernoulli == Bernoulli::exact) return numerics::exact_piece;
    if (!state.pieces.empty()) return state.pieces[e][s];
    return piece_between(left, right, charge_number[s], state.step[e][1 + s]);
}

EdgeFlux flux_between(const Model& model, const State& state, const EdgeEnd& left,
                      const EdgeEnd& right, std::size_t e, int s) {
    const auto& edge = model.edges[e];
    if (!(left.density > 0) || !(right.density > 0)) return {};
    const auto& step = state.step[e];
    const int piece = piece_of(model, state, left, right, e, s);
    if (edge.interface >= 0) {
        const double velocity = interface_velocity(model.interfaces[edge.interface], s);
        return interface_flux(charge_number[s], velocity, left, right, step[1 + s], piece);
    }
    const auto& scaled = model.layers[edge.layer].species[s];
    const auto [factor, log_slope] = field_factor(scaled.poole_frenkel, step[0], edge.length);
    const double image = s <= hole ? edge.image[s] : 1;
    const double conductance = image * factor * scaled.diffusion / edge.length;
    auto flux = layer_flux(charge_number[s], conductance, left, right, step[0], step[1 + s], piece);
    flux.of_right_u += flux.flux * log_slope;
    return flux;
}

}  // namespace

void evaluate_carriers(const Model& model, const State& state, int count,
                       std::vector<NodeCarriers>& carriers) {
    carriers.resize(model.nodes());
    for (std::size_t i = 0; i < model.nodes(); ++i) {
        for (int s = 0; s < count; ++s) carriers[i][s] = carrier_at(model, state, i, s);
    }
}

EdgeFlux species_flux(const Model& model, const State& state,
                      const std::vector<NodeCarriers>& carriers, std::size_t e, int s) {
    return flux_between(model, state, carriers[e][s], carriers[e + 1][s], e, s);
}

void choose_pieces(const Model& model, State& state) {
    state.pieces.clear();
    if (model.bernoulli == Bernoulli::exact) return;
    std::vector<NodeCarriers> carriers;
    evaluate_carriers(model, state, species_count, carriers);
    std::vector<std::array<signed char, species_count>> pieces(model.edges.size());
    for (std::size_t e = 0; e < pieces.size(); ++e) {
        for (int s = 0; s < species_count; ++s) {
            pieces[e][s] = static_cast<signed char>(piece_between(
                carriers[e][s], carriers[e + 1][s], charge_number[s], state.step[e][1 + s]));
        }
    }
    state.pieces = std::move(pieces);
}

double species_flux_at(const Model& model, const State& state, std::size_t e, int s) {
    return flux_between(model, state, carrier_at(model, state, e, s),
                        carrier_at(model, state, e + 1, s), e, s)
        .flux;
}

}  // namespace anchorite::device
