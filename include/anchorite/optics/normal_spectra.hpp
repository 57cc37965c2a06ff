#pragma once

#include <vector>

#include "anchorite/optics/device_model.hpp"
#include "anchorite/optics/figures.hpp"

namespace anchorite::optics {

/// Photons seen along the normal, on the side where most of the light leaves, of one exciton made
/// at each of the emitter's positions: q times I for as long as it emits, see emitting_time, on a
/// scale that all positions share. The spectrum of any distribution of
/// excitons is their weighted sum.
/// Of `options` reabsorption is taken from the model.
/// @param yield  q; 1 where what is made are photons
/// @throws InputError  as angular_emission
std::vector<Spectrum> normal_spectra(const DeviceModel& model, const EmissionOfModel& emission,
                                     double yield, const EmissionOptions& options = {});

}  // namespace anchorite::optics
