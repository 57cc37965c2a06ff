#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/numerics/curve_fit.hpp"
#include "anchorite/photophysics/dot_model.hpp"

namespace anchorite::photophysics {

/// What a fit of a decay minimises. On one decay the answers differ, so it is part of the result.
enum class DecayObjective {
    least_squares,  ///< all points alike
    poisson,        ///< likelihood of photon counts (deviance residuals)
};

/// A decay of single excitons, e.g. photon counts by time after the pulse.
struct DotDecay {
    std::vector<double> times;   ///< from the pulse, ascending; longer than the instrument's
                                 ///< response [s]
    std::vector<double> counts;  ///< as many
    double background = 0;       ///< per point, known
    /// @throws InputError  fewer than eight points, lists of different length, times out of order,
    ///                     a negative count or background
    void validate() const;
};

/// Rates of dots from a decay and a quantum yield, both at low fluence.
struct DotDecayFit {
    /// k_r, k_nr, k_t and traps per dot; nothing is known of release and Auger recombination.
    DotModel model;
    double amplitude = 0;             ///< counts at time 0 without background
    numerics::Interval radiative;     ///< of k_r, the yield taken as exact [1/s]
    numerics::Interval nonradiative;  ///< of k_nr, the yield taken as exact [1/s]
    numerics::Interval total;         ///< of k_r + k_nr, the rate of dots without traps [1/s]
    numerics::Interval trapping;      ///< of k_t [1/s]
    numerics::Interval mean_traps;    ///< traps per dot
    double amplitude_average = 0;     ///< ⟨τ⟩_amp of the fitted decay [s]
    DecayObjective objective = DecayObjective::poisson;
    numerics::CurveFit
        fit;  ///< of ln(amplitude), ln(k_r + k_nr), ln(k_t) and ln(traps), times scaled
    double reduced_chi_square = 0;      ///< about 1 where Poisson noise explains the rest
    std::vector<std::string> warnings;  ///< for people
};

/// Fits A exp(-(k_r + k_nr) t - λ(1 - e^{-k_t t})) (as infelta_tachiya): dots whose traps, Poisson
/// in number, are empty at the pulse. k_r = PLQY/⟨τ⟩_amp splits the rate of dots without traps; a
/// negative k_nr becomes 0, with a warning that yield and decay contradict each other where even
/// its interval lies below 0.
/// @throws InputError  as validate; a yield outside (0, 1]
/// @throws RunError    no finite fit
DotDecayFit fit_dot_decay(const DotDecay& decay, double plqy,
                          DecayObjective objective = DecayObjective::poisson,
                          const numerics::CurveFitOptions& options = {});

/// ∫ exp(-k t - λ(1 - e^{-k_t t})) dt from 0 to ∞, as the sum over the numbers of traps
/// Σ Poisson(F; λ)/(k + F k_t) [s].
double mean_emission_time(double rate, double trapping, double mean_traps);

}  // namespace anchorite::photophysics
