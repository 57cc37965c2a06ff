#include "molecule/nonbonded.hpp"

#include <algorithm>
#include <cmath>

namespace anchorite::molecule {
namespace {

constexpr double charge_buffer = 0.05;  // [Å]

double seventh_power(double x) {
    const double cube = x * x * x;
    return cube * cube * x;
}

/// Energy of one pair and (dE/dr)/r.
struct PairEnergy {
    double energy;
    double slope_over_distance;
};

PairEnergy evaluate(const Nonbonded::Pair& pair, double distance) {
    const double inverse = 1.0 / (distance + 0.07 * pair.minimum);
    const double wall = seventh_power(1.07 * pair.minimum * inverse);
    const double distance7 = seventh_power(distance);
    const double minimum7 = seventh_power(pair.minimum);
    const double well_inverse = 1.0 / (distance7 + 0.12 * minimum7);
    const double well = 1.12 * minimum7 * well_inverse;
    const double charge_inverse = 1.0 / (distance + charge_buffer);
    const double charge = pair.charge * charge_inverse;
    const double dispersion = pair.depth * wall * (well - 2.0);
    // dE/dr of the wall, of the well and of the buffered Coulomb law, in this order.
    const double slope = -7.0 * inverse * dispersion -
                         pair.depth * wall * well * 7.0 * distance7 / distance * well_inverse -
                         charge * charge_inverse;
    return {dispersion + charge, slope / distance};
}

}  // namespace

double Nonbonded::add(const Positions& positions, Positions& gradient) const {
    constexpr double coincident = 1e-6;  // [Å] below it a pair has no direction
    double energy = 0;
    const double* x = positions.data();
    double* g = gradient.data();
    for (const Pair& pair : pairs) {
        const double* a = x + 3 * pair.first;
        const double* b = x + 3 * pair.second;
        const double dx = a[0] - b[0], dy = a[1] - b[1], dz = a[2] - b[2];
        const double distance = std::max(std::sqrt(dx * dx + dy * dy + dz * dz), coincident);
        const auto [pair_energy, slope] = evaluate(pair, distance);
        energy += pair_energy;
        double* ga = g + 3 * pair.first;
        double* gb = g + 3 * pair.second;
        ga[0] += slope * dx;
        ga[1] += slope * dy;
        ga[2] += slope * dz;
        gb[0] -= slope * dx;
        gb[1] -= slope * dy;
        gb[2] -= slope * dz;
    }
    return energy;
}

}  // namespace anchorite::molecule
