#include "anchorite/electronic/spread.hpp"

#include <algorithm>
#include <cmath>

#include "anchorite/base/constants.hpp"
#include "anchorite/base/error.hpp"

namespace anchorite::electronic {
namespace {

double boltzmann_mean(const std::vector<double>& values, const std::vector<double>& energies,
                      double temperature) {
    const double lowest = *std::min_element(energies.begin(), energies.end());
    const double thermal = constants::boltzmann * temperature / constants::electronvolt;
    double sum = 0;
    double weights = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double weight = std::exp(-(energies[i] - lowest) / thermal);
        sum += weight * values[i];
        weights += weight;
    }
    return sum / weights;
}

}  // namespace

Spread spread_of(const std::vector<double>& values, const std::vector<double>& energies,
                 double temperature) {
    if (values.empty()) throw InputError("a spread needs at least one value");
    if (!energies.empty() && energies.size() != values.size()) {
        throw InputError("a Boltzmann mean needs an energy for each value");
    }
    if (!(temperature > 0)) throw InputError("a temperature must be positive");
    Spread spread;
    spread.count = static_cast<int>(values.size());
    for (const double value : values) spread.mean += value / spread.count;
    spread.minimum = *std::min_element(values.begin(), values.end());
    spread.maximum = *std::max_element(values.begin(), values.end());
    if (spread.count > 1) {
        double squares = 0;
        for (const double value : values) squares += (value - spread.mean) * (value - spread.mean);
        spread.deviation = std::sqrt(squares / (spread.count - 1));
    }
    if (!energies.empty()) spread.boltzmann = boltzmann_mean(values, energies, temperature);
    return spread;
}

}  // namespace anchorite::electronic
