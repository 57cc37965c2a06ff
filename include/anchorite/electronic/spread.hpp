#pragma once

#include <optional>
#include <vector>

namespace anchorite::electronic {

/// How much a quantity differs from pose to pose.
struct Spread {
    int count = 0;
    double mean = 0;
    std::optional<double> deviation;  ///< sample standard deviation; none for a single value
    double minimum = 0;
    double maximum = 0;
    std::optional<double> boltzmann;  ///< mean weighted by exp(-E / kT)
};

/// @param values    at least one
/// @param energies  of the same poses for the Boltzmann mean, or none [eV]
/// @param temperature  [K]
/// @throws InputError  no values, another number of energies, temperature not positive
Spread spread_of(const std::vector<double>& values, const std::vector<double>& energies = {},
                 double temperature = 298.15);

}  // namespace anchorite::electronic
