#pragma once

#include "anchorite/photophysics/decay_average.hpp"

namespace anchorite::photophysics {

/// k_nr/k_r = 1/PLQY - 1, from PLQY = k_r/(k_r + k_nr) with photons counted per absorbed photon.
/// @throws InputError  a yield outside (0, 1]
double nonradiative_ratio(double plqy);

/// The inverse: PLQY = 1/(1 + k_nr/k_r). @throws InputError  a negative ratio
double yield_of_ratio(double ratio);

/// First-order rates of a population of emitters.
struct Rates {
    double radiative = 0;     ///< k_r [1/s]
    double nonradiative = 0;  ///< k_nr [1/s]
    /// PLQY of these rates.
    [[nodiscard]] double yield() const { return radiative / (radiative + nonradiative); }
    /// Lifetime of the single exponential they give [s].
    [[nodiscard]] double lifetime() const { return 1 / (radiative + nonradiative); }
};

/// k_r = PLQY/⟨τ⟩ and k_nr = (1 - PLQY)/⟨τ⟩. Exact for emitters that share k_r and differ in k_nr,
/// since ∫I dt/I(0) = ⟨τ⟩_amp = PLQY/k_r (Sillen and Engelborghs, Photochem. Photobiol. 67, 475
/// (1998)). @throws InputError  a yield outside (0, 1] or a lifetime that is not positive
Rates rates_from(double plqy, AmplitudeAverage lifetime);

/// The same formula with the intensity-weighted average, which is exact for a single exponential
/// only; else ⟨τ⟩_int > ⟨τ⟩_amp and both rates come out too small. For papers that print nothing
/// else. @throws InputError  as above
Rates rates_from(double plqy, IntensityAverage lifetime);

/// A value with its standard error.
struct Estimate {
    double value = 0;
    double error = 0;
};

/// Rates with their standard errors [1/s].
struct RateEstimates {
    Estimate radiative;
    Estimate nonradiative;
    Estimate ratio;  ///< k_nr/k_r
};

/// The same with the errors of yield and lifetime (independent, first order). k_nr of a sample near
/// PLQY 1 is a small difference: ±1 % at 97 % is ±33 % of k_nr.
/// @throws InputError  as rates_from; a negative error
RateEstimates rates_from(Estimate plqy, Estimate lifetime);

/// Both readings of one measurement side by side.
struct NamedRates {
    Rates amplitude;  ///< from ⟨τ⟩_amp
    Rates intensity;  ///< from ⟨τ⟩_int
};

/// Rates from a yield and a multi-exponential decay, with both averages.
/// @throws InputError  as above and as ExponentialSum::validate
NamedRates rates_from(double plqy, const ExponentialSum& decay);

/// Density of traps that each capture at `capture` [m³/s] and together make k_nr: N_t = k_nr/C
/// (Shockley and Read, Phys. Rev. 87, 835 (1952), low injection) [1/m³].
/// @throws InputError  a capture coefficient that is not positive
double trap_density(double nonradiative, double capture);

/// The inverse: k_nr = C N_t [1/s]. @throws InputError  a negative density
double nonradiative_of_traps(double trap_density, double capture);

}  // namespace anchorite::photophysics
