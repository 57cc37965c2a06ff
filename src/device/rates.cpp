#include "rates.hpp"

#include <algorithm>
#include <cmath>

namespace anchorite::device {

namespace {

constexpr double least = 1e-290;  ///< keeps a quotient of vanished rates defined

/// A density and what the level would hold at its own energy, with derivatives by eta.
struct Exchange {
    double capture;
    double capture_slope;
    double emission;
    double emission_slope;
};

Exchange exchange(double coefficient, double below, const EdgeEnd& carrier) {
    const double l = carrier.occupation.slope;
    const double capture = coefficient * carrier.density;
    const double emission =
        coefficient > 0 ? coefficient * std::exp(carrier.log_density + below - carrier.eta) : 0;
    return {capture, capture * l, emission, emission * (l - 1)};
}

struct Fill {
    Exchange n;
    Exchange p;
    double sum;  ///< of all rates [1/s]
    Local f;
};

Fill fill(const ScaledTrap& trap, const EdgeEnd& n, const EdgeEnd& p, double rate, double history) {
    Fill result{exchange(trap.capture_electron, trap.below_electron, n),
                exchange(trap.capture_hole, trap.below_hole, p),
                0,
                {}};
    const auto& e = result.n;
    const auto& h = result.p;
    result.sum = std::max(e.capture + e.emission + h.capture + h.emission + rate, least);
    const double f = (e.capture + h.emission + history) / result.sum;
    result.f = {f, (e.capture_slope * (1 - f) - e.emission_slope * f) / result.sum,
                (h.emission_slope * (1 - f) - h.capture_slope * f) / result.sum, 0};
    return result;
}

Local steady_rate(const ScaledTrap& trap, const Fill& fill, const EdgeEnd& n, const EdgeEnd& p,
                  double split) {
    const double factor = trap.density / fill.sum * fill.n.capture * fill.p.capture;
    const double drive = -std::expm1(-split);
    const double value = factor * drive;
    const double sum_n = (fill.n.capture_slope + fill.n.emission_slope) / fill.sum;
    const double sum_p = (fill.p.capture_slope + fill.p.emission_slope) / fill.sum;
    return {value, value * (n.occupation.slope - sum_n), value * (p.occupation.slope - sum_p),
            factor * (1 - drive)};
}

/// N_t [capture (1 - f) - emission f].
Local electron_rate(double density, const Exchange& x, const Local& f) {
    const double turn = -(x.capture + x.emission);
    return {density * (x.capture * (1 - f.value) - x.emission * f.value),
            density * (x.capture_slope * (1 - f.value) - x.emission_slope * f.value +
                       turn * f.of_electron),
            density * turn * f.of_hole, 0};
}

/// N_t [capture f - emission (1 - f)].
Local hole_rate(double density, const Exchange& x, const Local& f) {
    const double turn = x.capture + x.emission;
    return {
        density * (x.capture * f.value - x.emission * (1 - f.value)),
        density * turn * f.of_electron,
        density * (x.capture_slope * f.value - x.emission_slope * (1 - f.value) + turn * f.of_hole),
        0};
}

}  // namespace

Local direct_rate(const ScaledLayer& layer, double k, const EdgeEnd& n, const EdgeEnd& p,
                  double split) {
    const double ln = n.occupation.slope;
    const double lp = p.occupation.slope;
    const double by_n = layer.auger_electron * n.density;
    const double by_p = layer.auger_hole * p.density;
    const double sum = k + by_n + by_p;
    const double product = n.density * p.density;
    const double drive = -std::expm1(-split);
    const double excess = product * drive;
    return {sum * excess - layer.generation, excess * ln * (sum + by_n), excess * lp * (sum + by_p),
            sum * product * (1 - drive)};
}

Local trap_filling(const ScaledTrap& trap, const EdgeEnd& n, const EdgeEnd& p,
                   const TrapMemory& memory) {
    return fill(trap, n, p, memory.rate, memory.history).f;
}

TrapResponse trap_response(const ScaledTrap& trap, const EdgeEnd& n, const EdgeEnd& p) {
    const auto now = fill(trap, n, p, 0, 0);
    return {now.f, now.sum, now.n.capture + now.n.emission, now.p.capture + now.p.emission};
}

LocalRates trap_rates(const ScaledTrap& trap, const EdgeEnd& n, const EdgeEnd& p, double split,
                      const TrapMemory* memory) {
    LocalRates rates;
    const auto now = fill(trap, n, p, memory ? memory->rate : 0, memory ? memory->history : 0);
    if (memory == nullptr) {
        rates.electrons = steady_rate(trap, now, n, p, split);
        rates.holes = rates.electrons;
    } else {
        rates.electrons = electron_rate(trap.density, now.n, now.f);
        rates.holes = hole_rate(trap.density, now.p, now.f);
    }
    if (trap.charged != 0) {
        rates.charge.value = trap.charge_empty * trap.density;
        rates.charge.add(now.f, -trap.density);
    }
    return rates;
}

}  // namespace anchorite::device
