#pragma once

#include <span>
#include <vector>

#include "anchorite/photophysics/dot_model.hpp"

namespace anchorite::photophysics {

/// What becomes of an exciton, as shares of all excitons made. They add up to 1.
struct Fates {
    double radiative = 0;     ///< the quantum yield
    double nonradiative = 0;  ///< in ways that do not saturate
    double trapping = 0;
    double auger = 0;
    [[nodiscard]] double sum() const { return radiative + nonradiative + trapping + auger; }
};

/// What a pulse does, averaged over dots. All of it comes from one master equation.
struct PulseResponse {
    std::vector<double> times;         ///< after the pulse [s]
    std::vector<double> emission;      ///< photons per dot and time, k_r⟨n⟩ [1/s]
    std::vector<double> bleach;        ///< of the band edge, 1: every dot full
    std::vector<double> excitons;      ///< ⟨n⟩
    std::vector<double> filled_traps;  ///< per dot
    Fates fates;
};

/// A train of equal pulses; a single pulse meets empty traps.
struct PulseTrain {
    double mean_excitons = 0.01;  ///< added by each pulse, per dot
    double period = 0;            ///< between pulses [s]; 0: a single pulse
};

/// Emission, bleach and fates after one pulse, or after one of a train in its periodic state, where
/// traps and excitons of the pulses before are still there. The master equation of the states
/// (n excitons, f filled traps) is solved for each number of traps and summed with Poisson weights:
///   n -> n-1      at n (k_r + k_nr) + k_A(n)
///   n, f -> n-1, f+1  at n (F - f) k_t
///   f -> f-1      at f k_release.
// n never rises between pulses, so that exp(Qt) P = (1/2πi) ∫ e^z (z - Qt)^-1 P dz is a sum of
/// back-substitutions over Talbot's contour (Trefethen, Weideman and Schmelzer, BIT 46, 653 (2006),
/// 28 points: 1e-12), exact at any time without steps.
/// @throws InputError  as validate; a mean that is not positive, a time that is negative or beyond
///                     the period
PulseResponse respond(const DotModel& model, const PulseTrain& train, std::span<const double> times,
                      const DotOptions& options = {});

/// The same by dense matrix exponentials (Padé, Eigen). Slow reference.
PulseResponse respond_by_definition(const DotModel& model, const PulseTrain& train,
                                    std::span<const double> times, const DotOptions& options = {});

/// Quantum yield at each mean number of excitons per pulse: PLQY against fluence.
/// @throws InputError  as respond
std::vector<double> yield_against_excitation(const DotModel& model, std::span<const double> means,
                                             double period = 0, const DotOptions& options = {});

/// Fates under constant light that makes `generation` excitons per dot and time [1/s].
/// @throws InputError  as validate; a generation that is not positive
Fates constant_light(const DotModel& model, double generation, const DotOptions& options = {});

/// Emission of single excitons by traps that stay empty, in closed form:
/// exp(-(k_r + k_nr) t - λ(1 - e^{-k_t t})) (Infelta, Grätzel and Thomas, J. Phys. Chem. 78, 190
/// (1974); Tachiya, Chem. Phys. Lett. 33, 289 (1975)). Relative to its value at 0.
double infelta_tachiya(const DotModel& model, double time);

}  // namespace anchorite::photophysics
