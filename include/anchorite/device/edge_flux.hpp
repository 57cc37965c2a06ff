#pragma once

#include "anchorite/device/occupation.hpp"
#include "anchorite/numerics/bernoulli_pieces.hpp"

namespace anchorite::device {

/// Carriers at one end of an edge.
struct EdgeEnd {
    double density;  ///< [1/m^3]
    double eta;      ///< reduced chemical potential
    double log_density;
    Occupation occupation;
};

/// Particle flux along an edge from left to right and what it depends on. z is the charge number;
/// potentials are in units of kT/q.
struct EdgeFlux {
    double flux;          ///< [1/(m^2 s)]
    double of_right_phi;  ///< d flux / d phi at the right end
    double of_right_u;    ///< d flux / d u (electrostatic potential) at the right end
    double of_both_phi;   ///< d flux when phi changes alike at both ends
    double of_both_u;     ///< d flux when u changes alike at both ends
};

/// Generalised Scharfetter–Gummel flux with diffusion enhancement within a layer: with
/// g = d eta / d ln c along the edge, Gamma = (K g) [c_i B(-X) - c_j B(X)], X = -z du / g
/// (Bessemoulin-Chatard, Numer. Math. 121 (2012) 637; Koprucki et al., Opt. Quantum Electron. 47
/// (2015) 1327). It is zero exactly where phi is constant, and it is the Scharfetter–Gummel flux
/// for Boltzmann statistics. `conductance` K is D / h [m/s]; `d_phi` is phi right - phi left, kept
/// by the caller free of cancellation. With a `piece` of SIMsalabim's Bernoulli function the flux
/// is zero where phi rises by the logarithm of that function's error.
EdgeFlux layer_flux(int z, double conductance, const EdgeEnd& left, const EdgeEnd& right,
                    double d_u, double d_phi, int piece = numerics::exact_piece);

/// The flux across an interface, Interface's equation with the velocity [m/s].
EdgeFlux interface_flux(int z, double velocity, const EdgeEnd& left, const EdgeEnd& right,
                        double d_phi, int piece = numerics::exact_piece);

}  // namespace anchorite::device
