#pragma once

#include "anchorite/device/device.hpp"

namespace anchorite::device {

/// Share of the states that is occupied at a reduced chemical potential eta, as a logarithm with
/// its derivatives.
struct Occupation {
    double log_share;
    double slope;      ///< d log_share / d eta
    double curvature;  ///< d^2 log_share / d eta^2
};

/// ln F(eta): eta for Boltzmann, the Fermi–Dirac integral of order 1/2 (numerics), or
/// 1 / (exp(-eta) + gamma) with gamma = 0.27 (Blakemore, J. Appl. Phys. 23 (1952) 8) or 1.
Occupation occupation(Statistics statistics, double eta);

/// The eta at which F(eta) is `share`, which must be positive (and below the largest F).
double chemical_potential(Statistics statistics, double share);

}  // namespace anchorite::device
