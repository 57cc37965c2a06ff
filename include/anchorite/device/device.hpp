#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/device/constants.hpp"
#include "anchorite/device/trap.hpp"

namespace anchorite::device {

/// Distribution of carriers over their states.
enum class Statistics {
    boltzmann,
    fermi_dirac,   ///< parabolic bands: Fermi–Dirac integral of order 1/2
    blakemore,     ///< 1 / (exp(-eta) + 0.27), close to fermi_dirac below eta = 1.3
    site_limited,  ///< 1 / (exp(-eta) + 1), at most one carrier a site (dot)
};

/// What a layer offers one kind of carrier.
struct Band {
    double states = 0;         ///< effective density of states, or of sites [1/m^3]
    double mobility = 0;       ///< at zero field [m^2/(V s)]
    double poole_frenkel = 0;  ///< gamma of mobility x exp(gamma sqrt|E|) [(m/V)^0.5]
    Statistics statistics = Statistics::boltzmann;
};

/// One homogeneous layer.
struct Layer {
    std::string name;
    double thickness = 0;          ///< [m]
    double permittivity = 1;       ///< relative
    double electron_affinity = 0;  ///< conduction edge below the vacuum level [J]
    double ionisation_energy = 0;  ///< valence edge below the vacuum level [J]
    Band electrons;
    Band holes;
    double donors = 0;     ///< ionised [1/m^3]
    double acceptors = 0;  ///< ionised [1/m^3]
    double radiative = 0;  ///< k of k (np - ni^2) [m^3/s]
    /// k = langevin_factor q (mu_n + mu_p) / eps, not `radiative`; the mobilities at the local
    /// field.
    bool langevin = false;
    double langevin_factor = 1;
    double auger_electron = 0;  ///< C_n of C_n n (np - ni^2) [m^6/s]
    double auger_hole = 0;      ///< C_p of C_p p (np - ni^2) [m^6/s]
    double generation = 0;      ///< of electron-hole pairs, by light [1/(m^3 s)]
    std::vector<Trap> traps;
};

/// Between two layers. The quasi-Fermi levels drop by Gamma = v [c_i B(-X) - c_j B(X)], X being the
/// logarithm of the equilibrium density ratio: thermionic emission, v = infinity for continuous
/// quasi-Fermi levels.
struct Interface {
    double velocity_electron = std::numeric_limits<double>::infinity();  ///< [m/s]
    double velocity_hole = std::numeric_limits<double>::infinity();      ///< [m/s]
    std::vector<Trap> traps;  ///< reached from both sides
};

/// A metal.
struct Contact {
    double work_function = 0;  ///< below the vacuum level [J]
    /// Surface recombination velocities [m/s]; infinite: the equilibrium density.
    double velocity_electron = std::numeric_limits<double>::infinity();
    double velocity_hole = std::numeric_limits<double>::infinity();
    /// The image force acts on the carrier with the lower barrier: where the field pulls it in, a
    /// finite velocity grows by exp(sqrt(q E / (4 pi eps)) q/kT) (Sze, Physics of Semiconductor
    /// Devices, 3rd ed., eq. 3.27), and near the contact it diffuses in the potential
    /// -q / (16 pi eps x) (Emtage and O'Dwyer, Phys. Rev. Lett. 16 (1966) 356). The field of the
    /// layers and equilibrium stay as they are.
    bool barrier_lowering = false;
};

/// Mobile ions of one kind, confined to a run of layers that they cannot leave.
struct Ion {
    int charge = 1;  ///< +1 or -1
    std::size_t first_layer = 0;
    std::size_t last_layer = 0;  ///< included
    double density = 0;          ///< mean over those layers [1/m^3]
    double mobility = 0;         ///< matters to transients only [m^2/(V s)]
    /// Sites they can take [1/m^3]; infinite: Boltzmann statistics.
    double sites = std::numeric_limits<double>::infinity();
};

/// What surrounds the layers.
struct Circuit {
    double series = 0;                                       ///< [ohm m^2]
    double shunt = std::numeric_limits<double>::infinity();  ///< across the layers [ohm m^2]
    double thermal_resistance = 0;                           ///< T = T0 + this x J V [K m^2/W]
};

enum class Side { left, right };

/// How the Bernoulli function x / (exp(x) - 1) in the fluxes is computed.
enum class Bernoulli {
    exact,
    /// As SIMsalabim does, with polynomials below |x| = 1.5 that are off by up to 8e-4: only to
    /// reproduce its currents. Needs Boltzmann statistics and ions without a number of sites.
    simsalabim,
};

/// Everything the transport equations need.
struct Device {
    std::vector<Layer> layers;          ///< from left to right
    std::vector<Interface> interfaces;  ///< layers.size() - 1, or empty: all with the defaults
    Contact left;
    Contact right;
    std::vector<Ion> ions;
    Circuit circuit;
    Side anode = Side::left;   ///< the contact that a positive bias makes positive
    double temperature = 300;  ///< of the surroundings [K]
    Constants constants;
    Bernoulli bernoulli = Bernoulli::exact;

    /// @throws InputError  a value that is missing, not finite or out of its range, naming the
    /// layer
    void validate() const;
};

}  // namespace anchorite::device
