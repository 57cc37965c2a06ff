#include "contact_rows.hpp"

#include <cmath>

namespace anchorite::device {

namespace {

/// By how much the image force lowers a contact's barrier [kT].
struct Lowering {
    double value = 0;
    double of_step = 0;  ///< d value / d(u right - u left) of the edge at the contact
};

/// The square root is rounded below about 1e4 V/m, so that its slope stays finite at no field.
Lowering image_lowering(const Model& model, const State& state, int side) {
    const auto& contact = model.contacts[side];
    if (!(contact.lowering > 0)) return {};
    const std::size_t e = side == 0 ? 0 : model.edges.size() - 1;
    const double inward = side == 0 ? 1 : -1;
    const int toward = contact.lowered == electron ? 1 : -1;
    const double per_length = toward * inward / model.edges[e].length;
    const double pull = per_length * state.step[e][0];
    if (pull <= 0) return {};
    constexpr double round = 4e5;
    const double root = std::sqrt(pull + round);
    const double value = contact.lowering * pull / root;
    const double slope = contact.lowering * (pull / 2 + round) / (root * root * root);
    return {value, slope * per_length};
}

/// The bias of a contact and whether it follows the source.
struct Held {
    std::size_t node;
    double bias;
    bool biased;
};

Held held(const Model& model, const State& state, int side) {
    const std::size_t node = side == 0 ? 0 : model.nodes() - 1;
    const bool biased = node == model.anode_node();
    return {node, biased ? state.bias : 0, biased};
}

}  // namespace

template <int N>
void exchange_at_contact(const Model& model, const State& state, const NodeCarriers& carriers,
                         int side, System<N>& system) {
    const auto [i, bias, biased] = held(model, state, side);
    auto& excess = system.rows[i].excess;
    auto& right = system.right[i];
    for (int s = electron; s <= hole; ++s) {
        const double velocity = model.contacts[side].velocity[s];
        if (std::isinf(velocity)) continue;
        const int r = 1 + s;
        const int z = charge_number[s];
        const bool lowered = s == model.contacts[side].lowered;
        const auto by = lowered ? image_lowering(model, state, side) : Lowering{};
        const double exchange = velocity * std::exp(by.value) * carriers[s].density;
        const double l = carriers[s].occupation.slope;
        const double above = z * (state.value[i][r] - bias);
        const double tail = std::exp(-above);
        const double drive = -std::expm1(-above);
        const double of_phi = z * exchange * (l * drive + tail);
        right(r, 0) += exchange * drive;
        excess(r, 0) += z * l * exchange * drive;
        excess(r, r) -= of_phi;
        const double of_step = exchange * drive * by.of_step;
        if (side == 0) {
            system.rows[i].upper(r, 0) -= of_step;
        } else {
            system.rows[i].lower(r, 0) += of_step;
        }
        if (biased) right(r, 1) -= z * exchange * tail;
    }
}

template <int N>
void hold_at_contact(const Model& model, const State& state, int side, System<N>& system) {
    const auto [i, bias, biased] = held(model, state, side);
    const auto& contact = model.contacts[side];
    auto& row = system.rows[i];
    auto& right = system.right[i];
    const auto clear_row = [&row = row, &right](int r) {
        row.lower.row(r).setZero();
        row.excess.row(r).setZero();
        row.upper.row(r).setZero();
        right.row(r).setZero();
    };
    clear_row(0);
    right(0, 0) = -(state.value[i][0] - bias + contact.work_function);
    right(0, 1) = biased ? 1 : 0;
    row.excess(0, 0) = 1;
    for (int s = electron; s <= hole; ++s) {
        if (!std::isinf(contact.velocity[s])) continue;
        const int r = 1 + s;
        clear_row(r);
        right(r, 0) = -(state.value[i][r] - bias);
        right(r, 1) = biased ? 1 : 0;
        row.excess(r, r) = 1;
    }
}

template void exchange_at_contact<3>(const Model&, const State&, const NodeCarriers&, int,
                                     System<3>&);
template void exchange_at_contact<5>(const Model&, const State&, const NodeCarriers&, int,
                                     System<5>&);
template void hold_at_contact<3>(const Model&, const State&, int, System<3>&);
template void hold_at_contact<5>(const Model&, const State&, int, System<5>&);

}  // namespace anchorite::device
