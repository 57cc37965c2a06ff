#include "interface_rates.hpp"

#include <ceres/jet.h>

#include <algorithm>
#include <cmath>

namespace anchorite::device {

namespace {

using Jet = ceres::Jet<double, 6>;

/// Which of the six variables is a side's potential: both sides alike, the right side alone.
enum Variable : int { u = 0, phi_n = 1, phi_p = 2, right_side = 3 };

/// One side's capture and emission rates by a level [1/s].
struct Reach {
    Jet n;
    Jet n1;
    Jet p;
    Jet p1;
};

/// On which side, and whether its electrons count as the other side's holes.
struct Place {
    bool right;
    bool exchanged;
};

/// A carrier's rate and its slope by eta; z is the charge number.
Jet with_slope(double value, double slope, int z, Place place) {
    Jet jet(value);
    const int own = z < 0 ? phi_n : phi_p;
    const int alike = place.exchanged ? phi_n + phi_p - own : own;
    jet.v[u] = -z * slope;
    jet.v[alike] = z * slope;
    if (place.right) {
        jet.v[right_side + u] = -z * slope;
        jet.v[right_side + own] = z * slope;
    }
    return jet;
}

Reach side(const ScaledTrap& trap, const NodeCarriers& carriers, Place place) {
    const auto& n = carriers[electron];
    const auto& p = carriers[hole];
    const double cn = trap.capture_electron;
    const double cp = trap.capture_hole;
    const double n1 = cn > 0 ? cn * std::exp(n.log_density + trap.below_electron - n.eta) : 0;
    const double p1 = cp > 0 ? cp * std::exp(p.log_density + trap.below_hole - p.eta) : 0;
    const double ln = n.occupation.slope;
    const double lp = p.occupation.slope;
    return {with_slope(cn * n.density, cn * n.density * ln, -1, place),
            with_slope(n1, n1 * (ln - 1), -1, place),
            with_slope(cp * p.density, cp * p.density * lp, 1, place),
            with_slope(p1, p1 * (lp - 1), 1, place)};
}

/// 1 - exp(-x) of a difference whose coefficients by the six variables are given.
Jet drive(double x, const Eigen::Matrix<double, 6, 1>& by) {
    Jet jet(-std::expm1(-x));
    jet.v = std::exp(-x) * by;
    return jet;
}

TwoSided two_sided(const Jet& jet) {
    return {jet.a, jet.v};
}

Jet fill(const Reach& left, const Reach& right, const TrapMemory& memory) {
    Jet sum = left.n + left.n1 + left.p + left.p1 + right.n + right.n1 + right.p + right.p1;
    sum += memory.rate;
    sum.a = std::max(sum.a, 1e-290);
    return (left.n + right.n + left.p1 + right.p1 + memory.history) / sum;
}

/// 1 - exp(-split) for electrons and holes of every pair of sides, and the sides' differences.
struct Drives {
    Jet left_left, left_right, right_left, right_right;  ///< side of the electron, of the hole
    Jet electron_step, hole_step;                        ///< right's phi above left's
    Jet electron_back, hole_back;
};

/// Coefficients of phi of a carrier.
Eigen::Matrix<double, 6, 1> of_phi(Variable own, Place place) {
    Eigen::Matrix<double, 6, 1> v = Eigen::Matrix<double, 6, 1>::Zero();
    v[place.exchanged ? phi_n + phi_p - own : own] = 1;
    if (place.right) v[right_side + own] = 1;
    return v;
}

Drives drives(const State& state, std::size_t e, int interface, bool crossed) {
    const Place left{false, false};
    const Place right{true, crossed};
    const auto nl = of_phi(phi_n, left);
    const auto pl = of_phi(phi_p, left);
    const auto nr = of_phi(phi_n, right);
    const auto pr = of_phi(phi_p, right);
    const auto& cross = state.cross[static_cast<std::size_t>(interface)];
    const double dn = state.step[e][1 + electron];
    const double dp = state.step[e][1 + hole];
    return {drive(state.split[e], pl - nl),
            drive(cross[0], pr - nl),
            drive(cross[1], pl - nr),
            drive(state.split[e + 1], pr - nr),
            drive(dn, nr - nl),
            drive(dp, pr - pl),
            drive(-dn, nl - nr),
            drive(-dp, pl - pr)};
}

/// What the level hands from left to right, as each side's equation has it.
struct HandOver {
    Jet leaves;
    Jet arrives;
};

/// One value stands for both directions, whose difference would be round-off of the larger rate;
/// each side keeps the derivative of its own expression.
HandOver hand_over(const Jet& rightward, const Jet& leftward, const Jet& step, const Jet& back) {
    HandOver out{rightward * step, leftward * back};
    if (step.a >= 0) {
        out.arrives.a = -out.leaves.a;
    } else {
        out.leaves.a = -out.arrives.a;
    }
    return out;
}

InterfaceRates steady(double density, const Reach& l, const Reach& r, const Drives& d) {
    const Jet sum = l.n + l.n1 + l.p + l.p1 + r.n + r.n1 + r.p + r.p1;
    Jet factor(density);
    factor /= sum.a > 1e-290 ? sum : Jet(1e-290);
    const HandOver n = hand_over(l.n * r.n1, r.n * l.n1, d.electron_step, d.electron_back);
    const HandOver p = hand_over(l.p1 * r.p, r.p1 * l.p, d.hole_step, d.hole_back);
    InterfaceRates rates;
    rates.electrons[0] =
        two_sided(factor * (n.leaves + l.n * (l.p * d.left_left + r.p * d.left_right)));
    rates.electrons[1] =
        two_sided(factor * (r.n * (l.p * d.right_left + r.p * d.right_right) + n.arrives));
    rates.holes[0] =
        two_sided(factor * (l.p * (l.n * d.left_left + r.n * d.right_left) + p.arrives));
    rates.holes[1] =
        two_sided(factor * (p.leaves + r.p * (l.n * d.left_right + r.n * d.right_right)));
    const Jet pairs = l.n * (l.p * d.left_left + r.p * d.left_right) +
                      r.n * (l.p * d.right_left + r.p * d.right_right);
    rates.recombination = factor.a * pairs.a;
    return rates;
}

}  // namespace

TwoSided interface_filling(const ScaledTrap& left, const ScaledTrap& right,
                           const NodeCarriers& at_left, const NodeCarriers& at_right, bool crossed,
                           const TrapMemory& memory) {
    return two_sided(
        fill(side(left, at_left, {false, false}), side(right, at_right, {true, crossed}), memory));
}

InterfaceResponse interface_response(const ScaledTrap& left, const ScaledTrap& right,
                                     const NodeCarriers& at_left, const NodeCarriers& at_right,
                                     bool crossed) {
    const Reach l = side(left, at_left, {false, false});
    const Reach r = side(right, at_right, {true, crossed});
    InterfaceResponse response{two_sided(fill(l, r, {})),
                               0,
                               {l.n.a + l.n1.a, r.n.a + r.n1.a},
                               {l.p.a + l.p1.a, r.p.a + r.p1.a}};
    for (const int k : {0, 1}) {
        response.sum += response.electron_exchange[k] + response.hole_exchange[k];
    }
    return response;
}

InterfaceRates interface_rates(const ScaledTrap& left, const ScaledTrap& right,
                               const NodeCarriers& at_left, const NodeCarriers& at_right,
                               bool crossed, const State& state, std::size_t edge, int interface,
                               const TrapMemory* memory) {
    const Reach l = side(left, at_left, {false, false});
    const Reach r = side(right, at_right, {true, crossed});
    const double density = left.density;
    const Jet f = fill(l, r, memory ? *memory : TrapMemory{});
    InterfaceRates rates;
    if (memory == nullptr) {
        rates = steady(density, l, r, drives(state, edge, interface, crossed));
    } else {
        const Jet empty = 1.0 - f;
        rates.electrons = {two_sided(density * (l.n * empty - l.n1 * f)),
                           two_sided(density * (r.n * empty - r.n1 * f))};
        rates.holes = {two_sided(density * (l.p * f - l.p1 * empty)),
                       two_sided(density * (r.p * f - r.p1 * empty))};
    }
    if (left.charged != 0) {
        rates.charge = two_sided(density * (static_cast<double>(left.charge_empty) - f));
    }
    return rates;
}

}  // namespace anchorite::device
