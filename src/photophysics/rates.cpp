#include "anchorite/photophysics/rates.hpp"

#include <cmath>

#include "anchorite/base/error.hpp"

namespace anchorite::photophysics {

namespace {

void check_yield(double plqy) {
    if (!(plqy > 0 && plqy <= 1)) {
        throw InputError(
            "a quantum yield must lie above 0 and not above 1: give photons emitted "
            "per photon absorbed");
    }
}

Rates split(double plqy, double lifetime) {
    check_yield(plqy);
    if (!(lifetime > 0)) throw InputError("a lifetime must be positive");
    return {plqy / lifetime, (1 - plqy) / lifetime};
}

}  // namespace

double nonradiative_ratio(double plqy) {
    check_yield(plqy);
    return 1 / plqy - 1;
}

double yield_of_ratio(double ratio) {
    if (!(ratio >= 0)) throw InputError("k_nr/k_r must not be negative");
    return 1 / (1 + ratio);
}

Rates rates_from(double plqy, AmplitudeAverage lifetime) {
    return split(plqy, lifetime.seconds);
}

Rates rates_from(double plqy, IntensityAverage lifetime) {
    return split(plqy, lifetime.seconds);
}

RateEstimates rates_from(Estimate plqy, Estimate lifetime) {
    if (!(plqy.error >= 0) || !(lifetime.error >= 0)) {
        throw InputError("a standard error must not be negative");
    }
    const Rates rates = split(plqy.value, lifetime.value);
    const double tau = lifetime.value;
    const double by_yield = plqy.error / tau;
    const double relative = lifetime.error / tau;
    return {{rates.radiative, std::hypot(by_yield, rates.radiative * relative)},
            {rates.nonradiative, std::hypot(by_yield, rates.nonradiative * relative)},
            {nonradiative_ratio(plqy.value), plqy.error / (plqy.value * plqy.value)}};
}

NamedRates rates_from(double plqy, const ExponentialSum& decay) {
    const DecayAverages both = averages(decay);
    return {rates_from(plqy, both.amplitude), rates_from(plqy, both.intensity)};
}

double trap_density(double nonradiative, double capture) {
    if (!(capture > 0)) throw InputError("a capture coefficient must be positive");
    if (!(nonradiative >= 0)) throw InputError("a rate must not be negative");
    return nonradiative / capture;
}

double nonradiative_of_traps(double trap_density, double capture) {
    if (!(capture > 0)) throw InputError("a capture coefficient must be positive");
    if (!(trap_density >= 0)) throw InputError("a trap density must not be negative");
    return trap_density * capture;
}

}  // namespace anchorite::photophysics
