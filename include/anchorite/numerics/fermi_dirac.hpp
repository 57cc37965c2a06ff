#pragma once

namespace anchorite::numerics {

/// Logarithm of an occupation function and its first two derivatives at one argument.
struct LogDerivatives {
    double value;
    double first;
    double second;
};

/// Complete Fermi–Dirac integral of order 1/2, (2/sqrt(pi)) ∫ sqrt(t) / (1 + exp(t - eta)) dt,
/// which tends to exp(eta) for eta -> -inf (Blakemore, Solid-State Electron. 25 (1982) 1067). From
/// GSL.
double fermi_dirac_half(double eta);

/// d/d(eta) of fermi_dirac_half, which is the integral of order -1/2. From GSL.
double fermi_dirac_minus_half(double eta);

/// ln of fermi_dirac_half and its derivatives, from a quintic Hermite table of GSL's values within
/// [-12, 60], the convergent series below it and Sommerfeld's expansion above it; the relative
/// error of the integral is below 1e-11. Many times faster than fermi_dirac_half.
LogDerivatives log_fermi_dirac_half(double eta);

}  // namespace anchorite::numerics
