#include "contact_rows.hpp"

#include <cmath>

namespace anchorite::device {

namespace {

struct Shift {
    double value = 0;
    double of_step = 0;  ///< d value / d(u right - u left) of the edge at the contact
};

/// The square root is rounded below about 1e4 V/m, so that its slope stays finite at no field.
Shift image_shift(const Model& model, const State& state, int side) {
    const auto& contact = model.contacts[side];
    if (!(contact.lowering > 0)) return {};
    const std::size_t e = side == 0 ? 0 : model.edges.size() - 1;
    const int carrier = contact.barrier[electron] <= contact.barrier[hole] ? electron : hole;
    const double inward = side == 0 ? 1 : -1;
    const int toward = carrier == electron ? 1 : -1;
    const double per_length = toward * inward / model.edges[e].length;
    const double pull = per_length * state.step[e][0];
    if (pull <= 0) return {};
    constexpr double round = 4e5;
    const double root = std::sqrt(pull + round);
    const double value = contact.lowering * pull / root;
    const double slope = contact.lowering * (pull / 2 + round) / (root * root * root);
    return {toward * value, toward * slope * per_length};
}

}  // namespace

double barrier_shift(const Model& model, const State& state, int side) {
    return image_shift(model, state, side).value;
}

template <int N>
void apply_contact(const Model& model, const State& state, const NodeCarriers& carriers, int side,
                   System<N>& system) {
    const std::size_t i = side == 0 ? 0 : model.nodes() - 1;
    const auto& contact = model.contacts[side];
    const auto& value = state.value[i];
    const bool biased = i == model.anode_node();
    const double bias = biased ? state.bias : 0;
    auto& row = system.rows[i];
    auto& right = system.right[i];
    const auto clear_row = [&](int r) {
        row.lower.row(r).setZero();
        row.excess.row(r).setZero();
        row.upper.row(r).setZero();
        right.row(r).setZero();
    };
    clear_row(0);
    const auto shift = image_shift(model, state, side);
    right(0, 0) = -(value[0] - bias + contact.work_function - shift.value);
    right(0, 1) = biased ? 1 : 0;
    row.excess(0, 0) = 1;
    (side == 0 ? row.upper : row.lower)(0, 0) = side == 0 ? -shift.of_step : shift.of_step;
    for (int s = electron; s <= hole; ++s) {
        const int r = 1 + s;
        if (std::isinf(contact.velocity[s])) {
            clear_row(r);
            right(r, 0) = -(value[r] - bias);
            right(r, 1) = biased ? 1 : 0;
            row.excess(r, r) = 1;
            continue;
        }
        const int z = charge_number[s];
        const double exchange = contact.velocity[s] * carriers[s].density;
        const double l = carriers[s].occupation.slope;
        const double tail = std::exp(-z * (value[r] - bias));
        const double drive = -std::expm1(-z * (value[r] - bias));
        right(r, 0) += exchange * drive;
        row.excess(r, 0) += z * l * exchange * drive;
        row.excess(r, r) -= z * exchange * (l * drive + tail);
        if (biased) right(r, 1) -= z * exchange * tail;
    }
}

template void apply_contact<3>(const Model&, const State&, const NodeCarriers&, int, System<3>&);
template void apply_contact<5>(const Model&, const State&, const NodeCarriers&, int, System<5>&);

}  // namespace anchorite::device
