#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/photophysics/dot_model.hpp"
#include "anchorite/study/chain_input.hpp"
#include "anchorite/study/prediction.hpp"

namespace anchorite::study {

/// Mean number of Poisson-distributed traps per dot at which dots of this model have a quantum
/// yield, at `excitons` per pulse; 0 where they have less even without traps.
/// @throws InputError  a yield outside (0, 1]
double traps_for_yield(photophysics::DotModel dots, double yield, double excitons);

/// k_r = PLQY/⟨τ⟩ from a sample's yield and intensity-weighted lifetime [1/s]; none without both.
std::optional<double> radiative_rate(const Measured& measured);

/// k_r of every sample: its own where it can be had, otherwise the geometric mean of those known
/// [1/s]; empty where none is known.
std::vector<double> radiative_rates(const std::vector<SamplePrediction>& samples);

/// Emission and bleach of every sample whose yield is known: k_r as `radiative_rates`, as many
/// traps per dot as its yield asks for. The yield is that of the decay where it was reported, then
/// the predicted one, then the measured one.
std::vector<DotDecay> dot_decays(const std::vector<SamplePrediction>& samples,
                                 const DotsInput& input);

}  // namespace anchorite::study
