#pragma once

#include <vector>

namespace anchorite::device {

/// Charge of a trap: neutral always, +1 when empty of an electron (donor), -1 when it holds one
/// (acceptor).
enum class TrapCharge { neutral, donor, acceptor };

/// How the density of a trap is spread over energy.
enum class TrapShape {
    level,                       ///< one energy
    gaussian,                    ///< around `energy` with standard deviation `width`
    exponential_below_electron,  ///< tail from `energy` into the gap, away from the vacuum level
    exponential_above_hole,      ///< tail from `energy` into the gap, towards the vacuum level
};

/// Traps of one kind, in a layer's bulk or at an interface.
struct Trap {
    TrapCharge charge = TrapCharge::neutral;
    TrapShape shape = TrapShape::level;
    double density = 0;           ///< in all; bulk [1/m^3], interface [1/m^2]
    double energy = 0;            ///< below the vacuum level [J]
    double width = 0;             ///< standard deviation or decay energy [J]
    double capture_electron = 0;  ///< capture coefficient of electrons [m^3/s]
    double capture_hole = 0;      ///< capture coefficient of holes [m^3/s]
    int levels = 15;              ///< points that a distribution is cut into at least
};

/// One energy of a trap.
struct TrapLevel {
    double density;  ///< as Trap::density
    double energy;   ///< below the vacuum level [J]
};

/// The levels that stand for a trap: one for a single energy, else three Gauss–Legendre points in
/// every 3 kT and in every 2 decay energies (1.5 standard deviations), so that an occupation that
/// changes over kT is integrated to 1e-3 however wide the distribution is. It is cut where 1e-8 of
/// it are left, and the densities sum to the trap's.
/// @param thermal_energy  kT [J]
std::vector<TrapLevel> trap_levels(const Trap& trap, double thermal_energy);

}  // namespace anchorite::device
