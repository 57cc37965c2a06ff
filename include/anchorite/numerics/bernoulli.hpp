#pragma once

namespace anchorite::numerics {

/// Bernoulli function and its first derivative at one argument.
struct BernoulliPair {
    double value;
    double derivative;
};

/// B(x) = x / (exp(x) - 1) to round-off for every finite x (Selberherr, Analysis and Simulation of
/// Semiconductor Devices, 1984, eq. 6.1-40).
double bernoulli(double x);

/// B(x) and dB/dx, the derivative without cancellation near x = 0.
BernoulliPair bernoulli_pair(double x);

}  // namespace anchorite::numerics
